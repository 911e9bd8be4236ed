import type { BriefingDocument, PressingCases } from '@huiyin/contracts';
import { DEADLINE_NAMES } from '@huiyin/vocabulary';
import { countText } from '../text/numbers.ts';
import { momentName } from '../text/period-name.ts';
import type { Words } from '../text/words.ts';
import type { Sheet } from './sheet.ts';

/** What stands of a case in a table or a line: order, team, class, deadline. */
export const pressingCells = (
  { orderId, name: team, class: complaintClass, deadline }: PressingCases['cases'][number],
  { branch }: Pick<BriefingDocument, 'branch'>,
  { say, name, language }: Words,
): string[] => [
  orderId,
  name(team),
  say(`${complaintClass}Class`),
  deadline === undefined
    ? say('waitsForSecondCallback')
    : [
        DEADLINE_NAMES[deadline.deadline][language],
        momentName(deadline.by, branch.zone, language),
        ...(deadline.overdue ? [`(${say('overdueShort')})`] : []),
      ].join(' '),
];

/** How many open cases are not on the list; nothing where it has them all. */
export const morePressing = ({ pressing: { more } }: BriefingDocument, { say }: Words): string[] =>
  more > 0 ? [say('morePressing').replace('{}', countText(more))] : [];

/** The open cases to act on, the most pressing first. */
export const pressingSheet = (document: BriefingDocument, words: Words): Sheet => ({
  title: words.say('pressing'),
  columns: (['order', 'team', 'class', 'deadline'] as const).map(words.say),
  rows: document.pressing.cases.map((each) => ({ cells: pressingCells(each, document, words) })),
  notes: morePressing(document, words),
  layout: 'wrapped',
});
