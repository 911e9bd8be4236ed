import type { BriefingDocument, ServedFigures } from '@huiyin/contracts';
import { SEGMENT_NAMES, WITHHELD_BELOW } from '@huiyin/vocabulary';
import { intervalText, verdictText } from '../text/verdict.ts';
import { filled, type Word, type Words } from '../text/words.ts';
import { rateCells } from './rate-cells.ts';
import type { Sheet, SheetCell } from './sheet.ts';

/** What callbacks say of partners, segments and persons: the three rates, the estimate with its interval, and what a test says. */
export function servedSheets({ served }: BriefingDocument, words: Words): Sheet[] {
  const { say, name } = words;
  const sheet = (
    title: Word,
    first: readonly Word[],
    beside: Word,
    rows: readonly { readonly titles: readonly string[]; readonly figures: ServedFigures | null }[],
    notes: readonly string[] = [],
  ): Sheet => ({
    title: say(title),
    columns: [
      ...first.map(say),
      say('callbacks'),
      say('notRated'),
      say('published'),
      say('ofRated'),
      say('worstCase'),
      say('estimated'),
      say(beside),
    ],
    rows: rows.map(({ titles, figures }) => ({ cells: [...titles, ...cellsOf(figures, words)] })),
    notes: [
      ...(rows.some(({ figures }) => figures === null)
        ? [filled(words, 'noteWithheld', `${WITHHELD_BELOW}`)]
        : []),
      ...notes,
    ],
    layout: 'wrapped',
  });
  return [
    sheet(
      'byPartner',
      ['partner'],
      'besideOthers',
      served.partners.map(({ partner, figures }) => ({ titles: [partner ?? say('ownCrews')], figures })),
    ),
    sheet(
      'bySegment',
      ['segment'],
      'besideOthers',
      served.segments.map(({ segment, figures }) => ({ titles: [name(SEGMENT_NAMES[segment])], figures })),
    ),
    sheet(
      'byPerson',
      ['team', 'staff'],
      'besideTeam',
      (served.persons ?? []).map(({ name: team, staff, figures }) => ({
        titles: [name(team), staff],
        figures,
      })),
      [say('notePersons')],
    ),
  ];
}

function cellsOf(figures: ServedFigures | null, words: Words): SheetCell[] {
  const { say } = words;
  if (figures === null) return [say('withheld'), ...Array.from({ length: 6 }, () => '')];
  const { callbacks, notRated, rates, ofRated, comparisons } = figures;
  return [
    { count: callbacks },
    { count: notRated },
    ...rateCells(rates, callbacks, notRated),
    intervalText(ofRated, words),
    verdictText(comparisons, 'others', words),
  ];
}
