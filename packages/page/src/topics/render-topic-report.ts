import type { TopicReport } from '@huiyin/contracts';
import type { Language } from '@huiyin/vocabulary';
import { html } from 'hono/html';
import { STYLE } from '../html/style.ts';
import { tableOf } from '../html/table.ts';
import { isMarked, type Sheet, type SheetCell } from '../sheets/sheet.ts';
import { countText, percentText } from '../text/numbers.ts';
import { type Words, wordsIn } from '../text/words.ts';
import { workbookOf } from '../workbook/render-workbook.ts';
import { scopeLine, topicHeadlines, topicNotesOf, topicRestatedLines } from './topic-lines.ts';
import { topicSheetsOf } from './topic-sheets.ts';

export interface RenderedTopicReport {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What the workbook is called as a file. */
export const topicWorkbookNameOf = ({ branch, topic }: TopicReport): string =>
  `huiyin-${branch.id}-${topic.topicId}.xlsx`;

const titleOf = ({ branch, topic }: TopicReport, { say, name }: Words): string =>
  `${name(branch.name)} · ${say('topicReport')} · ${topic.topicId}`;

const sheetsOf = (report: TopicReport, words: Words): Sheet[] =>
  topicSheetsOf(report, words).map((sheet) =>
    sheet.rows.some(({ cells }) => cells.some(isMarked))
      ? { ...sheet, notes: [...sheet.notes, words.say('few')] }
      : sheet,
  );

/** A topic's report as mail programs show it and as plain text; `asOf` is the UTC instant at which it was made. It names no customer. */
export function renderTopicReport(
  report: TopicReport,
  language: Language,
  asOf: string,
): RenderedTopicReport {
  const words = wordsIn(language);
  const { say, name } = words;
  const { branch, topic } = report;
  const subject = `【${say('topicReport')}】${name(branch.name)} ${topic.topicId}`;
  const lines = [...topicRestatedLines(report, words), ...topicHeadlines(report, words)];
  const notes = topicNotesOf(report, words, asOf);
  const sheets = sheetsOf(report, words);
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>
<body style="${STYLE.body}">
<div style="display:none;max-height:0;overflow:hidden">${lines.join(' ')}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="${STYLE.ground}"><tr><td align="center" style="padding:20px 8px">
<table role="presentation" width="840" cellpadding="0" cellspacing="0" style="${STYLE.page}">
<tr><td style="${STYLE.band}"><div style="${STYLE.bandSmall}">${name(branch.name)} · ${say('topicReport')}</div>
<div style="${STYLE.bandTitle}">${topic.topicId}</div>
<div style="${STYLE.bandSmall}">${scopeLine(report)}</div></td></tr>
<tr><td style="${STYLE.section}"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td style="${STYLE.headlines}">
${lines.map((line) => html`<p style="${STYLE.headline}">${line}</p>`)}
</td></tr></table></td></tr>
${sheets.map(tableOf(words))}
<tr><td style="${STYLE.section}"><h2 style="${STYLE.heading}">${say('notes')}</h2>
${notes.map((note) => html`<p style="${STYLE.note}">${note}</p>`)}
</td></tr>
<tr><td style="${STYLE.foot}">${say('noteMail')}</td></tr>
</table></td></tr></table>
</body>
</html>
`;
  const text = [
    titleOf(report, words),
    scopeLine(report),
    '',
    ...lines,
    ...sheets.flatMap((sheet) => [
      '',
      sheet.title,
      ...sheet.rows.map(({ cells }) => rowText(cells, words)),
      ...sheet.notes,
    ]),
    '',
    ...notes,
    '',
    say('noteMail'),
  ].join('\n');
  // `html` answers a promise only when a promise was put in; none is.
  return { subject, html: String(page), text };
}

const rowText = (cells: readonly SheetCell[], words: Words): string =>
  `- ${cells
    .map((cell) => cellText(cell, words))
    .filter((text) => text !== '')
    .join(' · ')}`;

function cellText(cell: SheetCell, { say }: Words): string {
  if (typeof cell === 'string') return cell;
  if ('count' in cell) return cell.count === null ? say('notApplicable') : countText(cell.count);
  if ('decimal' in cell) return cell.decimal === null ? say('notApplicable') : cell.decimal.toFixed(1);
  if ('shares' in cell) return cell.shares;
  if ('share' in cell) return percentText(cell.share * 100, cell.of);
  return cell.percent === null ? say('notApplicable') : percentText(cell.percent, cell.of);
}

/** The same as a spreadsheet (XLSX bytes): a sheet for each table, numbers as numbers, no formula. */
export function renderTopicWorkbook(
  report: TopicReport,
  language: Language,
  asOf: string,
): Promise<Uint8Array> {
  const words = wordsIn(language);
  const lines = [...topicRestatedLines(report, words), ...topicHeadlines(report, words)];
  const first: Sheet = {
    title: words.say('headlines'),
    columns: [words.say('headlines')],
    rows: lines.map((line) => ({ cells: [line] })),
    notes: [scopeLine(report)],
    layout: 'wrapped',
  };
  return workbookOf(
    {
      title: titleOf(report, words),
      tables: [first, ...sheetsOf(report, words)],
      notes: topicNotesOf(report, words, asOf),
    },
    words,
  );
}
