export { renderHtml } from './html/render-html.ts';
export { estimateLinesIn, firstScreenLines, samplingKeyLines, subjectOf, summaryOf } from './text/summary.ts';
export { renderWorkbook, WORKBOOK_TYPE, workbookNameOf } from './workbook/render-workbook.ts';
