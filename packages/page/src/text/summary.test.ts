import { describe, expect, it } from 'vitest';
import { documentOf, importedTableOf } from '../testing/document.ts';
import { subjectOf, summaryOf } from './summary.ts';

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
      '! 1 件投诉超期未办结',
      '',
      '问卷 on-site',
      '- 服务态度如何？ 8/10 · 良好 87.50%† · 不合格 12.50%†',
      '- 表扬 2/10',
      '',
      '问卷 second-callback',
      '- 问题是否已经解决？ 1/1 · 是 100.00%†',
      '',
      '† 基数不足 30，仅供参考，不宜排名。',
      '本邮件由回音系统自动发送，不含客户个人信息；附件为同一数据的电子表格。',
    ]);
  });

  it('calls attention to a table that does not add up', () => {
    expect(summaryOf(documentOf({ tables: [importedTableOf('s', 'A')] }), 'en')).toContain(
      '! 1 cell(s) of an imported table do not add up',
    );
  });
});
