import { describe, expect, test } from 'vitest';
import { findAnswers } from './find-answers.ts';

const entry = (id: string, zh: string, businessTypes?: string[]) => ({
  id,
  ...(businessTypes && { businessTypes }),
  question: { zh, en: `${id} please?` },
  answer: { zh: '可以改约', en: 'It can be moved' },
});
const BANK = [
  entry('meter', '抄表读数不对', ['meter-reading']),
  entry('smell', '闻到燃气味'),
  entry('visit', '改时间', ['repair', 'ignition']),
];
const found = (typed: string, type = 'repair', language: 'zh' | 'en' = 'zh') =>
  findAnswers(BANK, typed, type, language).map(({ id }) => id);

describe('the answer bank', () => {
  test('has first what fits the call, in the branch’s order, then the rest', () => {
    expect(found('')).toEqual(['smell', 'visit', 'meter']);
    expect(found('', 'meter-reading')).toEqual(['meter', 'smell', 'visit']);
  });

  test('is found by any word of question or answer, and by all that are typed', () => {
    expect(found('读数')).toEqual(['meter']);
    expect(found(' 改约  燃气 ')).toEqual(['smell']);
    expect(found('VISIT moved', 'repair', 'en')).toEqual(['visit']);
    expect(found('电费')).toEqual([]);
  });
});
