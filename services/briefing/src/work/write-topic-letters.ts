import type { TopicReport } from '@huiyin/contracts';
import { digestOf, type Letter } from '@huiyin/post';
import type { Language } from '@huiyin/vocabulary';
import type { Recipient } from './write-letters.ts';

type Contents = Pick<Letter, 'subject' | 'html' | 'text' | 'attachment'>;

/** What the letters of a topic's report hold, in one language. */
async function contentsOf(report: TopicReport, language: Language, asOf: string): Promise<Contents> {
  // Loaded with the first letter: a run that finds nothing due does without.
  const { renderTopicReport, renderTopicWorkbook, topicWorkbookNameOf, WORKBOOK_TYPE } = await import(
    '@huiyin/page'
  );
  return {
    ...renderTopicReport(report, language, asOf),
    attachment: {
      fileName: topicWorkbookNameOf(report),
      contentType: WORKBOOK_TYPE,
      content: await renderTopicWorkbook(report, language, asOf),
    },
  };
}

/** Writes the letters of a report made `asOf`, each in its recipient's language; what is alike in them is made once. */
export function topicLetterWriter(
  report: TopicReport,
  asOf: string,
): (to: Recipient, about: string, at: Date) => Promise<Letter> {
  const made = new Map<Language, Promise<Contents>>();
  return async ({ address, language }, about, at) => {
    const contents = made.get(language) ?? contentsOf(report, language, asOf);
    made.set(language, contents);
    return { ...(await contents), to: address, id: `${about}.${digestOf(address)}.${report.branch.id}`, at };
  };
}
