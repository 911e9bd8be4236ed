import type { AnswerOf, RequestOf } from '@huiyin/client';
import type { SamplingPolicy } from '@huiyin/contracts';
import { SEGMENTS, type Segment } from '@huiyin/vocabulary';

type PolicyBody = RequestOf<'PUT /policies/{version}'>['body'];
type Strata = AnswerOf<'GET /plan'>['strata'];
export type Bounds = AnswerOf<'GET /policies'>['bounds'];

/** A team's own rate in one business type, as it is being written. */
export interface OwnRate {
  readonly team: string;
  readonly businessType: string;
  /** Percent. */
  readonly rate: string;
}

/** A policy as somebody writes it: rates in percent. */
export interface PolicyDraft {
  readonly from: string;
  /** By business type. */
  readonly rates: Readonly<Record<string, string>>;
  /** Of customers of a segment; empty: as their business type. */
  readonly segments: Readonly<Record<Segment, string>>;
  readonly own: readonly OwnRate[];
}

/** The policy in force on a day, of policies in the order of their first days. */
export const policyOn = <Policy extends Pick<SamplingPolicy, 'from'>>(
  policies: readonly Policy[],
  day: string,
): Policy | undefined => policies.findLast(({ from }) => from <= day);

/** 0.375 → 37.5 */
export const percentOf = (share: number): string => String(Math.round(share * 1e6) / 1e4);

/** 37.5 → 0.375; undefined: no percentage. */
export function shareOf(percent: string): number | undefined {
  const typed = percent.normalize('NFKC').trim().replace(/ ?%$/, '');
  const share = /^\d{1,3}(?:\.\d{1,4})?$/.test(typed) ? Math.round(Number(typed) * 1e4) / 1e6 : 2;
  return share <= 1 ? share : undefined;
}

/** The rates of a policy, to be changed; a type that it does not have is empty. */
export const draftOf = (
  { rates, segments = {}, teams = {} }: Pick<SamplingPolicy, 'rates' | 'segments' | 'teams'>,
  businessTypes: readonly string[],
  from: string,
): PolicyDraft => ({
  from,
  rates: Object.fromEntries(businessTypes.map((type) => [type, textOf(rates[type])])),
  segments: {
    residential: textOf(segments.residential),
    commercial: textOf(segments.commercial),
    vip: textOf(segments.vip),
  },
  own: Object.entries(teams).flatMap(([team, types]) =>
    Object.entries(types).map(([businessType, { rate }]) => ({ team, businessType, rate: percentOf(rate) })),
  ),
});
const textOf = (share: number | undefined): string => (share === undefined ? '' : percentOf(share));

/** The draft with a plan's rates for the teams, in whole percent and within the bounds. */
export const withPlan = (draft: PolicyDraft, strata: Strata, { floor, cap }: Bounds): PolicyDraft => ({
  ...draft,
  own: strata.map(({ team, businessType, planned }) => ({
    team,
    businessType,
    rate: percentOf(Math.min(cap, Math.max(floor, Math.ceil(planned.rate * 100) / 100))),
  })),
});

export type DraftFault =
  | 'day-missing'
  | 'day-too-early'
  | 'rate-missing'
  | 'no-percentage'
  | 'unnamed'
  | 'twice';
/** What is wrong with a draft, by its field: `from`, a business type, a segment, the place of a team's rate. */
export type DraftFaults = ReadonlyMap<string, DraftFault>;

export function faultsOf(
  { from, rates, segments, own }: PolicyDraft,
  { earliest }: Pick<Bounds, 'earliest'>,
): DraftFaults {
  const faults = new Map<string, DraftFault>();
  if (!/^\d{4}-\d\d-\d\d$/.test(from)) faults.set('from', 'day-missing');
  else if (from < earliest) faults.set('from', 'day-too-early');
  for (const [type, rate] of Object.entries(rates))
    if (rate.trim() === '') faults.set(type, 'rate-missing');
    else if (shareOf(rate) === undefined) faults.set(type, 'no-percentage');
  for (const segment of SEGMENTS)
    if (segments[segment].trim() !== '' && shareOf(segments[segment]) === undefined)
      faults.set(`segment.${segment}`, 'no-percentage');
  for (const [index, { team, businessType, rate }] of own.entries())
    if (team === '' || businessType === '') faults.set(`own.${index}`, 'unnamed');
    else if (own.findIndex((each) => each.team === team && each.businessType === businessType) < index)
      faults.set(`own.${index}`, 'twice');
    else if (shareOf(rate) === undefined) faults.set(`own.${index}`, 'no-percentage');
  return faults;
}

/**
 * The policy that a draft without faults proposes. A team's rate that stays as it is in `base` keeps its severity; one that somebody
 * writes has none.
 */
export function bodyOf({ from, rates, segments, own }: PolicyDraft, base: SamplingPolicy): PolicyBody {
  const teams: Record<string, Record<string, NonNullable<SamplingPolicy['teams']>[string][string]>> = {};
  for (const { team, businessType, rate } of own) {
    const before = base.teams?.[team]?.[businessType];
    const share = shareOf(rate) ?? 0;
    teams[team] = {
      ...teams[team],
      [businessType]: before && shareOf(percentOf(before.rate)) === share ? before : { rate: share },
    };
  }
  const ofSegments = SEGMENTS.flatMap((segment) => {
    const share = shareOf(segments[segment]);
    return share === undefined ? [] : [[segment, share] as const];
  });
  return {
    from,
    rates: Object.fromEntries(Object.entries(rates).map(([type, rate]) => [type, shareOf(rate) ?? 0])),
    ...(ofSegments.length > 0 && { segments: Object.fromEntries(ofSegments) }),
    ...(own.length > 0 && { teams }),
  };
}

/** A version that nobody proposed: by its first day, and a number from the second of one day on. */
export function versionOf(from: string, known: readonly string[]): string {
  let version = `p${from}`;
  for (let number = 2; known.includes(version); number += 1) version = `p${from}-${number}`;
  return version;
}

/** Whose rate differs between two policies, shares of the orders; undefined: there is none. */
export interface RateDifference {
  readonly team?: string;
  readonly businessType?: string;
  readonly segment?: Segment;
  readonly before: number | undefined;
  readonly after: number | undefined;
}
type Rates = Pick<SamplingPolicy, 'rates' | 'segments' | 'teams'>;

/** What a policy changes: business types, then segments, then teams; a team without a rate of its own has its type's. */
export function differencesOf(before: Rates, after: Rates): readonly RateDifference[] {
  const ofTeam = ({ rates, teams }: Rates, team: string, type: string) =>
    teams?.[team]?.[type]?.rate ?? rates[type];
  const pairs = new Map(
    [before, after].flatMap(({ teams = {} }) =>
      Object.entries(teams).flatMap(([team, types]) =>
        Object.keys(types).map(
          (businessType) => [`${team} ${businessType}`, { team, businessType }] as const,
        ),
      ),
    ),
  );
  const types = new Set([before, after].flatMap(({ rates }) => Object.keys(rates)));
  return [
    ...[...types].map((businessType) => ({
      businessType,
      before: before.rates[businessType],
      after: after.rates[businessType],
    })),
    ...SEGMENTS.map((segment) => ({
      segment,
      before: before.segments?.[segment],
      after: after.segments?.[segment],
    })),
    ...[...pairs.values()].map(({ team, businessType }) => ({
      team,
      businessType,
      before: ofTeam(before, team, businessType),
      after: ofTeam(after, team, businessType),
    })),
  ].filter((each) => each.before !== each.after);
}

/** Calls in a month that these rates come to, by the orders that the plan expects; segments are not in it. */
export const callsOf = (strata: Strata, { rates, teams }: Rates): number =>
  Math.round(
    strata.reduce(
      (calls, { team, businessType, orders }) =>
        calls + orders * (teams?.[team]?.[businessType]?.rate ?? rates[businessType] ?? 0),
      0,
    ),
  );

/** Those team rates of a draft that lie outside of what rates move within by themselves. */
export const isOutside = (rate: string, { floor, cap }: Bounds): boolean => {
  const share = shareOf(rate);
  return share !== undefined && (share < floor || share > cap);
};
