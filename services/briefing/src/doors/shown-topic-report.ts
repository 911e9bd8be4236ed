import type { TopicReport } from '@huiyin/contracts';
import { type Rendered, rendered } from '@huiyin/lambda';
import type { Language } from '@huiyin/vocabulary';

/** A topic's report in the format that was asked for; `asOf` is the moment at which it was read. */
export async function shownTopicReport(
  report: TopicReport,
  format: 'json' | 'html' | 'xlsx',
  language: Language,
  asOf: string,
): Promise<TopicReport | Rendered> {
  if (format === 'json') return report;
  // Loaded when a page is asked for: most readers are programs.
  const { renderTopicReport, renderTopicWorkbook, topicWorkbookNameOf, WORKBOOK_TYPE } = await import(
    '@huiyin/page'
  );
  return format === 'html'
    ? rendered('text/html; charset=utf-8', renderTopicReport(report, language, asOf).html)
    : rendered(WORKBOOK_TYPE, await renderTopicWorkbook(report, language, asOf), {
        fileName: topicWorkbookNameOf(report),
      });
}
