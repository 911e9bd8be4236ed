import type { BranchConfiguration, BriefingDocument } from '@huiyin/contracts';
import { digestOf, type Letter } from '@huiyin/post';
import type { Language } from '@huiyin/vocabulary';

export type Recipient = BranchConfiguration['briefing']['recipients'][number];
type Contents = Pick<Letter, 'subject' | 'html' | 'text' | 'attachment' | 'pictures'>;

/** What the letters of a briefing hold, in one language. */
async function contentsOf(document: BriefingDocument, language: Language, asOf: string): Promise<Contents> {
  // Loaded with the first letter: a run that folds, or finds everything sent, does without.
  const {
    inMail,
    picturesOf,
    renderHtml,
    renderWorkbook,
    subjectOf,
    summaryOf,
    WORKBOOK_TYPE,
    workbookNameOf,
  } = await import('@huiyin/page');
  return {
    subject: subjectOf(document, language),
    html: renderHtml(document, language, asOf, inMail),
    pictures: picturesOf(document),
    text: summaryOf(document, language, asOf),
    attachment: {
      fileName: workbookNameOf(document),
      contentType: WORKBOOK_TYPE,
      content: await renderWorkbook(document, language, asOf),
    },
  };
}

/** Writes the letters of a briefing made `asOf`, each in its recipient's language; what is alike in them is made once. */
export function letterWriter(
  document: BriefingDocument,
  asOf: string,
): (to: Recipient, at: Date) => Promise<Letter> {
  const made = new Map<Language, Promise<Contents>>();
  return async ({ address, language }, at) => {
    const contents = made.get(language) ?? contentsOf(document, language, asOf);
    made.set(language, contents);
    const of = document.part ? `${document.period.name}.${document.part.id}` : document.period.name;
    const id = `${of}.${digestOf(address)}.${document.branch.id}`;
    return { ...(await contents), to: address, id, at };
  };
}
