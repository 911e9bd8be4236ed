import { html, raw } from 'hono/html';
import type { Sheet, SheetCell } from '../sheets/sheet.ts';
import { countText, percentText } from '../text/numbers.ts';
import type { Words } from '../text/words.ts';
import { STYLE } from './style.ts';

/** A table of the briefing; names to the left, numbers to the right. */
export const tableOf = (words: Words) => (sheet: Sheet) => {
  const isText = sheet.columns.map((_, column) => sheet.rows.every(({ cells }) => isTextual(cells[column])));
  // Numbers stand to the right by their row: said in every cell it would be a fifth of the mail.
  const align = (column: number) => (isText[column] ? raw(' align="left"') : '');
  return html`<tr><td style="${STYLE.section}">
<h2 style="${STYLE.heading}">${sheet.title}</h2>
<div style="${STYLE.scroll}"><table cellpadding="6" cellspacing="0" style="${tableStyle(sheet)}">
<tr align="right" valign="bottom" style="${STYLE.headRow}">${sheet.columns.map((column, index) => html`<th scope="col"${align(index)} style="${STYLE.head}">${column}</th>`)}</tr>
${sheet.rows.map(
  ({ cells, isTotal }) =>
    html`<tr align="right" style="${isTotal ? STYLE.totalRow : STYLE.row}">${cells.map(
      (cell, index) =>
        html`<td${align(index)}${isWord(cell) ? raw(' nowrap') : ''}>${cellText(cell, words)}</td>`,
    )}</tr>
`,
)}
</table></div>
${sheet.notes.map((note) => html`<p style="${STYLE.note}">${note}</p>`)}
</td></tr>
`;
};

/** A name of few letters, which Chinese would break in the middle where a column is narrow. */
const isWord = (cell: SheetCell): boolean => typeof cell === 'string' && cell.length > 1 && cell.length <= 4;

const isTextual = (cell: SheetCell | undefined): boolean =>
  typeof cell === 'string' || (typeof cell === 'object' && 'shares' in cell);

const tableStyle = ({ layout }: Sheet): string =>
  layout === 'narrow' ? STYLE.narrowTable : layout === 'wrapped' ? STYLE.wrappedTable : STYLE.table;

function cellText(cell: SheetCell, { say }: Words) {
  if (typeof cell === 'string') return cell;
  if ('count' in cell) return cell.count === null ? say('notApplicable') : countText(cell.count);
  if ('decimal' in cell) return cell.decimal === null ? say('notApplicable') : cell.decimal.toFixed(1);
  if ('shares' in cell) return cell.shares;
  if ('share' in cell) return bar(cell);
  if (cell.percent === null) return say('notApplicable');
  return percentText(cell.percent, cell.of);
}

/** A bar of two table cells, which every mail program draws. */
function bar({ share, of }: { readonly share: number; readonly of: number }) {
  const filled = Math.round(share * 100);
  return html`<table role="presentation" align="right" cellpadding="0" cellspacing="0"><tr>
<td style="font-size:12px;padding-right:8px;color:#52606d">${percentText(share * 100, of)}</td>
<td width="${filled}" height="10" bgcolor="#6fb7bd" style="font-size:0">&nbsp;</td><td width="${100 - filled}" height="10" bgcolor="#edf1f2" style="font-size:0">&nbsp;</td>
</tr></table>`;
}
