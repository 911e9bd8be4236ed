import type { BriefingDocument } from '@huiyin/contracts';
import { type Rendered, rendered } from '@huiyin/lambda';
import type { Language } from '@huiyin/vocabulary';

/** A briefing in the format that was asked for; `asOf` is the moment at which it was read. */
export async function shown(
  document: BriefingDocument,
  format: 'json' | 'html' | 'xlsx',
  language: Language,
  asOf: string,
): Promise<BriefingDocument | Rendered> {
  if (format === 'json') return document;
  const ofTeams = document.part?.teams;
  const about = ofTeams ? { ofTeams } : {};
  // Loaded when a page is asked for: most readers are programs, and most requests are not for documents.
  const { renderHtml, renderWorkbook, WORKBOOK_TYPE, workbookNameOf } = await import('@huiyin/page');
  switch (format) {
    case 'html':
      return rendered('text/html; charset=utf-8', renderHtml(document, language, asOf), about);
    case 'xlsx':
      return rendered(WORKBOOK_TYPE, await renderWorkbook(document, language, asOf), {
        fileName: workbookNameOf(document),
        ...about,
      });
  }
}
