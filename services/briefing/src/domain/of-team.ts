import type { BriefingDocument } from '@huiyin/contracts';
import type { Named } from '@huiyin/vocabulary';
import { type BriefingBranch, briefingOf, countableOf, type KnownOfPeriod } from './briefing.ts';
import type { CallbackFact } from './facts.ts';
import { findingsOf } from './findings.ts';
import { listFigures } from './list-figures.ts';
import { NO_DAYS, type PeriodFold } from './period-fold.ts';
import type { KnownBefore } from './year-before.ts';

const ofTeam = <Served extends { readonly team: string }>(
  served: readonly Served[],
  team: string,
): Served[] => served.filter((each) => each.team === team);

/**
 * Second callbacks are of no team: who asks about a case is not asked by whom it was caused. Nor are those who ring, whom a team has no
 * business to know.
 */
export const foldOfTeam = (fold: PeriodFold, team: string): PeriodFold => ({
  ...fold,
  cells: ofTeam(fold.cells, team),
  questions: ofTeam(fold.questions, team),
  population: ofTeam(fold.population, team),
  calls: NO_DAYS.calls,
  reached: NO_DAYS.reached,
  agents: NO_DAYS.agents,
  secondCallbacks: NO_DAYS.secondCallbacks,
});

/** The team's row of each table stands for the whole. */
const yearBeforeOfTeam = ({ period, fold, tables }: KnownBefore, { id, name }: Named): KnownBefore => ({
  period,
  fold: foldOfTeam(fold, id),
  tables: tables.flatMap((table) => {
    const row = table.rows.find(({ team, total }) => !total && [id, name.zh, name.en].includes(team));
    return row ? [{ ...table, rows: [{ ...row, total: true }] }] : [];
  }),
});

/**
 * The briefing of one team, of the same facts as the branch's: its rows and its cases and nobody else's. With the callbacks of
 * a day, what they found by order, for the morning meeting. Pure.
 */
export function briefingOfTeam(
  branch: BriefingBranch,
  known: KnownOfPeriod,
  team: Named,
  callbacks?: readonly CallbackFact[],
): Omit<BriefingDocument, 'snapshot'> {
  const knownOfTeam: KnownOfPeriod = {
    ...known,
    fold: foldOfTeam(known.fold, team.id),
    persons: known.persons && { ...known.persons, cells: ofTeam(known.persons.cells, team.id) },
    before: { ...known.before, fold: foldOfTeam(known.before.fold, team.id) },
    yearBefore: known.yearBefore && yearBeforeOfTeam(known.yearBefore, team),
    cases: known.cases.filter(({ order }) => order?.team === team.id),
    // A team is not told that its own figures are looked into.
    alertFolds: undefined,
    samplingKeys: [],
    countermeasures: known.countermeasures.filter(({ of, id }) => of === 'team' && id === team.id),
    tables: [],
  };
  const document = briefingOf(branch, knownOfTeam);
  const shown = {
    ...document,
    team: { id: team.id, name: team.name },
    ...(callbacks && {
      findings: findingsOf(
        callbacks.filter(({ order }) => order.team === team.id),
        branch,
      ),
    }),
    // Beside the branch's, these of one team would let what that withholds be reckoned back.
    served: { ...document.served, partners: [], segments: [] },
    // They would be the total once more.
    teams: [],
    ...(document.analysis && { analysis: { ...document.analysis, teams: [], departments: [] } }),
    estimates: { ...document.estimates, teams: [] },
  };
  return { ...shown, figures: listFigures(shown, branch, countableOf(knownOfTeam)) };
}
