import { globSync, readFileSync } from 'node:fs';
import type { Wording } from '@huiyin/vocabulary';
import { describe, expect, test } from 'vitest';
import { RULES, WORDS } from './words.ts';
import { ANALYSIS_RULES, ANALYSIS_WORDS } from './words-of-analysis.ts';
import { CASE_PAGE_WORDS } from './words-of-cases.ts';
import { LETTER_RULES, LETTER_WORDS } from './words-of-letters.ts';
import { REDISTRIBUTION_RULES, REDISTRIBUTION_WORDS } from './words-of-redistribution.ts';
import { SAMPLING_RULES, SAMPLING_WORDS, SEGMENT_NAMES } from './words-of-sampling.ts';
import { TOPIC_RULES, TOPIC_WORDS } from './words-of-topics.ts';

/** Those of a few pages, which come with them. */
const OF_PAGES = {
  SAMPLING_WORDS,
  CASE_PAGE_WORDS,
  REDISTRIBUTION_WORDS,
  ANALYSIS_WORDS,
  LETTER_WORDS,
  TOPIC_WORDS,
};

const folder = new URL('../', import.meta.url).pathname;
const sources = globSync('**/*.{ts,tsx}', { cwd: folder }).filter(
  (path) => !/\.test\.ts$|^i18n\/words/.test(path),
);
const texts = sources.map((path) => [path, readFileSync(`${folder}${path}`, 'utf8')] as const);
const all = texts.map(([, text]) => text).join('\n');

describe('the words of the workbench', () => {
  test.each(
    [
      WORDS,
      RULES,
      ...Object.values(OF_PAGES),
      SAMPLING_RULES,
      REDISTRIBUTION_RULES,
      ANALYSIS_RULES,
      LETTER_RULES,
      TOPIC_RULES,
      SEGMENT_NAMES,
    ].flatMap((table) => Object.entries<Wording>(table)),
  )('%s is Chinese in Chinese and has no Chinese in English', (_, { zh, en }) => {
    expect(zh).toMatch(/[㐀-鿿]|^English$/);
    expect(en.replace(/^中文$/, '')).not.toMatch(/[㐀-鿿]/);
  });

  test('are all used', () => {
    expect(Object.keys(WORDS).filter((word) => !new RegExp(`['"]${word}['"]`).test(all))).toEqual([]);
  });

  test.each(Object.entries(OF_PAGES))('%s are all used', (table, words) => {
    const unused = Object.keys(words).filter((word) => !new RegExp(`${table}\\.${word}\\b`).test(all));
    expect(unused).toEqual([]);
  });

  test('are in the one table, and nowhere in a component', () => {
    const han = texts
      .filter(([path]) => path.endsWith('.tsx'))
      .flatMap(([path, text]) =>
        text
          .split('\n')
          .filter((line) => /[㐀-鿿]/.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(han).toEqual([]);
  });
});
