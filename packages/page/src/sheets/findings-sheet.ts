import type { BriefingDocument } from '@huiyin/contracts';
import { countText } from '../text/numbers.ts';
import { filled, type Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

/** What stands of a finding in a table or a line: order, business type, what was found. */
const cellsOf = ({ findings }: BriefingDocument, { name, found, say }: Words): string[][] =>
  (findings?.orders ?? []).map((order) => [
    order.orderId,
    name(order.name),
    order.found.map(found).join(say('comma')),
  ]);

const more = ({ findings }: BriefingDocument, words: Words): string[] =>
  findings && findings.more > 0 ? [filled(words, 'moreFindings', countText(findings.more))] : [];

export const findingLines = (document: BriefingDocument, words: Words): string[] => [
  ...cellsOf(document, words).map((cells) => `* ${cells.join(' · ')}`),
  ...more(document, words),
];

/** What the callbacks of a team's day found, by order. */
export const findingsSheet = (document: BriefingDocument, words: Words): Sheet => ({
  title: words.say('findingsOfDay'),
  columns: (['order', 'businessType', 'found'] as const).map(words.say),
  rows: cellsOf(document, words).map((cells) => ({ cells })),
  notes: more(document, words),
  layout: 'wrapped',
});
