import { describe, expect, test } from 'vitest';
import { readStage, stageAfter } from './tour.ts';

describe('the tour of the pages', () => {
  test('is offered until somebody begins or does without it', () => {
    expect([null, '', 'later', '-1', '1e9', '007x'].map(readStage)).toEqual(Array(6).fill('offered'));
    expect([readStage('over'), readStage('0'), readStage('3')]).toEqual(['over', 0, 3]);
  });

  test('goes from page to page to its end, and begins anew when asked for', () => {
    expect(stageAfter('offered', 3)).toBe(0);
    expect(stageAfter(0, 3)).toBe(1);
    expect(stageAfter(2, 3)).toBe('over');
    expect(stageAfter('over', 3)).toBe(0);
    expect(stageAfter(7, 3)).toBe('over');
    expect(stageAfter('offered', 0)).toBe('over');
  });
});
