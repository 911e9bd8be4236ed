import { describe, expect, it } from 'vitest';
import { renderHtml } from '../html/render-html.ts';
import { ANALYSIS } from '../testing/analysis.ts';
import { documentOf } from '../testing/document.ts';
import { renderCsv } from '../workbook/plain-table.ts';
import { analysisLines, analysisTable } from './analysis.ts';
import { summaryOf } from './summary.ts';

const document = documentOf({ analysis: ANALYSIS });
const ASKED = '2026-12-01T00:00:00.000Z';

describe('the analysis of complaints', () => {
  it('is in a month’s page and mail in both languages, and in none of a shorter period', () => {
    const [zh, en] = [renderHtml(document, 'zh', ASKED), renderHtml(document, 'en', ASKED)];
    expect(zh).toMatch(/热点与难点.*投诉构成.*投诉判定与流转.*各环节用时.*各班组投诉/s);
    expect(en.replaceAll('回音', '')).not.toMatch(/[一-鿿]/);
    expect(summaryOf(document, 'zh', ASKED)).toContain('投诉构成');
    for (const without of [documentOf(), documentOf({ analysis: { ...ANALYSIS, cases: 0 } })]) {
      expect(renderHtml(without, 'zh', ASKED)).not.toContain('投诉构成');
      expect(analysisLines(without, 'zh')).toEqual([]);
      expect(analysisTable(without, 'zh').rows).toEqual([]);
    }
  });

  it('says a line a row, with what is withheld, and nothing that is not there', () => {
    expect(analysisLines(document, 'zh')).toEqual([
      '',
      '热点与难点',
      '- 热点 · 原因 · =言行不当 · 件数 4 · 检验 2026-10 显著上升 (p 0.031)',
      '- 难点 · 班组 · 维修一班 · 件数 6 · 检验 与其他相比 显著偏高 (p < 0.001)',
      '',
      '投诉构成',
      '- 诉求类型 · 投诉 · 件数 7 · 占比 87.50%† · 2026-10 6 · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 —',
      '- 诉求类型 · 表扬 · 件数 1 · 占比 12.50%† · 2026-10 0 · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 —',
      '- 渠道 · 12345 热线 · 件数 7 · 占比 100.00%† · 2026-10 3 · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 —',
      '- 诉求 · 服务态度 · 件数 7 · 占比 100.00%† · 2026-10 6 · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 —',
      '- 原因 · =言行不当 · 件数 4 · 占比 57.14%† · 2026-10 1 · 对比 2026-10 显著上升 (p 0.031) · 对比 上年同期 —',
      '- 共性或个性 · 共性问题 · 件数 2 · 占比 28.57%† · 2026-10 0 · 对比 2026-10 差异不显著 (p 0.71) · 对比 上年同期 —',
      '',
      '投诉判定与流转',
      '- 本期投诉 · 件数 7',
      '- · 其中已有结论 · 件数 6',
      '- · 其中有效投诉 · 件数 5 · 申诉裁定前 6',
      '- · 其中有责 · 件数 3 · 申诉裁定前 4',
      '- · 责任层级 班组长 · 件数 3 · 申诉裁定前 4',
      '- · 其中班组申诉 · 件数 2',
      '- · 其中已裁定 · 件数 1',
      '- 同一事项重复反映 · 件数 2',
      '- · 因重复升级 · 件数 1',
      '- · 其中重新处理 · 件数 1',
      '- 派单后判为无效 · 件数 1',
      '- 受理时类型有误 · 件数 1',
      '- 受理时等级偏低 · 件数 1',
      '- 转外部机构 · 件数 1',
      '- · 其中外部转来又转出 · 件数 1',
      '- 客户撤诉 · 件数 1',
      '- 并入另一件 · 件数 1',
      '',
      '各环节用时',
      '- 已收到 · 件次 8 · 平均用时（小时） 3.5',
      '- 已受理 · 件次 4',
      '- 转办 · 件次 7',
      '- · 其中已接收 · 件次 5 · 平均用时（小时） 0.8',
      '- · 其中被退回 · 件次 1',
      '- · 其中逾期未接收 · 件次 1',
      '',
      '各班组投诉',
      '- 维修一班 · 维修 · 投诉 6 · 占比 85.71%† · 来自回访 2 · 回访数 310 · 有责 3 · 申诉裁定前 4 · 对比 2026-10 差异不显著 (p 0.71) · 对比同业务其他班组 显著偏高 (p < 0.001)',
      '- 维修二班 · 维修 · 投诉 1 · 占比 14.29%† · 来自回访 0 · 回访数 290 · 有责 不显示 · 申诉裁定前 不显示 · 对比 2026-10 — · 对比同业务其他班组 —',
    ]);
  });

  it('has what is done about earlier spots before it, followed up or not', () => {
    const measure = {
      countermeasureId: '2026-11.a',
      of: 'cause' as const,
      id: 'conduct/manner',
      month: '2026-10',
      due: '2026-11',
      measure: '晨会讲评',
      name: { zh: '言行不当', en: 'manner' },
      atFirst: { cases: 1200, complaints: 2400 },
      now: { cases: 4, complaints: 40 },
      comparison: { against: 'before' as const, p: 0.0002, verdict: 'lower' as const },
    };
    const lines = analysisLines(
      documentOf({
        countermeasures: [
          measure,
          { ...measure, followUp: { outcome: 'done' as const } },
          { ...measure, followUp: { outcome: 'goes-on' as const, note: '一次' } },
        ],
      }),
      'zh',
    );
    const end = '当时 2026-10: 1,200 / 2,400 · 2026-11 4 / 40 · 检验 显著下降 (p < 0.001)';
    expect(lines).toEqual([
      '',
      '整改措施跟踪',
      `- 言行不当 · 原因 · 晨会讲评 · 落实情况 未跟踪 · ${end}`,
      `- 言行不当 · 原因 · 晨会讲评 · 落实情况 已落实 · ${end}`,
      `- 言行不当 · 原因 · 晨会讲评 · 落实情况 仍在推进：一次 · ${end}`,
    ]);
  });

  it('says that tests found nothing, and no row of what did not occur', () => {
    const quiet = {
      ...ANALYSIS,
      spots: [],
      escalated: 0,
      appealed: 0,
      adjudicated: 0,
      handOvers: { made: 0, accepted: 0, declined: 0, lapsed: 0, hours: null },
      dispatches: { ...ANALYSIS.dispatches, otherKind: 0, graver: 0, referred: 0, referredBack: 0 },
    };
    const text = analysisLines(documentOf({ analysis: quiet }), 'en').join('\n');
    expect(text).toContain('- Tests found no hot or hard spot');
    expect(text).not.toMatch(/escalated|appealed|decided|handed on|Taken for|outside body/);
  });

  it('is taken away as one table, a figure a row, that a spreadsheet works nothing out of', () => {
    const table = analysisTable(document, 'en');
    expect(table.columns).toEqual(['Table', 'Name', 'Figure', 'Value']);
    expect(table.title).toBe('Analysis of complaints 2026-11');
    expect(table.rows).toContainEqual(['Complaints by team', 'Repair 1 · Repair', 'Share', 85.71]);
    expect(table.rows).toContainEqual(['Complaints by team', 'Repair 2 · Repair', 'Responsible', 'withheld']);
    expect(table.rows).toContainEqual(['Time per step', 'received', 'Mean hours', 3.5]);
    expect(table.rows.filter(([, item]) => item === 'acknowledged')).toHaveLength(1);
    const teams = ANALYSIS.teams.map((team) => ({ ...team, name: { zh: '=1+1', en: '=1+1' } }));
    const csv = renderCsv(analysisTable(documentOf({ analysis: { ...ANALYSIS, teams } }), 'en'));
    expect(csv).toContain(`"'=1+1 · Repair"`);
  });
});
