import type { BriefingDocument } from '@huiyin/contracts';
import type { Named } from '@huiyin/vocabulary';
import { type BriefingBranch, briefingOf, type KnownOfPeriod } from './briefing.ts';
import type { CallbackFact } from './facts.ts';
import { findingsOf } from './findings.ts';
import { NO_DAYS, type PeriodFold } from './period-fold.ts';
import type { KnownBefore } from './year-before.ts';

const ofTeam = <Served extends { readonly team: string }>(
  served: readonly Served[],
  team: string,
): Served[] => served.filter((each) => each.team === team);

/** Second callbacks are of no team: who asks about a case is not asked by whom it was caused. */
export const foldOfTeam = (fold: PeriodFold, team: string): PeriodFold => ({
  ...fold,
  cells: ofTeam(fold.cells, team),
  questions: ofTeam(fold.questions, team),
  population: ofTeam(fold.population, team),
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
  const document = briefingOf(branch, {
    ...known,
    fold: foldOfTeam(known.fold, team.id),
    before: { ...known.before, fold: foldOfTeam(known.before.fold, team.id) },
    yearBefore: known.yearBefore && yearBeforeOfTeam(known.yearBefore, team),
    cases: known.cases.filter(({ order }) => order?.team === team.id),
    samplingKeys: [],
    countermeasures: known.countermeasures.filter(({ of, id }) => of === 'team' && id === team.id),
    tables: [],
  });
  return {
    ...document,
    team: { id: team.id, name: team.name },
    ...(callbacks && {
      findings: findingsOf(
        callbacks.filter(({ order }) => order.team === team.id),
        branch,
      ),
    }),
    // They would be the total once more.
    teams: [],
    ...(document.analysis && { analysis: { ...document.analysis, teams: [] } }),
    estimates: { ...document.estimates, teams: [] },
  };
}
