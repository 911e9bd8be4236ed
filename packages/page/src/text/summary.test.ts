import type { BriefingDocument } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../testing/document.ts';
import { summaryOf as render, subjectOf } from './summary.ts';

const summaryOf = (document: BriefingDocument, language: Language) =>
  render(document, language, '2026-11-22T00:00:00.000Z');

describe('a briefing as text', () => {
  it('has a subject that names branch and period', () => {
    expect(subjectOf(documentOf(), 'zh')).toBe('【回访简报】龙岗分公司 2026-11 月报');
    expect(subjectOf(documentOf(), 'en')).toBe('【Callback briefing】Longgang 2026-11 monthly');
  });

  it('says what matters, which cases to act on, the key figures and every question', () => {
    expect(summaryOf(documentOf(), 'zh').split('\n')).toEqual([
      '龙岗分公司 · 2026年11月',
      '投诉新增 1 件（重大 0 件），未办结 1 件，其中超期 1 件。',
      '满意率（占已评价） 100.00% (20.65–100.00)，与2026-10比差异不显著 (p 0.71)，与上年同期比无计数可比，不作检验。',
      '结束任务 1 个，完成回访 1 户，应答率 100.00%†。',
      '- WO-20261105-000123 · 维修一班 · 普通 · 结论期限 2026年11月20日 10:00 (超期)',
      '检验未发现显著差异，班组和业务不能排名。',
      '',
      '回访数: 1 · 未评价: 0',
      '满意率（公布口径）: 100.00%† · 占已评价: 100.00%† · 最低口径: 100.00%†',
      '投诉: 新增 1 · 未办结 1 · 超期 1',
      '合计: 占已评价 100.00% (20.65–100.00) · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 无计数可比，不作检验',
      '- 维修: 占已评价 100.00% (20.65–100.00) · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 无计数可比，不作检验',
      '- 维修一班: 占已评价 100.00% (20.65–100.00) · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 无计数可比，不作检验',
      '',
      '问卷 on-site',
      '- 服务态度如何？ 8/10 · 良好 87.50%† · 不合格 12.50%†',
      '- 表扬 2/10',
      '',
      '问卷 second-callback',
      '- 问题是否已经解决？ 1/1 · 是 100.00%†',
      '',
      '按 2026年11月22日 08:00 前到达的数据统计；此后到达的数据会使本期重算，数字可能与本文不同。',
      `快照编号（SHA-256）：${'c0ffee'.padEnd(64, '0')}`,
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

  it('says of partners, segments and persons what is shown of them, and how many are withheld', () => {
    const figures = {
      callbacks: 1200,
      notRated: 0,
      notServed: 0,
      rates: { published: 99, ofRated: 99, worstCase: 99 },
      ...documentOf().estimates.total,
      comparisons: [{ against: 'others' as const, p: 0.0123, verdict: 'lower' as const }],
    };
    const { earlier, ...shown } = figures;
    const name = { zh: '维修一班', en: 'Repair 1' };
    const served: BriefingDocument['served'] = {
      partners: [
        { partner: null, figures: shown },
        { partner: 'contractor-7', figures: null },
      ],
      segments: [{ segment: 'vip', figures: shown }],
      persons: [
        { team: 'repair-1', name, staff: 'LG1043', figures: shown },
        { team: 'repair-1', name, staff: 'LG1044', figures: null },
      ],
    };
    const said = '回访数 1,200 · 占已评价 100.00% (20.65–100.00) · 对比同业务其余 显著偏低 (p 0.012)';
    const text = summaryOf(documentOf({ served }), 'zh');
    expect(text).toContain(
      [
        `- 自有班组: ${said}`,
        `- 重要客户: ${said}`,
        `- 维修一班 LG1043: ${said}`,
        '不显示: 2 · 回访不足 10 户的不显示；可由合计推算出来的，也不显示。',
      ].join('\n'),
    );
    expect(text).not.toContain('LG1044');
    expect(summaryOf(documentOf(), 'zh')).not.toContain('不显示');
  });

  it('says what was restated since it was mailed, of this period and of earlier ones, and why', () => {
    const restated: BriefingDocument['restated'] = {
      period: '2026-11',
      countedUntil: '2026-12-01T00:00:00.000Z',
      snapshot: 'a'.repeat(64),
      late: { tasks: 3, orders: 0, cases: 1 },
      figures: [
        { figure: 'callbacks', known: 6272, now: 6275 },
        { figure: 'missedConclude', known: 0, now: 1 },
      ],
    };
    const corrected = {
      ...restated,
      period: '2026-10',
      late: { tasks: 0, orders: 0, cases: 0 },
    };
    const lines = (language: Language) =>
      summaryOf(documentOf({ restated, earlier: [corrected] }), language)
        .split('\n')
        .filter((line) => line.startsWith('! '));
    expect(lines('zh')).toEqual([
      '! 2026-11 的简报按 2026年12月1日 08:00 前的数据统计，此后数字有变：回访数 6,272 → 6,275 · 本期超过结论期限 0 → 1（迟到的任务 3 个，迟到的投诉 1 件）',
      '! 2026-10 的简报按 2026年12月1日 08:00 前的数据统计，此后数字有变：回访数 6,272 → 6,275 · 本期超过结论期限 0 → 1（已有数据的更正）',
    ]);
    expect(lines('en')).toEqual([
      '! The briefing of 2026-11 was counted until 1 December 2026, 08:00; since then: Callbacks 6,272 → 6,275 · Conclusions missed 0 → 1 (3 late task(s), 1 late case(s))',
      '! The briefing of 2026-10 was counted until 1 December 2026, 08:00; since then: Callbacks 6,272 → 6,275 · Conclusions missed 0 → 1 (facts were corrected)',
    ]);
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

  it.each([
    [{ rule: 'integrity', benefits: 2, nobodyCame: 0 }, '2 位客户反映廉洁问题（吃拿卡要）。'],
    [{ rule: 'integrity', benefits: 0, nobodyCame: 3 }, '3 位客户称无人到访。'],
    [{ rule: 'integrity', benefits: 2, nobodyCame: 3 }, '2 位客户反映廉洁问题（吃拿卡要），3 位称无人到访。'],
    [{ rule: 'response', ended: 3, complete: 0, rate: null }, '结束任务 3 个，完成回访 0 户，应答率 —。'],
    [{ rule: 'table', source: '表$&', findings: 2, different: null }, '导入表“表$&”有 2 处不相符。'],
    [
      { rule: 'table', source: 's', findings: 0, different: 0 },
      '导入表“s”有 0 处不相符。各行差异不显著，不能排名。',
    ],
    [
      { rule: 'table', source: 's', findings: 0, different: 2 },
      '导入表“s”有 0 处不相符。2 行与其他各行差异显著。',
    ],
  ] as const)('says in a sentence what a rule found: %o', (headline, sentence) => {
    expect(summaryOf(documentOf({ headlines: [headline] }), 'zh').split('\n')[1]).toBe(sentence);
  });

  it('says weaknesses and strengths in words, with what they are held against and the test', () => {
    const comparison = { against: 'others', p: 0.0004, verdict: 'lower' } as const;
    const row = { of: 'team', id: 'repair-1', name: { zh: '维修一班', en: 'Repair 1' } } as const;
    const document = documentOf({
      weaknesses: {
        points: [{ measure: 'satisfaction', row, comparison, rate: 70, other: 99 }],
        more: 4,
      },
      strengths: {
        points: [
          {
            measure: 'appointment',
            comparison: { against: 'before', p: 0.02, verdict: 'higher' },
            rate: 98,
            other: 90,
          },
        ],
        more: 0,
      },
    });
    const lines = (language: Language) =>
      summaryOf(document, language)
        .split('\n')
        .filter((line) => /^[+−]/.test(line));
    expect(lines('zh')).toEqual([
      '− 维修一班：满意率（占已评价） 70.00%，同业务其他班组 99.00%，显著偏低 (p < 0.001)',
      '− 另有 4 项。',
      '+ 合计：守约率 98.00%，2026-10 90.00%，显著上升 (p 0.020)',
    ]);
    expect(lines('en')).toEqual([
      '− Repair 1: Satisfaction (of rated) 70.00%, the others 99.00%, significantly below (p < 0.001)',
      '− And 4 more.',
      '+ Total: Appointment kept 98.00%, 2026-10 90.00%, significantly higher (p 0.020)',
    ]);
    expect(summaryOf(document, 'en')).not.toContain('Tests found no significant difference');
  });
});
