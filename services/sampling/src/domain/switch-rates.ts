import type {
  BranchConfiguration,
  CountedLot,
  RateChange,
  SamplingPolicy,
  Switching,
  TeamRate,
} from '@huiyin/contracts';
import {
  afterLot,
  ISO_RULES,
  passProbability,
  type Severity,
  type SwitchingState,
  startOf,
} from '@huiyin/statistics';
import { versionOfWeek } from './week-version.ts';

/** How a team has been doing in one business type, week by week. */
export interface CellSwitching {
  readonly team: string;
  readonly businessType: string;
  readonly state: SwitchingState;
  /** What brought its severity about; absent where that came from a policy. */
  readonly reason?: SwitchingReason | undefined;
}

export type SwitchingReason = Pick<
  RateChange,
  'rule' | 'week' | 'rated' | 'dissatisfied' | 'acceptanceNumber'
>;

/** A policy that is to be proposed, whole but for its first day. */
export interface RateProposal {
  readonly policy: Omit<SamplingPolicy, 'from'>;
  /** The policy that it changes. */
  readonly policyVersion: string;
  readonly changes: readonly RateChange[];
}

/** Where all teams and business types stand after the last week that was judged. */
export interface RateSwitching {
  readonly week: string;
  readonly cells: readonly CellSwitching[];
  readonly proposal?: RateProposal | undefined;
  /** The version of an earlier proposal that says something else, and that nobody decided on. */
  readonly overtaken?: string | undefined;
}

/** What is known beside the week. */
export interface SwitchingContext {
  readonly branch: Pick<BranchConfiguration, 'businessTypes' | 'teams'>;
  readonly rules: Switching;
  /** The one in force tomorrow. */
  readonly policy: SamplingPolicy;
  /** What became of the last proposal: nobody decided yet, it waits for its first day, or neither. */
  readonly last: 'proposed' | 'ahead' | 'settled';
}

/** One step in the series of preferred quality limits of ISO 2859-1, the fifth root of ten. */
const STEP = 10 ** (1 / 5);
/** A team that is just as the limit says passes a week with this probability at least. */
const PASSES = 0.95;

/** The fewest dissatisfied that still pass: whoever is at the limit has no more of them in 95 weeks of 100. */
export function acceptanceNumberOf(rated: number, limit: number): number {
  let acceptanceNumber = 0;
  while (passProbability({ answers: rated, acceptanceNumber, tighterAcceptanceNumber: -1 }, limit) < PASSES)
    acceptanceNumber += 1;
  return acceptanceNumber;
}

/** The rate of a severity, where the business type's own is `usual`; up to three decimals, rounded up. */
export function rateAt(
  severity: Severity,
  usual: number,
  { reducedFactor, tightenedFactor, floor, cap }: Switching,
): number {
  switch (severity) {
    case 'reduced':
      return Math.min(usual, Math.max(floor, roundedUp(usual * reducedFactor)));
    case 'normal':
      return usual;
    case 'tightened':
      return Math.max(usual, Math.min(cap, roundedUp(usual * tightenedFactor)));
    case 'all':
      return 1;
  }
}

/** The noise of binary fractions is no thousandth. */
const roundedUp = (rate: number): number => Math.ceil(rate * 1000 - 1e-6) / 1000;

/**
 * Judges a week's lots, each by the severity that its team has in its type, and says which rates are to change. What was proposed and
 * nobody decided on goes on as if it were approved, so that a team that does better by itself needs no decision. What was refused, or changed
 * by a policy of somebody's own, begins anew with the severity that is in force. Who was given a rate without a severity is left alone.
 */
export function judgeWeek(
  previous: RateSwitching | undefined,
  { week, lots }: { readonly week: string; readonly lots: readonly CountedLot[] },
  context: SwitchingContext,
): RateSwitching {
  const carried = new Map(previous?.cells.map((cell) => [nameOf(cell), cell]));
  const counted = new Map(lots.map((lot) => [nameOf(lot), lot]));
  const cells = cellsOf(context).flatMap(({ team, businessType, limit }) => {
    const name = nameOf({ team, businessType });
    const [before, lot] = [carried.get(name), counted.get(name)];
    const cell = { team, businessType, ...standingOf(before, { team, businessType }, context) };
    if (!lot || lot.rated < context.rules.ratedMin) return before ? [cell] : [];
    return [judged(cell, lot, { week, limit }, context)];
  });
  const kept = previous?.proposal;
  if (context.last === 'ahead') return { week, cells, proposal: kept };
  const changes = cells.flatMap((cell) => changeOf(cell, context));
  const stands = kept?.policyVersion === context.policy.version && isSameChanges(kept.changes, changes);
  if (context.last === 'proposed' && stands) return { week, cells, proposal: kept };
  const overtaken = context.last === 'proposed' ? kept?.policy.version : undefined;
  return {
    week,
    cells,
    ...(overtaken !== undefined && { overtaken }),
    ...(changes.length > 0 && { proposal: proposalOf(week, changes, context) }),
  };
}

const nameOf = ({ team, businessType }: { readonly team: string; readonly businessType: string }): string =>
  `${team}/${businessType}`;

/** What is switched: every team of the branch in every type that has a limit and is sampled, but where a person gave the rate. */
function cellsOf({ branch, rules, policy }: SwitchingContext) {
  return branch.teams.flatMap(({ id: team }) =>
    branch.businessTypes.flatMap(({ id: businessType }) => {
      const limit = rules.dissatisfiedMax[businessType];
      const own = policy.teams?.[team]?.[businessType];
      const isSwitched = (policy.rates[businessType] ?? 0) > 0 && (!own || own.severity !== undefined);
      return limit !== undefined && isSwitched ? [{ team, businessType, limit }] : [];
    }),
  );
}

const severityInForce = (
  { policy }: SwitchingContext,
  { team, businessType }: Pick<CellSwitching, 'team' | 'businessType'>,
): Severity => policy.teams?.[team]?.[businessType]?.severity ?? 'normal';

/** What was counted of a cell up to now, as far as it still says something. */
function standingOf(
  before: CellSwitching | undefined,
  cell: Pick<CellSwitching, 'team' | 'businessType'>,
  context: SwitchingContext,
): Pick<CellSwitching, 'state' | 'reason'> {
  const severity = severityInForce(context, cell);
  if (before && (before.state.severity === severity || context.last !== 'settled')) {
    const { state, reason } = before;
    return { state, reason };
  }
  return { state: startOf(severity) };
}

function judged(
  cell: CellSwitching,
  { rated, dissatisfied }: CountedLot,
  { week, limit }: { readonly week: string; readonly limit: number },
  { rules, policy }: SwitchingContext,
): CellSwitching {
  const ownLimit = cell.state.severity === 'tightened' ? limit / STEP : limit;
  const acceptanceNumber = acceptanceNumberOf(rated, ownLimit);
  const usual = policy.rates[cell.businessType] ?? 0;
  // Where the floor leaves nothing to reduce, nobody is reduced.
  const scoreToReduce =
    rateAt('reduced', usual, rules) < usual ? ISO_RULES.scoreToReduce : Number.POSITIVE_INFINITY;
  const { state, rule } = afterLot(
    cell.state,
    {
      passed: dissatisfied <= acceptanceNumber,
      passedOneStepTighter: dissatisfied <= acceptanceNumberOf(rated, ownLimit / STEP),
      acceptanceNumber,
    },
    { ...ISO_RULES, scoreToReduce },
  );
  return rule
    ? { ...cell, state, reason: { rule, week, rated, dissatisfied, acceptanceNumber } }
    : { ...cell, state };
}

/** Where the severity that a cell has come to is not the one in force. */
function changeOf(cell: CellSwitching, context: SwitchingContext): readonly RateChange[] {
  const { team, businessType, reason } = cell;
  const [severity, severityBefore] = [cell.state.severity, severityInForce(context, cell)];
  if (severity === severityBefore || !reason) return [];
  const usual = context.policy.rates[businessType] ?? 0;
  const rateBefore = context.policy.teams?.[team]?.[businessType]?.rate ?? usual;
  const rate = rateAt(severity, usual, context.rules);
  return [{ team, businessType, severity, severityBefore, rate, rateBefore, ...reason }];
}

/** The same severities and rates, whatever the weeks that they came from. */
const isSameChanges = (a: readonly RateChange[], b: readonly RateChange[]): boolean =>
  textOf(a) === textOf(b);

const textOf = (changes: readonly RateChange[]): string =>
  changes
    .map((change) => [nameOf(change), change.severity, change.rate, change.rateBefore].join(' '))
    .join(', ');

/** The policy in force with these changes; teams that the branch no longer has are left out. */
function proposalOf(
  week: string,
  changes: readonly RateChange[],
  { branch, policy }: SwitchingContext,
): RateProposal {
  const teams: Record<string, Record<string, TeamRate>> = {};
  for (const { id } of branch.teams) if (policy.teams?.[id]) teams[id] = { ...policy.teams[id] };
  for (const { team, businessType, severity, rate } of changes) {
    const { [businessType]: _, ...others } = teams[team] ?? {};
    teams[team] = severity === 'normal' ? others : { ...others, [businessType]: { rate, severity } };
  }
  const named = Object.entries(teams).filter(([, rates]) => Object.keys(rates).length > 0);
  const { version, rates, segments } = policy;
  return {
    policy: {
      version: versionOfWeek(week),
      rates,
      ...(segments && { segments }),
      ...(named.length > 0 && { teams: Object.fromEntries(named) }),
    },
    policyVersion: version,
    changes,
  };
}
