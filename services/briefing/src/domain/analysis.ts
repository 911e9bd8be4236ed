import type { BranchConfiguration, Comparison, ComplaintAnalysis, Spot } from '@huiyin/contracts';
import type { Proportion } from '@huiyin/statistics';
import {
  CASE_CHANNEL_NAMES,
  CASE_CHANNELS,
  CASE_KINDS,
  CASE_NATURES,
  COMPLAINT_STATES,
  LIABLE_PARTIES,
  nameIn,
  type Wording,
} from '@huiyin/vocabulary';
import { type CaseCounter, type CaseFold, NO_CATEGORY } from './case-fold.ts';
import { categoryName, causeName, splitCause } from './case-names.ts';
import { comparisonsOf, type Pair } from './comparisons.ts';
import { percentOf } from './percent.ts';
import { type PeriodFold, routineOf } from './period-fold.ts';
import { sorted } from './sorted.ts';
import { addUp, type Tally, under } from './tally.ts';
import { withheldOf } from './withhold.ts';

/** Of fewer cases a breakdown would tell of single persons. */
const CELL_MIN = 5;

type Branch = Pick<BranchConfiguration, 'teams' | 'departments' | 'businessTypes' | 'complaints'>;

/** A period's cases, and its callbacks, of which some of them came. */
export interface CasesOfPeriod {
  readonly cases: CaseFold;
  readonly callbacks: PeriodFold;
}

/** The cases of a period, of the one before, and of a year before. */
export interface CasesCompared {
  readonly now: CasesOfPeriod;
  readonly before: CasesOfPeriod & { readonly name: string };
  readonly yearBefore: CasesOfPeriod | undefined;
}

/** Analyses the cases raised in a period. Pure: the same facts give the same analysis, and a difference is only said where a test finds one. */
export function analysisOf(branch: Branch, compared: CasesCompared): ComplaintAnalysis {
  const { now, before } = compared;
  const tallies: Tallies = {
    now: totalOf(now.cases),
    before: totalOf(before.cases),
    yearBefore: compared.yearBefore && totalOf(compared.yearBefore.cases),
  };
  const of = (counter: CaseCounter): number => tallies.now[counter] ?? 0;
  const rows = <Id extends string>(heading: string, ids: readonly Id[], whole: 'cases' | 'complaints') =>
    shareRows(tallies, heading, ids, whole);
  const known = categoriesOf(branch, tallies.now);
  const channels = rows('channel', CASE_CHANNELS, 'complaints');
  const categories = rows('category', known.categories, 'complaints').map(({ id, row }) => ({
    ...(id !== NO_CATEGORY && { category: id }),
    name: categoryName(branch, id),
    ...row,
  }));
  const causes = rows('cause', known.causes, 'complaints').map(({ id, row }) => ({
    ...splitCause(id),
    name: causeName(branch, id),
    ...row,
  }));
  const teams = teamRows(branch, compared, of('complaints'));
  return {
    before: before.name,
    cases: of('cases'),
    complaints: of('complaints'),
    kinds: rows('kind', CASE_KINDS, 'cases').map(({ id: kind, row }) => ({ kind, ...row })),
    channels: channels.map(({ id: channel, row }) => ({ channel, ...row })),
    categories,
    causes,
    natures: rows('nature', CASE_NATURES, 'complaints').map(({ id: nature, row }) => ({ nature, ...row })),
    liable: LIABLE_PARTIES.flatMap((party) => {
      const [cases, concluded] = [of(`liable.${party}`), of(`liableBefore.${party}`)];
      return cases + concluded > 0 ? [{ party, cases, before: concluded }] : [];
    }),
    repeated: of('repeated'),
    escalated: of('escalated'),
    reopened: of('reopened'),
    judged: judgedOf(tallies.now),
    appealed: of('appealed'),
    adjudicated: of('adjudicated'),
    steps: COMPLAINT_STATES.flatMap((state) => {
      const cases = of(`step.${state}.cases`);
      return cases === 0 ? [] : [{ state, cases, hours: meanHours(of(`step.${state}.seconds`), cases) }];
    }),
    handOvers: {
      made: of('handed.made'),
      accepted: of('handed.accepted'),
      declined: of('handed.declined'),
      lapsed: of('handed.lapsed'),
      hours: meanHours(of('handed.waited'), of('handed.accepted')),
    },
    dispatches: {
      otherKind: of('otherKind'),
      graver: of('graver'),
      invalid: of('concluded') - of('valid'),
      referred: of('referred'),
      referredBack: of('referredBack'),
      withdrawn: of('withdrawn'),
      merged: of('merged'),
    },
    teams,
    departments: departmentRows(branch, now.cases, of('complaints')),
    spots: spotsOf([
      ...channels.flatMap(({ id, row }) => hot('channel', id, CASE_CHANNEL_NAMES[id], row.cases, row)),
      ...categories.flatMap((row) => hot('category', row.category ?? NO_CATEGORY, row.name, row.cases, row)),
      ...causes.flatMap((row) => hot('cause', `${row.category}/${row.cause}`, row.name, row.cases, row)),
      ...teams.flatMap((row) => hot('team', row.team, row.name, row.complaints, row)),
      ...hardSpots(branch, tallies.now, known),
    ]),
  };
}

interface Tallies {
  readonly now: Tally;
  readonly before: Tally;
  readonly yearBefore: Tally | undefined;
}

const totalOf = (fold: CaseFold): Tally => addUp(fold.map(({ tally }) => tally));

const judgedOf = (tally: Tally): ComplaintAnalysis['judged'] => {
  const of = (counter: CaseCounter): number => tally[counter] ?? 0;
  return {
    concluded: of('concluded'),
    valid: of('valid'),
    responsible: of('responsible'),
    before: { valid: of('validBefore'), responsible: of('responsibleBefore') },
  };
};

/** Of fewer than `CELL_MIN` none: it would tell of single cases. */
const meanHours = (seconds: number, cases: number): number | null =>
  cases < CELL_MIN ? null : Math.round(seconds / cases / 360) / 10;

/** What occurs now, each as a share of the whole, beside the period before and tested against it and a year before. */
function shareRows<Id extends string>(
  { now, before, yearBefore }: Tallies,
  heading: string,
  ids: readonly Id[],
  whole: 'cases' | 'complaints',
) {
  const occurring = ids.filter((id) => (now[`${heading}.${id}`] ?? 0) > 0);
  const proportions = (tally: Tally | undefined) =>
    occurring.map((id) => tally && proportionOf(tally[`${heading}.${id}`], tally[whole]));
  const own = proportions(now);
  const pairs = (tally: Tally | undefined): Pair[] => {
    const others = proportions(tally);
    return own.map((one, index) => ({ one, other: others[index] }));
  };
  const tests = [
    comparisonsOf('before', pairs(before)),
    comparisonsOf('yearBefore', pairs(yearBefore)),
  ] as const;
  return occurring.map((id, index) => {
    const cases = now[`${heading}.${id}`] ?? 0;
    return {
      id,
      row: {
        cases,
        share: percentOf(cases, now[whole] ?? 0),
        before: before[`${heading}.${id}`] ?? 0,
        comparisons: tests.flatMap((each) => each[index] ?? []),
      },
    };
  });
}

/** Undefined: nothing to be a share of, or more than the whole. */
const proportionOf = (successes = 0, trials = 0): Proportion | undefined =>
  trials === 0 || successes > trials ? undefined : { successes, trials };

/** Categories and causes as the branch lists them, then any that it does not know any more. */
function categoriesOf({ complaints }: Branch, now: Tally) {
  const listed = [...complaints.categories.map(({ id }) => id), NO_CATEGORY];
  const causes = complaints.categories.flatMap(({ id, causes }) =>
    causes.map((cause) => `${id}/${cause.id}`),
  );
  const withStrangers = (ids: readonly string[], heading: string) => [
    ...ids,
    ...Object.keys(under(now, heading)).filter((id) => !ids.includes(id)),
  ];
  return { categories: withStrangers(listed, 'category'), causes: withStrangers(causes, 'cause') };
}

/** One row for each team in each business, in the branch's order; what is tested is complaints of routine callbacks per complete interview, against the other teams in the same business. */
function teamRows(branch: Branch, compared: CasesCompared, complaints: number): ComplaintAnalysis['teams'] {
  const { now, before, yearBefore } = compared;
  const cells = now.cases.filter(({ tally }) => (tally.complaints ?? 0) > 0);
  const ordered = sorted(cells, ({ team, businessType }) =>
    JSON.stringify([placeOf(branch.teams, team), team, placeOf(branch.businessTypes, businessType)]),
  );
  const shareIn = (period: CasesOfPeriod | undefined, isCounted: (served: Served) => boolean) =>
    period && callbackShareOf(period, isCounted);
  const isSame = (one: Served) => (other: Served) =>
    one.team === other.team && one.businessType === other.businessType;
  const own = ordered.map((cell) => shareIn(now, isSame(cell)));
  const pairs = (others: readonly (Proportion | undefined)[]): Pair[] =>
    own.map((one, index) => ({ one, other: others[index] }));
  const tests = [
    comparisonsOf('before', pairs(ordered.map((cell) => shareIn(before, isSame(cell))))),
    comparisonsOf('yearBefore', pairs(ordered.map((cell) => shareIn(yearBefore, isSame(cell))))),
    comparisonsOf(
      'others',
      pairs(
        ordered.map((cell) =>
          shareIn(now, (other) => other.businessType === cell.businessType && other.team !== cell.team),
        ),
      ),
    ),
  ];
  const withheld = withheldOf(
    ordered.map(({ tally }) => tally.complaints ?? 0),
    CELL_MIN,
  );
  return ordered.map(({ team, businessType, tally }, index) => ({
    team,
    name: nameIn(branch.teams, team),
    businessType,
    businessTypeName: nameIn(branch.businessTypes, businessType),
    complaints: tally.complaints ?? 0,
    share: percentOf(tally.complaints ?? 0, complaints),
    fromCallbacks: tally.ofRoutine ?? 0,
    callbacks: callbacksOf(now.callbacks, isSame({ team, businessType })),
    judged: withheld[index] ? null : judgedOf(tally),
    comparisons: tests.flatMap((each) => each[index] ?? []),
  }));
}

/** One row for each department whose teams have complaints, in the branch's order; a team of none stands in its own row alone. */
function departmentRows(
  { departments }: Branch,
  fold: CaseFold,
  complaints: number,
): ComplaintAnalysis['departments'] {
  const rows = departments
    .map(({ id, name, teams }) => ({
      id,
      name,
      tally: totalOf(fold.filter(({ team }) => teams.includes(team))),
    }))
    .filter(({ tally }) => (tally.complaints ?? 0) > 0);
  const withheld = withheldOf(
    rows.map(({ tally }) => tally.complaints ?? 0),
    CELL_MIN,
  );
  return rows.map(({ id, name, tally }, index) => ({
    department: id,
    name,
    complaints: tally.complaints ?? 0,
    share: percentOf(tally.complaints ?? 0, complaints),
    judged: withheld[index] ? null : judgedOf(tally),
  }));
}

interface Served {
  readonly team: string;
  readonly businessType: string;
}

/** Behind those that are listed where it is not. */
const placeOf = (known: readonly { readonly id: string }[], id: string): string => {
  const place = known.findIndex((each) => each.id === id);
  return String(place < 0 ? known.length : place).padStart(4, '0');
};

const callbacksOf = (fold: PeriodFold, isCounted: (served: Served) => boolean): number =>
  routineOf(fold)
    .filter(isCounted)
    .reduce((sum, { tally }) => sum + (tally.callbacks ?? 0), 0);

function callbackShareOf({ cases, callbacks }: CasesOfPeriod, isCounted: (served: Served) => boolean) {
  const raised = cases.filter(isCounted).reduce((sum, { tally }) => sum + (tally.ofRoutine ?? 0), 0);
  return proportionOf(raised, callbacksOf(callbacks, isCounted));
}

/** Where a test says that there are more than before or than elsewhere. */
const hot = (
  of: Spot['of'],
  id: string,
  name: Wording,
  cases: number,
  { comparisons }: { readonly comparisons: readonly Comparison[] },
): Spot[] =>
  comparisons
    .filter(({ verdict }) => verdict === 'higher')
    .map((comparison) => ({ spot: 'hot', of, id, name, cases, comparison }));

/** Of which categories and causes cases come again, or are not solved at once, more often than of the others: each level is tested by itself. */
function hardSpots(branch: Branch, now: Tally, known: ReturnType<typeof categoriesOf>): Spot[] {
  const test = (
    of: 'category' | 'cause',
    ids: readonly string[],
    nameOf: (branch: Branch, id: string) => Wording,
  ): Spot[] => {
    const occurring = ids.filter((id) => (now[`${of}.${id}`] ?? 0) > 0);
    const count = (heading: string, isCounted: (id: string) => boolean) =>
      occurring.filter(isCounted).reduce((sum, id) => sum + (now[`${heading}.${id}`] ?? 0), 0);
    const shareOf = (isCounted: (id: string) => boolean) =>
      proportionOf(count(`hard.${of}`, isCounted), count(of, isCounted));
    const tests = comparisonsOf(
      'others',
      occurring.map((id) => ({ one: shareOf((each) => each === id), other: shareOf((each) => each !== id) })),
    );
    return occurring.flatMap((id, index) => {
      const comparison = tests[index];
      return comparison?.verdict === 'higher'
        ? [
            {
              spot: 'hard' as const,
              of,
              id,
              name: nameOf(branch, id),
              cases: now[`hard.${of}.${id}`] ?? 0,
              comparison,
            },
          ]
        : [];
    });
  };
  return [...test('category', known.categories, categoryName), ...test('cause', known.causes, causeName)];
}

const spotsOf = (spots: readonly Spot[]): Spot[] =>
  sorted(spots, ({ comparison, spot, of, id }) =>
    JSON.stringify([(comparison.p ?? 1).toFixed(4), spot, of, id, comparison.against]),
  );
