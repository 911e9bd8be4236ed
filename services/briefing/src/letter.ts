import { createHash } from 'node:crypto';
import type { BranchConfiguration, BriefingDocument } from '@huiyin/contracts';
import type { Letter } from './post.ts';
import { renderHtml } from './render/html.ts';
import { subjectOf, summaryOf } from './render/summary.ts';
import { renderWorkbook, WORKBOOK_TYPE } from './render/workbook.ts';

/** A briefing as a letter in the recipient's language, with the same figures as a spreadsheet. */
export async function letterOf(
  document: BriefingDocument,
  { address, language }: BranchConfiguration['briefing']['recipients'][number],
  { branch }: BranchConfiguration,
  at: Date,
): Promise<Letter> {
  return {
    to: address,
    subject: subjectOf(document, language),
    html: renderHtml(document, language),
    text: summaryOf(document, language),
    attachment: {
      fileName: `huiyin-${branch}-${document.period.name}.xlsx`,
      contentType: WORKBOOK_TYPE,
      content: await renderWorkbook(document, language),
    },
    id: `${document.period.name}.${createHash('sha256').update(address).digest('hex').slice(0, 16)}.${branch}`,
    at,
  };
}
