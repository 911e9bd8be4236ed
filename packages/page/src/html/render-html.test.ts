import type { BriefingDocument } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { documentOf, emptyDocument, figuresOf, importedTableOf } from '../testing/document.ts';
import { inMail } from './charts.ts';
import { renderHtml as render } from './render-html.ts';

const renderHtml = (document: BriefingDocument, language: Language) =>
  render(document, language, '2026-11-22T00:00:00.000Z');

describe('the page of a briefing', () => {
  it('has what binds the branch to the sampling keys of months to come', () => {
    const commitment = {
      month: '2026-12',
      commitment: 'b'.repeat(64),
      committedAt: '2026-10-31T16:40:00.000Z',
    };
    const page = renderHtml(documentOf({ samplingKeys: [{ ...commitment, inTime: true }] }), 'zh');
    expect(page).toContain(`（SHA-256，2026年11月1日 00:40 作出）：${'b'.repeat(64)}`);
    expect(renderHtml(documentOf(), 'zh')).not.toContain('抽样密钥');
  });

  it('speaks Chinese or English, whole', () => {
    const english = renderHtml(documentOf(), 'en');
    expect(renderHtml(documentOf(), 'zh')).toContain('各班组满意情况');
    expect(english).toContain('Satisfaction by team');
    expect(english.replaceAll('回音', '')).not.toMatch(/[一-鿿]/);
  });

  it('says first what matters and which cases to act on, then what tests found; how far the period has come, and how to read the rates', () => {
    const page = renderHtml(documentOf(), 'zh');
    expect(page).toMatch(
      /投诉新增 1 件（重大 0 件），未办结 1 件，其中超期 1 件。.*待处理投诉.*检验未发现显著差异.*评价分布/s,
    );
    expect(page).toContain('统计截至 2026年11月21日');
    expect(page).toMatch(
      /待处理投诉.*WO-20261105-000123.*维修一班.*普通.*结论期限 2026年11月20日 10:00 \(超期\)/s,
    );
    expect(page).toContain('把未评价视为满意');
  });

  it('says until when a period that is over was counted', () => {
    const over = documentOf({ through: '2026-11-30' });
    const page = render(over, 'en', '2026-12-01T00:00:00.000Z');
    expect(page).toContain('Counted from what had arrived by 1 December 2026, 08:00');
    expect(page).not.toContain('The period is not over');
  });

  it('marks every rate and share of fewer than thirty, 0 % of one case as well as 100 % of two', () => {
    const complaints = { ...documentOf().complaints, asked: 1, solvedRate: 0, satisfiedRate: 100 };
    const page = renderHtml(documentOf({ complaints }), 'en');
    expect(page).toMatch(/Solved<\/td><td[^>]*>0\.00%†</);
    expect(page).toContain('too few to rank');
    expect(page.match(/\d%(?!†)/g)?.filter((each) => each !== '0%')).toEqual([]);
  });

  it('has no such mark from thirty on', () => {
    const figures = figuresOf({
      callbacks: 30,
      closed: 30,
      appointment: { kept: 30, broken: 0, noneMade: 0, keptRate: 100 },
    });
    const page = renderHtml(
      documentOf({
        total: figures,
        teams: [{ team: 'a', name: { zh: '甲', en: 'A' }, figures }],
        businessTypes: [],
        headlines: [],
        questions: [],
      }),
      'en',
    );
    expect(page).toContain('100.00%');
    expect(page).not.toContain('%†');
  });

  it('says why the concerns add up to more than the cases, and nothing where they do not', () => {
    const { complaints } = documentOf();
    const several = { ...complaints, byConcern: { dissatisfied: 1, complaint: 1 } };
    const said = '各问题之和因此大于新增件数';
    expect(renderHtml(documentOf({ complaints: several }), 'zh')).toContain(said);
    expect(renderHtml(documentOf(), 'zh')).not.toContain(said);
  });

  it('shows every question of every questionnaire: how often asked and answered, and how', () => {
    const page = renderHtml(documentOf(), 'zh');
    expect(page).toMatch(/问卷 · on-site.*服务态度如何？.*>10<.*>8<.*良好 87\.50%† · 不合格 12\.50%†.*表扬/s);
    expect(page).toMatch(/问卷 · second-callback.*问题是否已经解决？.*是 100\.00%†</s);
    expect(page).not.toContain('否 0.00%');
  });

  it('is no wider than the screen it is read on: every table moves in a frame of its own', () => {
    const page = renderHtml(documentOf(), 'zh');
    const tables = page.match(/<table cellpadding="6"/g) ?? [];
    expect(tables.length).toBeGreaterThan(5);
    expect(page.match(/<div style="overflow-x:auto"><table cellpadding="6"/g)).toHaveLength(tables.length);
    expect(page.match(/table-layout:fixed/g)).toHaveLength(2);
  });

  it('escapes whatever an imported table says', () => {
    const table = importedTableOf('<script>alert(1)</script>', '"><img src=x>');
    const page = renderHtml(documentOf({ tables: [table] }), 'zh');
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;script&gt;');
  });

  const trend: BriefingDocument['trend'] = {
    points: [
      { period: '2026-10', satisfaction: 99, praise: null, limits: { low: 97, high: 100 }, signal: 'none' },
      {
        period: '2026-11',
        satisfaction: 95.5,
        praise: null,
        limits: { low: 97, high: 100 },
        signal: 'below',
      },
    ],
    centre: 98.2,
    chart: 'binomial',
    falseAlarms: 0.4,
  };

  it('has charts as pictures with their labels as text, in the page or beside it in the mail', () => {
    const document = documentOf({ trend });
    const page = renderHtml(document, 'zh');
    expect(page.match(/<img src="data:image\/png;base64,[^"]+"/g)).toHaveLength(1);
    expect(page).toMatch(/满意率走势.*10月.*11月.*99\.0.*95\.5 ▼.*各期合计 98\.20%.*精确控制限.*0\.40%/s);
    expect(page).toMatch(/alt="满意率走势[^"]* 99\.0 · 95\.5 ▼"/);
    const mail = render(document, 'zh', '2026-11-22T00:00:00.000Z', inMail);
    expect(mail).toContain('<img src="cid:satisfaction@huiyin"');
    expect(mail).not.toContain('data:');
  });

  it('needs nothing from elsewhere: no script, no link, and no picture without a trend', () => {
    expect(renderHtml(documentOf(), 'zh')).not.toMatch(/<(script|link|img|iframe)|https?:/);
  });

  it('shows n/a where nobody was asked, and says that nothing came', () => {
    const page = renderHtml(emptyDocument(), 'en');
    expect(page).toContain('No callbacks ended in this period.');
    expect(page).not.toContain('0.00%');
  });

  it('stays under the hundred kilobytes at which mail programs cut, with twenty teams and sixty questions', () => {
    const many = <Row>(count: number, row: (index: number) => Row) =>
      Array.from({ length: count }, (_, index) => row(index));
    const name = (index: number) => ({ zh: `营业第${index}所`, en: `Counter ${index}` });
    const { questions } = documentOf();
    const document = documentOf({
      teams: many(20, (index) => ({ team: `team-${index}`, name: name(index), figures: figuresOf() })),
      businessTypes: many(10, (index) => ({
        businessType: `type-${index}`,
        name: name(index),
        figures: figuresOf(),
      })),
      questions: many(60, (index) => ({
        ...(questions[0] ?? expect.fail()),
        questionnaire: `asked-${index % 6}`,
        question: `q-${index}`,
      })),
    });
    expect(Buffer.byteLength(renderHtml(document, 'zh'))).toBeLessThan(100_000);
  });
});
