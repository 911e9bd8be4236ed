import type { BriefingDocument } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { documentOf, importedTableOf } from '../testing/document.ts';
import { summaryOf as render, subjectOf } from './summary.ts';

const summaryOf = (document: BriefingDocument, language: Language) =>
  render(document, language, '2026-11-22T00:00:00.000Z');

describe('a briefing as text', () => {
  it('has a subject that names branch and period', () => {
    expect(subjectOf(documentOf(), 'zh')).toBe('【回访简报】龙岗分公司 2026-11 月报');
    expect(subjectOf(documentOf(), 'en')).toBe('【Callback briefing】Longgang 2026-11 monthly');
  });

  it('says the key figures, what needs attention, and every question', () => {
    expect(summaryOf(documentOf(), 'zh').split('\n')).toEqual([
      '龙岗分公司 · 2026年11月',
      '回访数: 1 · 未评价: 0',
      '满意率（公布口径）: 100.00%† · 占已评价: 100.00%† · 最低口径: 100.00%†',
      '投诉: 新增 1 · 未办结 1 · 超期 1',
      '合计: 占已评价 100.00% (20.65–100.00) · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 无计数可比，不作检验',
      '- 维修: 占已评价 100.00% (20.65–100.00) · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 无计数可比，不作检验',
      '- 维修一班: 占已评价 100.00% (20.65–100.00) · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 无计数可比，不作检验',
      '! 1 件投诉超期未办结',
      '- WO-20261105-000123 · 维修一班 · 普通 · 结论期限 2026年11月20日 10:00 (超期)',
      '',
      '问卷 on-site',
      '- 服务态度如何？ 8/10 · 良好 87.50%† · 不合格 12.50%†',
      '- 表扬 2/10',
      '',
      '问卷 second-callback',
      '- 问题是否已经解决？ 1/1 · 是 100.00%†',
      '',
      '按 2026年11月22日 08:00 前到达的数据统计；此后到达的数据会使本期重算，数字可能与本文不同。',
      '† 基数不足 30，仅供参考，不宜排名。',
      '本邮件由回音系统自动发送，不含客户个人信息；附件为同一数据的电子表格。',
    ]);
  });

  it('names the cases to act on, and says how many more there are', () => {
    const [overdue = expect.fail()] = documentOf().pressing.cases;
    const { deadline, ...concluded } = { ...overdue, class: 'major' as const };
    const text = summaryOf(documentOf({ pressing: { cases: [overdue, concluded], more: 1200 } }), 'en');
    expect(text).toContain(
      [
        '- WO-20261105-000123 · Repair 1 · ordinary · conclude by 20 November 2026, 10:00 (overdue)',
        '- WO-20261105-000123 · Repair 1 · major · concluded, waits for its second callback',
        'And 1,200 more open.',
      ].join('\n'),
    );
  });

  it('says first what was restated since the mail', () => {
    const restated: BriefingDocument['restated'] = {
      mailedAt: '2026-12-01T00:00:00.000Z',
      figures: [
        { figure: 'callbacks', mailed: 6272, now: 6275 },
        { figure: 'missedConclude', mailed: 0, now: 1 },
      ],
    };
    const lines = (language: Language) =>
      summaryOf(documentOf({ restated }), language)
        .split('\n')
        .filter((line) => line.startsWith('! '));
    expect(lines('zh')[0]).toBe(
      '! 自 2026年12月1日 08:00 邮寄以来数字有变: 回访数 6,272 → 6,275 · 本期超过结论期限 0 → 1',
    );
    expect(lines('en')[0]).toBe(
      '! Restated since it was mailed on 1 December 2026, 08:00: Callbacks 6,272 → 6,275 · Conclusions missed 0 → 1',
    );
  });

  const samplingKeys: BriefingDocument['samplingKeys'] = [
    { month: '2026-11', commitment: 'a'.repeat(64), committedAt: '2026-11-02T16:40:00.000Z', inTime: false },
    { month: '2026-12', commitment: 'b'.repeat(64), committedAt: '2026-10-31T16:40:00.000Z', inTime: true },
  ];

  it('has what binds the branch to the keys of this month and the next, and says what came late', () => {
    const lines = (language: Language) =>
      summaryOf(documentOf({ samplingKeys }), language)
        .split('\n')
        .filter((line) => /密钥|key/.test(line));
    expect(lines('zh')).toEqual([
      `2026-11 抽样密钥的承诺值（SHA-256，2026年11月3日 00:40 作出，晚于月初）：${'a'.repeat(64)}`,
      `2026-12 抽样密钥的承诺值（SHA-256，2026年11月1日 00:40 作出）：${'b'.repeat(64)}`,
      '密钥在当月工单的回访期全部结束后公布，任何人都可据此重新抽样核对。',
    ]);
    expect(lines('en')).toEqual([
      `Commitment to the sampling key of 2026-11 (SHA-256, made 3 November 2026, 00:40, after the month had begun): ${'a'.repeat(64)}`,
      `Commitment to the sampling key of 2026-12 (SHA-256, made 1 November 2026, 00:40): ${'b'.repeat(64)}`,
      'The key is revealed once every window of the month has ended: anybody can then draw the sample again.',
    ]);
  });

  it('calls attention to a table that does not add up', () => {
    expect(summaryOf(documentOf({ tables: [importedTableOf('s', 'A')] }), 'en')).toContain(
      '! 1 cell(s) of an imported table do not add up',
    );
  });
});
