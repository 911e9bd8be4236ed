import type { BriefingDocument, ComplaintAnalysis, CountermeasureFigures } from '@huiyin/contracts';
import {
  CASE_CHANNEL_NAMES,
  CASE_KIND_NAMES,
  CASE_NATURE_NAMES,
  COMPLAINT_STATE_NAMES,
  FOLLOW_UP_NAMES,
  LIABLE_PARTY_NAMES,
  type Wording,
} from '@huiyin/vocabulary';
import { countText } from '../text/numbers.ts';
import { verdictText } from '../text/verdict.ts';
import type { Word, Words } from '../text/words.ts';
import type { Sheet, SheetCell, SheetRow } from './sheet.ts';

/** What was done about earlier months' complaints, and the analysis of a month's or longer period's; none of shorter ones. */
export const analysisSheets = (document: BriefingDocument, words: Words): Sheet[] => {
  const { analysis, countermeasures } = document;
  return [
    ...(countermeasures.length > 0 ? [countermeasureSheet(document, words)] : []),
    ...(analysis === undefined || analysis.cases === 0
      ? []
      : [
          spotSheet(analysis, words),
          shareSheet(analysis, words),
          handlingSheet(analysis, words),
          stepSheet(analysis, words),
          teamSheet(analysis, words),
        ]),
  ];
};

/** What is done about spots and due now, with the figure then and now. */
const countermeasureSheet = ({ countermeasures, period }: BriefingDocument, words: Words): Sheet => {
  const { say, name } = words;
  const figure = ({ cases, complaints }: CountermeasureFigures['now']) =>
    `${countText(cases)} / ${countText(complaints)}`;
  return {
    title: say('countermeasures'),
    columns: [
      say('item'),
      say('measure'),
      say('countermeasure'),
      say('followUp'),
      say('atFirst'),
      period.name,
      say('verdict'),
    ],
    rows: countermeasures.map((each) => ({
      cells: [
        name(each.name),
        say(SUBJECT_WORDS[each.of]),
        each.measure,
        each.followUp
          ? [
              name(FOLLOW_UP_NAMES[each.followUp.outcome]),
              ...(each.followUp.note ? [each.followUp.note] : []),
            ].join(say('colon'))
          : say('notFollowedUp'),
        `${each.month}: ${figure(each.atFirst)}`,
        figure(each.now),
        verdictText([each.comparison], 'before', words),
      ],
    })),
    notes: [say('noteCountermeasures')],
    layout: 'wrapped',
  };
};

/** Where tests find that complaints rose, or come again. */
const spotSheet = ({ spots, before }: ComplaintAnalysis, words: Words): Sheet => ({
  title: words.say('spots'),
  columns: (['spot', 'dimension', 'item', 'caseCount', 'verdict'] as const).map(words.say),
  rows:
    spots.length === 0
      ? [{ cells: [words.say('noSpots'), '', '', '', ''] }]
      : spots.map(({ spot, of, name, cases, comparison }) => ({
          cells: [
            words.say(spot === 'hot' ? 'hotSpot' : 'hardSpot'),
            words.say(SUBJECT_WORDS[of]),
            words.name(name),
            { count: cases },
            `${againstText(comparison.against, before, words)} ${verdictText([comparison], comparison.against, words)}`,
          ],
        })),
  notes: [words.say('noteSpots')],
  layout: 'wrapped',
});

const SUBJECT_WORDS = {
  category: 'category',
  cause: 'cause',
  channel: 'channel',
  team: 'team',
} as const satisfies Record<ComplaintAnalysis['spots'][number]['of'], Word>;

function againstText(
  against: ComplaintAnalysis['spots'][number]['comparison']['against'],
  before: string,
  { say }: Words,
): string {
  if (against === 'others') return say('theRest');
  return against === 'before' ? before : say('yearBefore');
}

/** What cases are of which kind, channel, category, cause and nature, with their shares. */
function shareSheet(analysis: ComplaintAnalysis, words: Words): Sheet {
  const { cases, complaints } = analysis;
  const { say, name } = words;
  const rows = (
    dimension: Word,
    of: number,
    found: readonly (readonly [Wording, ComplaintAnalysis['channels'][number] | Shared])[],
  ): SheetRow[] =>
    found.map(([label, row]) => ({
      cells: [
        say(dimension),
        name(label),
        { count: row.cases },
        { percent: row.share, of },
        { count: row.before },
        verdictText(row.comparisons, 'before', words),
        verdictText(row.comparisons, 'yearBefore', words),
      ],
    }));
  return {
    title: say('analysisShares'),
    columns: [
      say('dimension'),
      say('item'),
      say('caseCount'),
      say('share'),
      analysis.before,
      `${say('against')} ${analysis.before}`,
      `${say('against')} ${say('yearBefore')}`,
    ],
    rows: [
      ...rows(
        'caseKind',
        cases,
        analysis.kinds.map((row) => [CASE_KIND_NAMES[row.kind], row]),
      ),
      ...rows(
        'channel',
        complaints,
        analysis.channels.map((row) => [CASE_CHANNEL_NAMES[row.channel], row]),
      ),
      ...rows(
        'category',
        complaints,
        analysis.categories.map((row) => [row.name, row]),
      ),
      ...rows(
        'cause',
        complaints,
        analysis.causes.map((row) => [row.name, row]),
      ),
      ...rows(
        'nature',
        complaints,
        analysis.natures.map((row) => [CASE_NATURE_NAMES[row.nature], row]),
      ),
    ],
    notes: [say('noteShares')],
  };
}

type Shared = Pick<ComplaintAnalysis['channels'][number], 'cases' | 'share' | 'before' | 'comparisons'>;

/** How complaints were judged, before and after appeals, and where they went. */
function handlingSheet(analysis: ComplaintAnalysis, { say, name }: Words): Sheet {
  const { judged, dispatches } = analysis;
  const row = (word: Word, now: number, before?: number): SheetRow => ({
    cells: [say(word), { count: now }, { count: before ?? null }],
  });
  const occurring = (word: Word, now: number): SheetRow[] => (now > 0 ? [row(word, now)] : []);
  return {
    title: say('handling'),
    columns: [say('measure'), say('caseCount'), say('beforeAppeal')],
    rows: [
      row('analysed', analysis.complaints),
      row('concludedSoFar', judged.concluded),
      row('valid', judged.valid, judged.before.valid),
      row('responsible', judged.responsible, judged.before.responsible),
      ...analysis.liable.map(({ party, cases, before }) => ({
        cells: [`${say('liableOf')} ${name(LIABLE_PARTY_NAMES[party])}`, { count: cases }, { count: before }],
      })),
      ...occurring('appealed', analysis.appealed),
      ...occurring('adjudicated', analysis.adjudicated),
      row('repeated', analysis.repeated),
      ...occurring('escalatedCases', analysis.escalated),
      row('reopened', analysis.reopened),
      row('invalidDispatched', dispatches.invalid),
      ...occurring('takenForOtherKind', dispatches.otherKind),
      ...occurring('takenForLess', dispatches.graver),
      ...occurring('referred', dispatches.referred),
      ...occurring('referredBack', dispatches.referredBack),
      ...occurring('withdrawn', dispatches.withdrawn),
      ...occurring('merged', dispatches.merged),
    ],
    notes: [say('noteHandling')],
    layout: 'narrow',
  };
}

/** How long each step took, and the hand-overs. */
function stepSheet({ steps, handOvers }: ComplaintAnalysis, { say, name }: Words): Sheet {
  const row = (label: string, cases: number, hours: number | null): SheetRow => ({
    cells: [label, { count: cases }, { decimal: hours }],
  });
  const offers = (word: Word, count: number): SheetRow[] =>
    count > 0 ? [{ cells: [say(word), { count }, { decimal: null }] }] : [];
  return {
    title: say('timePerStep'),
    columns: [say('step'), say('times'), say('meanHours')],
    rows: [
      ...steps.map(({ state, cases, hours }) => row(name(COMPLAINT_STATE_NAMES[state]), cases, hours)),
      ...offers('handedOn', handOvers.made),
      ...(handOvers.accepted > 0 ? [row(say('accepted'), handOvers.accepted, handOvers.hours)] : []),
      ...offers('declined', handOvers.declined),
      ...offers('lapsed', handOvers.lapsed),
    ],
    notes: [say('noteSteps')],
    layout: 'narrow',
  };
}

/** Each team in each business, with its share and what tests say. */
function teamSheet({ teams, complaints, before }: ComplaintAnalysis, words: Words): Sheet {
  const { say, name } = words;
  const judged = (cell: number | undefined): SheetCell =>
    cell === undefined ? say('withheld') : { count: cell };
  return {
    title: say('complaintsByTeam'),
    columns: [
      say('team'),
      say('businessType'),
      say('complaints'),
      say('share'),
      say('fromCallbacks'),
      say('callbacks'),
      say('responsibleShort'),
      say('beforeAppeal'),
      `${say('against')} ${before}`,
      say('againstOthers'),
    ],
    rows: teams.map((row) => ({
      cells: [
        name(row.name),
        name(row.businessTypeName),
        { count: row.complaints },
        { percent: row.share, of: complaints },
        { count: row.fromCallbacks },
        { count: row.callbacks },
        judged(row.judged?.responsible),
        judged(row.judged?.before.responsible),
        verdictText(row.comparisons, 'before', words),
        verdictText(row.comparisons, 'others', words),
      ],
    })),
    notes: [say('noteTeams')],
  };
}
