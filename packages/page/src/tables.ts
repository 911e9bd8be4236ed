/** The tables of a document, as a browser shows them: no HTML, no workbook, nothing of a server. */
export { analysisSheets } from './sheets/analysis-sheets.ts';
export { servedSheets } from './sheets/served-sheets.ts';
export type { Sheet, SheetCell, SheetRow } from './sheets/sheet.ts';
export { cellText } from './text/cell-text.ts';
export { verdictText } from './text/verdict.ts';
export { type Words, wordsIn } from './text/words.ts';
