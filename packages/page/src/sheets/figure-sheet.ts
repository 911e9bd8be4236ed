import type { BriefingDocument } from '@huiyin/contracts';
import type { Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

/** Every figure by the name under which what it counts is listed: for a workbook, a mail would be all names. */
export const figureSheet = ({ figures }: BriefingDocument, { say }: Words): Sheet => ({
  title: say('figureNames'),
  columns: [say('figureName'), say('figureCount'), say('figureOf')],
  rows: figures.map(({ id, count, of = null }) => ({ cells: [id, { count }, { count: of }] })),
  notes: [say('figureNote')],
  layout: 'narrow',
});
