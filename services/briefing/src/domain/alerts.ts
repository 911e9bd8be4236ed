import type { Alert, AlertRule, Alerts, BranchConfiguration } from '@huiyin/contracts';
import {
  type Alternative,
  holm,
  NOT_AVAILABLE,
  type ProportionPair,
  stratifiedExact,
} from '@huiyin/statistics';
import { nameIn } from '@huiyin/vocabulary';
import { satisfiedOf } from './figures.ts';
import { addFolds, type PeriodFold, routineOf } from './period-fold.ts';
import { sorted } from './sorted.ts';
import { addUp, countOf, type Tally, under } from './tally.ts';

export type { AgentCell } from './call-cells.ts';
export { NO_DAYS, type PeriodCell, type PeriodFold } from './period-fold.ts';
export type { Alert };

type Branch = Pick<BranchConfiguration, 'teams' | 'levels'>;

/** Each rule alone: the chance that it accuses anybody in a briefing although nothing is the matter, at most. */
export const FALSE_ALARMS = 0.001;

/** Twice is no pattern. */
const COUNT_MIN = 3;

interface Rule {
  /** A team is held against its own earlier weeks, an agent against the others who ring about the same teams and business types. */
  readonly of: Alert['of'];
  readonly alternative: Alternative;
  /** How many of how many. */
  readonly counted: (
    tally: Tally,
    levels: Branch['levels'],
  ) => { readonly count: number; readonly trials: number };
}

const ofCallbacks =
  (count: (tally: Tally) => number): Rule['counted'] =>
  (tally) => ({ count: count(tally), trials: countOf(tally, 'callbacks') });

/** What somebody who has a hand in a figure may have done to it, and by which count it shows. */
const RULES: Readonly<Record<AlertRule, Rule>> = {
  'not-rated': {
    of: 'team',
    alternative: 'greater',
    // Who gave no rating because nobody came is in a rule of their own.
    counted: ofCallbacks((tally) => countOf(tally, 'notRated') - countOf(tally, 'notServed')),
  },
  'wrong-number': {
    of: 'team',
    alternative: 'greater',
    counted: (tally) => ({
      count: countOf(tally, 'disposition.wrong-number') + countOf(tally, 'disposition.dead-number'),
      trials: countOf(tally, 'closed'),
    }),
  },
  'number-corrected': {
    of: 'team',
    alternative: 'greater',
    counted: ofCallbacks((tally) => countOf(tally, 'numberCorrected')),
  },
  'visit-denied': {
    of: 'team',
    alternative: 'greater',
    counted: (tally) => ({ count: countOf(tally, 'noSuchVisit'), trials: countOf(tally, 'closed') }),
  },
  'short-calls': {
    of: 'agent',
    alternative: 'greater',
    counted: ofCallbacks((tally) => countOf(tally, 'short')),
  },
  'straight-lining': {
    of: 'agent',
    alternative: 'greater',
    counted: (tally) => ({ count: countOf(tally, 'straight'), trials: countOf(tally, 'levelled') }),
  },
  'agent-dissatisfied': {
    of: 'agent',
    alternative: 'two-sided',
    counted: (tally, levels) => {
      const { rated, satisfied } = satisfiedOf(under(tally, 'level'), levels);
      return { count: rated - satisfied, trials: rated };
    },
  },
  'agent-not-rated': {
    of: 'agent',
    alternative: 'two-sided',
    counted: ofCallbacks((tally) => countOf(tally, 'notRated')),
  },
};

/** The folds that alerts are of, and those before them. */
export interface AlertFolds {
  readonly now: readonly PeriodFold[];
  readonly before: readonly PeriodFold[];
}

/** What of one stratum a unit counted, and what it is held against. */
interface Group {
  readonly stratum: string;
  readonly tally: Tally;
}

/**
 * Which teams and agents have figures that chance alone hardly gives: the exact test of each within strata, adjusted by Holm over all that
 * the same rule looks at, so that each rule accuses anybody wrongly in at most one of a thousand briefings. The gravest first.
 */
export function alertsOf(branch: Branch, folds: AlertFolds): Alerts {
  const [now, before] = [addFolds(folds.now), addFolds(folds.before)];
  const units = { team: teamsOf(now, before), agent: agentsOf(now) };
  const found = (Object.keys(RULES) as AlertRule[]).flatMap((name) => {
    const rule = RULES[name];
    const tested = units[rule.of].map((unit) => ({ ...unit, strata: strataOf(unit, rule, branch.levels) }));
    const ps = holm(tested.map(({ strata }) => stratifiedExact(strata, rule.alternative)));
    return tested.flatMap(({ id, strata }, index) => {
      const p = ps[index] ?? NOT_AVAILABLE;
      if (p === NOT_AVAILABLE || p > FALSE_ALARMS) return [];
      const [one, beside] = [sumOf(strata.map((each) => each.one)), sumOf(strata.map((each) => each.other))];
      const higher = one.count * beside.trials > beside.count * one.trials;
      if (Math.max(one.count, higher ? 0 : beside.count) < COUNT_MIN) return [];
      const named = rule.of === 'team' ? { name: nameIn(branch.teams, id) } : {};
      return [{ rule: name, of: rule.of, id, ...named, ...one, beside, higher, p: rounded(p) }];
    });
  });
  return { falseAlarms: 100 * FALSE_ALARMS, alerts: found.toSorted((one, other) => one.p - other.p) };
}

/** One digit of a chance that is below one in a thousand; the same on every machine. */
const rounded = (p: number): number => Number(p.toPrecision(1));

interface Unit {
  readonly id: string;
  readonly own: readonly Group[];
  readonly others: readonly Group[];
}

function teamsOf(now: PeriodFold, before: PeriodFold): Unit[] {
  const groups = (fold: PeriodFold, id: string): Group[] =>
    routineOf(fold).flatMap(({ team, businessType, tally }) =>
      team === id ? [{ stratum: businessType, tally }] : [],
    );
  return idsOf(routineOf(now), ({ team }) => team).map((id) => ({
    id,
    own: groups(now, id),
    others: groups(before, id),
  }));
}

function agentsOf({ agents }: PeriodFold): Unit[] {
  const group = ({ team, businessType, tally }: PeriodFold['agents'][number]): Group => ({
    stratum: `${team}/${businessType}`,
    tally,
  });
  return idsOf(agents, ({ agent }) => agent).map((id) => ({
    id,
    own: agents.filter(({ agent }) => agent === id).map(group),
    others: agents.filter(({ agent }) => agent !== id).map(group),
  }));
}

const idsOf = <Cell>(cells: readonly Cell[], of: (cell: Cell) => string): string[] =>
  sorted([...new Set(cells.map(of))], (id) => id);

/** Only strata in which both have something to count. */
function strataOf({ own, others }: Unit, { counted }: Rule, levels: Branch['levels']): ProportionPair[] {
  const of = (groups: readonly Group[], stratum: string) => {
    const { count, trials } = counted(
      addUp(groups.filter((group) => group.stratum === stratum).map(({ tally }) => tally)),
      levels,
    );
    return { successes: count, trials };
  };
  return idsOf(own, ({ stratum }) => stratum)
    .map((stratum) => ({ one: of(own, stratum), other: of(others, stratum) }))
    .filter(({ one, other }) => one.trials > 0 && other.trials > 0);
}

const sumOf = (proportions: readonly { readonly successes: number; readonly trials: number }[]) => ({
  count: proportions.reduce((sum, { successes }) => sum + successes, 0),
  trials: proportions.reduce((sum, { trials }) => sum + trials, 0),
});
