import { createHash } from 'node:crypto';
import type { BranchConfiguration, BriefingDocument, Language } from '@huiyin/contracts';
import type { Letter } from './post.ts';
import { renderHtml } from './render/html.ts';
import { subjectOf, summaryOf } from './render/summary.ts';
import { renderWorkbook, WORKBOOK_TYPE } from './render/workbook.ts';

type Recipient = BranchConfiguration['briefing']['recipients'][number];
type Contents = Pick<Letter, 'subject' | 'html' | 'text' | 'attachment'>;

/** What the letters of a briefing hold, in one language. */
async function contentsOf(document: BriefingDocument, language: Language): Promise<Contents> {
  return {
    subject: subjectOf(document, language),
    html: renderHtml(document, language),
    text: summaryOf(document, language),
    attachment: {
      fileName: `huiyin-${document.branch.id}-${document.period.name}.xlsx`,
      contentType: WORKBOOK_TYPE,
      content: await renderWorkbook(document, language),
    },
  };
}

/** Writes the letters of a briefing, each in its recipient's language; what is alike in them is made once. */
export function letterWriter(document: BriefingDocument): (to: Recipient, at: Date) => Promise<Letter> {
  const made = new Map<Language, Promise<Contents>>();
  return async ({ address, language }, at) => {
    const contents = made.get(language) ?? contentsOf(document, language);
    made.set(language, contents);
    const id = `${document.period.name}.${digestOf(address)}.${document.branch.id}`;
    return { ...(await contents), to: address, id, at };
  };
}

/** Knows an address again without telling it. */
export const digestOf = (address: string): string =>
  createHash('sha256').update(address).digest('hex').slice(0, 16);
