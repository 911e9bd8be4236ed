import { figureId } from '@huiyin/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureIdOf, parseFigureId } from './figure-id.ts';

describe('the name of a figure', () => {
  it.each([
    ['2026-10/callbacks', { period: '2026-10', measure: 'callbacks', of: {} }],
    [
      '2026-10/satisfaction/team:repair-1/business:repair',
      { period: '2026-10', measure: 'satisfaction', of: { team: 'repair-1', business: 'repair' } },
    ],
    [
      '2026-W43/cases.cause.conduct/manner/team:repair-1',
      { period: '2026-W43', measure: 'cases.cause.conduct/manner', of: { team: 'repair-1' } },
    ],
    ['2026/callbacks/crews:.own', { period: '2026', measure: 'callbacks', of: { crews: '.own' } }],
    [
      '2026/callbacks/crews:%E7%94%B2%2F%E4%B9%99%3A1',
      { period: '2026', measure: 'callbacks', of: { crews: '甲/乙:1' } },
    ],
    [
      '2026-10/question.on-site.years.is.%7E5/team:a',
      { period: '2026-10', measure: 'question.on-site.years.is.~5', of: { team: 'a' } },
    ],
  ])('%s says what is counted, and of whom', (id, figure) => {
    expect(parseFigureId(id)).toEqual(figure);
    expect(figureIdOf(figure)).toBe(id);
    expect(figureId.safeParse(id).success).toBe(true);
  });

  it.each([
    '2026-13/callbacks',
    'yesterday/callbacks',
    '2026-10',
    '2026-10/callbacks/colour:red',
    '2026-10/callbacks/business:repair/team:repair-1',
    '2026-10/callbacks/team:a/team:b',
    '2026-10/callbacks/team:%zz',
    '2026-10/%zz/team:a',
    '2026-10/callbacks/crews:%7e',
    '2026-10/callbacks/team:a/closed',
  ])('%s is none: each figure has one name', (id) => {
    expect(parseFigureId(id)).toBeUndefined();
  });

  it('holds whatever an upstream system calls a partner', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (crews) => {
        const figure = { period: '2026-10', measure: 'callbacks', of: { crews: crews.toWellFormed() } };
        expect(parseFigureId(figureIdOf(figure))).toEqual(figure);
      }),
    );
  });
});
