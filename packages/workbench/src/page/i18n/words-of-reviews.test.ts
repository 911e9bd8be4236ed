import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AUDIT_WORDS } from './words-of-audit.ts';
import { REVIEW_RULES, REVIEW_WORDS, sheetWording } from './words-of-reviews.ts';

test.each(Object.entries({ ...AUDIT_WORDS, ...REVIEW_WORDS, ...REVIEW_RULES, sheet: sheetWording(2, 80) }))(
  '%s is Chinese in Chinese and has no Chinese in English',
  (_, { zh, en }) => {
    expect(zh).toMatch(/[㐀-鿿]/);
    expect(en).not.toMatch(/[㐀-鿿]/);
  },
);

test('the words of reviews are all used', () => {
  const folder = new URL('../features/reviews/', import.meta.url).pathname;
  const text = globSync('*.tsx', { cwd: folder })
    .map((path) => readFileSync(`${folder}${path}`, 'utf8'))
    .join('\n');
  expect(
    Object.keys(REVIEW_WORDS).filter((word) => !new RegExp(`REVIEW_WORDS\\.${word}\\b|'${word}'`).test(text)),
  ).toEqual([]);
});
