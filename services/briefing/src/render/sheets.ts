import type { BriefingDocument, BriefingFigures } from '@huiyin/contracts';
import { complaintSheet } from './complaint-sheet.ts';
import { tableSheets } from './imported-sheets.ts';
import { satisfactionSheets } from './satisfaction-sheets.ts';
import type { Cell, Row, Sheet } from './sheet.ts';
import type { Speech } from './words.ts';

/** Every table of a briefing, in the order in which people read it; those without a row are left out. */
export const sheetsOf = (document: BriefingDocument, speech: Speech): Sheet[] =>
  [
    ...satisfactionSheets(document, speech),
    complaintSheet(document, speech),
    ...conductSheets(document, speech),
    dispositionSheet(document, speech),
    populationSheet(document, speech),
    secondCallbackSheet(document, speech),
    ...tableSheets(document, speech),
  ].filter(({ rows }) => rows.length > 0);

function conductSheets({ teams, businessTypes, total }: BriefingDocument, { say, name }: Speech): Sheet[] {
  const cells = ({ appointment, ...figures }: BriefingFigures): Cell[] => [
    { count: figures.closed },
    { count: figures.attempts },
    { percent: appointment.keptRate },
    { count: appointment.broken },
    { count: figures.integrityConcerns },
    { count: figures.noSuchVisit },
    { count: figures.praised },
    { count: figures.suggested },
    { count: figures.complaints },
  ];
  const columns = [
    'closed',
    'attempts',
    'keptRate',
    'broken',
    'integrity',
    'noSuchVisit',
    'praised',
    'suggested',
    'complaints',
  ] as const;
  const sheet = (
    title: 'conductByTeam' | 'conductByBusinessType',
    rows: BriefingDocument['teams' | 'businessTypes'],
  ): Sheet => ({
    title: say(title),
    columns: [say(title === 'conductByTeam' ? 'team' : 'businessType'), ...columns.map(say)],
    rows:
      rows.length === 0
        ? []
        : [
            ...rows.map((each): Row => ({ cells: [name(each.name), ...cells(each.figures)] })),
            { cells: [say('total'), ...cells(total)], isTotal: true },
          ],
    notes: [],
  });
  return [sheet('conductByTeam', teams), sheet('conductByBusinessType', businessTypes)];
}

function dispositionSheet({ total }: BriefingDocument, { say, disposition }: Speech): Sheet {
  const codes = DISPOSITION_ORDER.filter((code) => total.dispositions[code]);
  return {
    title: say('dispositions'),
    columns: [say('disposition'), say('tasks'), say('share')],
    rows: codes.map((code) => {
      const count = total.dispositions[code] ?? 0;
      return { cells: [disposition(code), { count }, { share: count / total.closed }] };
    }),
    notes: [],
    isNarrow: true,
  };
}

/** Reached first, then by what can be done about it. */
const DISPOSITION_ORDER = [
  'complete',
  'partial',
  'refused',
  'no-answer',
  'busy',
  'switched-off',
  'call-later',
  'language-or-hearing',
  'dead-number',
  'wrong-number',
  'void-order',
  'not-attempted',
] as const;

function populationSheet({ population }: BriefingDocument, { say, name }: Speech): Sheet {
  const cells = (of: { orders: number; sampled: number; windowPassed: number }): Cell[] => [
    { count: of.orders },
    { count: of.sampled },
    { share: of.orders === 0 ? 0 : of.sampled / of.orders },
    { count: of.windowPassed },
  ];
  const sum = (key: 'orders' | 'sampled' | 'windowPassed') =>
    population.reduce((total, each) => total + each[key], 0);
  const total = { orders: sum('orders'), sampled: sum('sampled'), windowPassed: sum('windowPassed') };
  return {
    title: say('population'),
    columns: [say('businessType'), say('orders'), say('sampled'), say('share'), say('windowPassed')],
    rows:
      population.length === 0
        ? []
        : [
            ...population.map((each): Row => ({ cells: [name(each.name), ...cells(each)] })),
            { cells: [say('total'), ...cells(total)], isTotal: true },
          ],
    notes: [],
  };
}

function secondCallbackSheet({ secondCallbacks }: BriefingDocument, { say }: Speech): Sheet {
  const { closed, attempts, asked, solved, satisfied } = secondCallbacks;
  const counts = { closed, attempts, asked, solved, satisfied };
  return {
    title: say('secondCallbacks'),
    columns: ['closed', 'attempts', 'asked', 'solved', 'satisfied'].map((key) =>
      say(key as keyof typeof counts),
    ),
    rows: closed === 0 ? [] : [{ cells: Object.values(counts).map((count) => ({ count })) }],
    notes: [],
    isNarrow: true,
  };
}
