import { parsePeriod } from '@huiyin/kernel';
import { describe, expect, it } from 'vitest';
import { type BriefingParts, briefingOf } from '../domain/briefing.ts';
import { foldDay } from '../domain/day-fold.ts';
import { readTable } from '../domain/imported-table.ts';
import { callbackFactOf, complaintFactOf, terms } from '../testing/facts.ts';
import { renderHtml } from './html.ts';

const period = (name: string) => {
  const found = parsePeriod(name);
  if (!found) throw new Error(name);
  return found;
};
const documentOf = (parts: Partial<BriefingParts> = {}) =>
  briefingOf(terms(), {
    period: period('2026-11'),
    span: { first: '2026-11-01', through: '2026-11-21', end: '2026-11-21T16:00:00.000Z' },
    folds: [
      foldDay('2026-11-21', { callbacks: [callbackFactOf('a')], secondCallbacks: [], population: undefined }),
    ],
    cases: [complaintFactOf({ concludeBy: '2026-11-21T00:00:00.000Z' })],
    tables: [],
    yearBefore: undefined,
    ...parts,
  });

describe('the page of a briefing', () => {
  it('speaks Chinese or English, whole', () => {
    const english = renderHtml(documentOf(), 'en');
    expect(renderHtml(documentOf(), 'zh')).toContain('各班组满意情况');
    expect(english).toContain('Satisfaction by team');
    expect(english.replaceAll('回音', '')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('says what needs attention, how far the period has come, and how to read the rates', () => {
    const page = renderHtml(documentOf(), 'zh');
    expect(page).toContain('1 件投诉超期未办结');
    expect(page).toContain('统计截至 2026年11月21日');
    expect(page).toContain('把未评价视为满意');
  });

  it('marks rates of fewer than thirty callbacks as too few to rank', () => {
    const page = renderHtml(documentOf(), 'en');
    expect(page).toContain('100.00%†');
    expect(page).toContain('too few to rank');
  });

  it('escapes whatever an imported table says', () => {
    const table = readTable(
      '<script>alert(1)</script>',
      [{ team: '"><img src=x>', total: false }],
      terms().branch.levels,
    );
    const page = renderHtml(documentOf({ tables: [table] }), 'zh');
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;script&gt;');
  });

  it('needs nothing from elsewhere: no script, no link, no picture', () => {
    expect(renderHtml(documentOf(), 'zh')).not.toMatch(/<(script|link|img|iframe)|https?:/);
  });

  it('shows n/a where nobody was asked, and says that nothing came', () => {
    const page = renderHtml(documentOf({ folds: [], cases: [] }), 'en');
    expect(page).toContain('No callbacks ended in this period.');
    expect(page).not.toContain('0.00%');
  });
});
