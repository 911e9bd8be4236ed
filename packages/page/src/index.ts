export { inMail } from './html/charts.ts';
export { renderHtml } from './html/render-html.ts';
export { renderNotices } from './notices/render-notices.ts';
export { picturesOf } from './pictures/trend-pictures.ts';
export { analysisLines, analysisTable } from './text/analysis.ts';
export { estimateLinesIn, firstScreenLines, samplingKeyLines, subjectOf, summaryOf } from './text/summary.ts';
export { renderTopicReport, renderTopicWorkbook, topicWorkbookNameOf } from './topics/render-topic-report.ts';
export { type PlainTable, renderCsv, renderPlainWorkbook } from './workbook/plain-table.ts';
export { renderWorkbook, WORKBOOK_TYPE, workbookNameOf } from './workbook/render-workbook.ts';
