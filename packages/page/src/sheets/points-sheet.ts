import type { BriefingDocument } from '@huiyin/contracts';
import { headlineLines } from '../text/headlines.ts';
import { noPoints, pointLines } from '../text/points.ts';
import type { Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

/** What tests found, in words. */
export const pointsSheet = (document: BriefingDocument, words: Words): Sheet => ({
  title: words.say('points'),
  columns: [words.say('kind'), words.say('point')],
  rows: [
    ...pointLines(document, words).map(({ kind, text }) => ({ cells: [words.say(kind), text] })),
    ...noPoints(document, words).map((text) => ({ cells: ['', text] })),
  ],
  notes: [],
  layout: 'wrapped',
});

/** What the first screen says, for a workbook, which has none. */
export const headlineSheet = (document: BriefingDocument, words: Words): Sheet => ({
  title: words.say('headlines'),
  columns: [words.say('headlines')],
  rows: headlineLines(document, words).map((line) => ({ cells: [line] })),
  notes: [],
  layout: 'wrapped',
});
