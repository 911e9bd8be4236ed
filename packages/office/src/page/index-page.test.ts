import { complaintCaseOf, longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { indexPage, type Overview } from './index-page.ts';

const view: Overview = {
  branch: longgang(),
  language: 'zh',
  url: 'http://127.0.0.1:4400',
  at: '2026-10-05T02:00:00.000Z',
  living: undefined,
  queue: {
    at: '2026-10-05T02:00:00.000Z',
    open: 12,
    due: 7,
    leased: 1,
    overdueToday: 2,
    byBusinessType: { repair: 9, counter: 3 },
    secondCallbacks: 1,
    waiting: 0,
    coming: [],
    moreComing: false,
  },
  complaints: [],
  mailed: [{ period: '2026-10-04', recipients: 2, mailedAt: '2026-10-05T00:00:00.000Z' }],
};

describe('the index page', () => {
  test('speaks Chinese first, and English by a switch', () => {
    expect(indexPage(view)).toContain('回访队列');
    expect(indexPage(view)).toContain('href="/?lang=en"');
    expect(indexPage({ ...view, language: 'en' })).toContain('Callback queue');
  });

  test('shows the queue’s figures, its business types by name, the mailbox and the latest briefings', () => {
    const page = indexPage(view);
    for (const shown of [
      '<b>12</b>',
      '<b>7</b>',
      '维修',
      '营业厅',
      'href="/mailbox"',
      '/view/briefings/2026-10-04?lang=zh',
    ])
      expect(page).toContain(shown);
  });

  test('leads to a monthly briefing in one click: the last that was mailed, else the month so far', () => {
    expect(indexPage(view)).toContain('href="/view/briefings/2026-10?lang=zh"');
    const mailed = [
      ...view.mailed,
      { period: '2026-09', recipients: 2, mailedAt: '2026-10-01T00:00:00.000Z' },
    ];
    expect(indexPage({ ...view, mailed })).toContain('href="/view/briefings/2026-09?lang=zh"><b>月度简报');
  });

  test('shows open cases by their number and business type, the overdue in warning colours', () => {
    const complaints = [complaintCaseOf({ class: 'major', concludeBy: '2026-10-05T01:59:00.000Z' })];
    const page = indexPage({ ...view, complaints });
    expect(page).toContain('routine:WO-20261005-000123.1 · 维修');
    expect(page).toContain('重大');
    expect(page).toContain('<div class="warn"><b>1</b><span>超期</span>');
  });

  test('shows how much of the sample month is lived, until it is', () => {
    expect(indexPage({ ...view, living: 0.42 })).toContain('42 %');
    expect(indexPage(view)).not.toContain('样');
  });

  test('escapes whatever it shows', () => {
    const page = indexPage({ ...view, url: 'http://x/"><script>' });
    expect(page).not.toContain('<script>');
  });
});
