import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const rows = readFileSync(join(root, 'docs/map.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`'))
  .map((line) => {
    const [, question = '', answer = ''] = line.split('|');
    // A path has a slash or an ending, and no space.
    const files = [...answer.matchAll(/`([\w./-]+\.\w+)`/g)].map(([, file = '']) => file);
    return { question: question.trim(), files };
  });

describe('the map of the house', () => {
  it('answers the questions of a newcomer', () => expect(rows.length).toBeGreaterThanOrEqual(12));

  it.each(rows)('$question', ({ files }) => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThanOrEqual(3);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
