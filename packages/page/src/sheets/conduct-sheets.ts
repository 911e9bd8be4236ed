import type { BriefingDocument, BriefingFigures } from '@huiyin/contracts';
import type { Words } from '../text/words.ts';
import type { Sheet, SheetCell, SheetRow } from './sheet.ts';

const COLUMNS = [
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

const cellsOf = ({ appointment, ...figures }: BriefingFigures): SheetCell[] => [
  { count: figures.closed },
  { count: figures.attempts },
  { percent: appointment.keptRate, of: appointment.kept + appointment.broken },
  { count: appointment.broken },
  { count: figures.integrityConcerns },
  { count: figures.noSuchVisit },
  { count: figures.praised },
  { count: figures.suggested },
  { count: figures.complaints },
];

/** Points of service beside the rating, by team and by business type. */
export function conductSheets(
  { teams, businessTypes, total }: BriefingDocument,
  { say, name }: Words,
): Sheet[] {
  const sheet = (
    title: 'conductByTeam' | 'conductByBusinessType',
    rows: BriefingDocument['teams' | 'businessTypes'],
  ): Sheet => ({
    title: say(title),
    columns: [say(title === 'conductByTeam' ? 'team' : 'businessType'), ...COLUMNS.map(say)],
    rows:
      rows.length === 0
        ? []
        : [
            ...rows.map((each): SheetRow => ({ cells: [name(each.name), ...cellsOf(each.figures)] })),
            { cells: [say('total'), ...cellsOf(total)], isTotal: true },
          ],
    notes: [],
  });
  return [sheet('conductByTeam', teams), sheet('conductByBusinessType', businessTypes)];
}
