import type { BriefingDocument } from '@huiyin/contracts';
import { type Rendered, rendered } from '@huiyin/lambda';
import { renderHtml, renderWorkbook, WORKBOOK_TYPE, workbookNameOf } from '@huiyin/page';
import type { Language } from '@huiyin/vocabulary';

/** A briefing in the format that was asked for. */
export async function shown(
  document: BriefingDocument,
  format: 'json' | 'html' | 'xlsx',
  language: Language,
): Promise<BriefingDocument | Rendered> {
  switch (format) {
    case 'json':
      return document;
    case 'html':
      return rendered('text/html; charset=utf-8', renderHtml(document, language));
    case 'xlsx':
      return rendered(WORKBOOK_TYPE, await renderWorkbook(document, language), workbookNameOf(document));
  }
}
