import type { BriefingDocument } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { documentOf, importedTableOf } from '../testing/document.ts';
import { readWorkbook } from '../testing/read-workbook.ts';
import { renderWorkbook, workbookNameOf } from './render-workbook.ts';
import { sheetName } from './text-cell.ts';

const sheetsOf = async (document: BriefingDocument, language: Language) =>
  readWorkbook(await renderWorkbook(document, language, '2026-11-22T00:00:00.000Z'));

describe('the workbook of a briefing', () => {
  it('is named after branch and period', () => {
    expect(workbookNameOf(documentOf())).toBe('huiyin-longgang-2026-11.xlsx');
  });

  it('has the tables of the page, one sheet each, and the notes', async () => {
    const sheets = await sheetsOf(documentOf(), 'en');
    expect(sheets.map(({ name }) => name)).toEqual([
      '1 What matters',
      '2 Cases to act on',
      '3 Strengths and weaknesses',
      '4 Satisfaction by team',
      '5 Satisfaction by business type',
      '6 Estimated satisfaction by tea',
      '7 Estimated satisfaction by bus',
      '8 Teams beside earlier periods',
      '9 Business types beside earlier',
      '10 Complaints',
      '11 Points of service by team',
      '12 Points of service by busines',
      '13 Questionnaire · on-site',
      '14 Questionnaire · second-callb',
      '15 How the tasks ended',
      '16 Orders and sample',
      '17 Second callbacks',
      '18 Figures and their facts',
      'Notes',
    ]);
  });

  it('has partners, segments and persons where there are any; what is withheld is said to be', async () => {
    const { earlier, ...estimated } = documentOf().estimates.total;
    const figures = {
      callbacks: 40,
      notRated: 2,
      notServed: 0,
      rates: { published: 100, ofRated: 100, worstCase: 95 },
      ...estimated,
      comparisons: [{ against: 'others' as const, p: 0.5, verdict: 'not-different' as const }],
    };
    const name = { zh: '维修一班', en: 'Repair 1' };
    const sheets = await sheetsOf(
      documentOf({
        served: {
          partners: [
            { partner: null, figures },
            { partner: 'contractor-7', figures: null },
          ],
          segments: [{ segment: 'vip', figures }],
          persons: [{ team: 'repair-1', name, staff: 'LG1043', figures }],
        },
      }),
      'en',
    );
    const [partners, segments, persons] = ['partner', 'segment', 'person'].map(
      (by) => sheets.find(({ name }) => name.includes(`by ${by}`))?.rows ?? expect.fail(by),
    );
    const cells = [40, 2, 1, 1, 0.95, '100.00% (20.65–100.00)', 'no significant difference (p 0.50)'];
    expect(partners?.slice(2, 4)).toEqual([
      ['Own crews', ...cells],
      ['contractor-7', 'withheld'],
    ]);
    expect(partners?.flat().join()).toContain('fewer than 10 callbacks');
    expect(segments?.[2]).toEqual(['VIP', ...cells]);
    expect(segments?.flat().join()).not.toContain('fewer than 10 callbacks');
    expect(persons?.[2]).toEqual(['Repair 1', 'LG1043', ...cells]);
  });

  it('says among its notes until when it was counted', async () => {
    const notes = (await sheetsOf(documentOf(), 'zh')).at(-1);
    expect(notes?.rows.flat().join()).toContain('按 2026年11月22日 08:00 前到达的数据统计');
  });

  it('holds numbers as numbers, percentages as parts of one, and n/a as text', async () => {
    const sheets = await sheetsOf(documentOf(), 'en');
    expect(sheets[3]?.rows[2]).toEqual(['Repair 1', 1, 1, 0, 0, 1, 1, 1]);
    expect(sheets[5]?.rows[2]).toEqual([
      'Repair 1',
      3,
      '100.00% (20.65–100.00)',
      '100.00% (20.65–100.00)',
      '100.00% (20.65–100.00)',
      '50.00–100.00',
      'n/a',
    ]);
    expect(sheets[9]?.rows.at(-5)).toEqual(['Satisfied with the outcome', 'n/a']);
    expect(sheets[12]?.rows.slice(1, 3)).toEqual([
      ['Question', 'Asked', 'Answered', 'Shares of the answers'],
      ["How was the staff's manner?", 10, 8, 'Good 87.50%† · Fail 12.50%†'],
    ]);
    expect(sheets[15]?.rows[2]).toEqual(['Repair', 1200, 1200, 1, 0, 0]);
  });

  it('prints on as many pages as it has tables: each fits one, across, under its head', async () => {
    const sheets = await sheetsOf(documentOf({ tables: [importedTableOf('A & <B>', 'x')] }), 'zh');
    for (const { name, markup, printTitles } of sheets) {
      expect(markup).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
      expect(markup).toContain('orientation="landscape" fitToWidth="1" fitToHeight="1"');
      if (name === '说明') continue;
      expect(printTitles).toBe(`'${name}'!$1:$2`);
      expect(markup).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
    }
  });

  it('gives a table that no page could hold as many as it needs, never tearing its columns apart', async () => {
    const [team = expect.fail()] = documentOf().teams;
    const teams = Array.from({ length: 80 }, () => team);
    const [, , , byTeam = expect.fail()] = await sheetsOf(documentOf({ teams }), 'en');
    expect(byTeam.markup).toContain('fitToWidth="1" fitToHeight="0"');
  });

  it('has what a spreadsheet program demands in the order in which it demands it', async () => {
    const [, { markup } = expect.fail()] = await sheetsOf(documentOf(), 'en');
    const places = ['<sheetPr', '<sheetViews', '<cols', '<sheetData', '<mergeCells', '<pageSetup'].map(
      (tag) => markup.indexOf(tag),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.each([
    ['=1+1', '=1+1'],
    ['+1', '+1'],
    ['-1', '-1'],
    ['@x', '@x'],
    ['＝1+1', '＝1+1'],
    ['\t=1+1', ' =1+1'],
    ['\r=1+1', ' =1+1'],
    ['a\u0000\u0007\ud800b', 'a   b'],
    ['=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'],
  ])('takes a team and a source named %j for text', async (name, text) => {
    const sheets = await sheetsOf(
      documentOf({
        tables: [importedTableOf(name, name)],
        teams: [{ ...(documentOf().teams[0] ?? expect.fail()), name: { zh: name, en: name } }],
      }),
      'zh',
    );
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells.filter((cell) => cell === text)).toHaveLength(4);
    expect(cells.filter((cell) => typeof cell === 'object')).toEqual([]);
  });
});

describe('the name of a sheet', () => {
  it('has none of the characters that spreadsheet programs refuse, and at most 31', () => {
    expect(sheetName("a[b]c:d*e?f/g\\h'i\tj", 0)).toBe('1 a b c d e f g h i j');
    expect(sheetName('长'.repeat(40), 9)).toHaveLength(31);
  });

  it('is not cut in the middle of a character', () => {
    expect(sheetName(`${'a'.repeat(28)}😀`, 0)).toBe(`1 ${'a'.repeat(28)}`);
  });
});
