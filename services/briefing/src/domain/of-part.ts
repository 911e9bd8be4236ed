import type { BriefingDocument, BriefingPart } from '@huiyin/contracts';
import { type BriefingBranch, briefingOf, countableOf, type KnownOfPeriod } from './briefing.ts';
import type { CallbackFact } from './facts.ts';
import { findingsOf } from './findings.ts';
import { listFigures } from './list-figures.ts';
import { NO_DAYS, type PeriodFold } from './period-fold.ts';
import type { KnownBefore } from './year-before.ts';

/** A team, or the teams of a department. */
type Teams = readonly string[];

const ofTeams = <Served extends { readonly team: string }>(
  served: readonly Served[],
  teams: Teams,
): Served[] => served.filter(({ team }) => teams.includes(team));

/**
 * Second callbacks are of no team: who asks about a case is not asked by whom it was caused. Nor are those who ring, whom a team has no
 * business to know.
 */
export const foldOfTeams = (fold: PeriodFold, teams: Teams): PeriodFold => ({
  ...fold,
  cells: ofTeams(fold.cells, teams),
  questions: ofTeams(fold.questions, teams),
  population: ofTeams(fold.population, teams),
  calls: NO_DAYS.calls,
  reached: NO_DAYS.reached,
  agents: NO_DAYS.agents,
  secondCallbacks: NO_DAYS.secondCallbacks,
});

/** The row of a team, or of a department that has one, stands for the whole of each table. */
const yearBeforeOf = (
  { period, fold, tables }: KnownBefore,
  { id, name, teams }: BriefingPart,
): KnownBefore => ({
  period,
  fold: foldOfTeams(fold, teams),
  tables: tables.flatMap((table) => {
    const row = table.rows.find(({ team, total }) => !total && [id, name.zh, name.en].includes(team));
    return row ? [{ ...table, rows: [{ ...row, total: true }] }] : [];
  }),
});

/**
 * The briefing of one team or department, of the same facts as the branch's: its rows and its cases and nobody else's. With the callbacks of
 * a day, what they found by order, for the morning meeting. Pure.
 */
export function briefingOfPart(
  branch: BriefingBranch,
  known: KnownOfPeriod,
  part: BriefingPart,
  callbacks?: readonly CallbackFact[],
): Omit<BriefingDocument, 'snapshot'> {
  const { teams } = part;
  const knownOfPart: KnownOfPeriod = {
    ...known,
    fold: foldOfTeams(known.fold, teams),
    persons: known.persons && { ...known.persons, cells: ofTeams(known.persons.cells, teams) },
    before: { ...known.before, fold: foldOfTeams(known.before.fold, teams) },
    yearBefore: known.yearBefore && yearBeforeOf(known.yearBefore, part),
    cases: known.cases.filter(({ order }) => teams.includes(order.team)),
    // A team is not told that its own figures are looked into.
    alertFolds: undefined,
    samplingKeys: [],
    countermeasures: known.countermeasures.filter(({ of, id }) => of === 'team' && teams.includes(id)),
    tables: [],
  };
  const document = briefingOf(branch, knownOfPart);
  const { analysis } = document;
  const shown = {
    ...document,
    part,
    ...(callbacks && {
      findings: findingsOf(
        callbacks.filter(({ order }) => teams.includes(order.team)),
        branch,
      ),
    }),
    // Beside the branch's, these of one part would let what that withholds be reckoned back.
    served: { ...document.served, partners: [], segments: [] },
    ...(analysis && { analysis: { ...analysis, departments: [] } }),
    ...(part.of === 'team' && withoutTeams(document)),
  };
  return { ...shown, figures: listFigures(shown, branch, countableOf(knownOfPart)) };
}

/** They would be the total once more. */
const withoutTeams = ({
  analysis,
  estimates,
}: Pick<BriefingDocument, 'analysis' | 'estimates'>): Partial<BriefingDocument> => ({
  teams: [],
  ...(analysis && { analysis: { ...analysis, teams: [], departments: [] } }),
  estimates: { ...estimates, teams: [] },
});
