import type { Day, Instant } from '@huiyin/calendar';
import type { BranchConfiguration, Issue, SamplingPolicy } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';

/** A policy that was put in force through the API, and when. */
export interface PutPolicy extends SamplingPolicy {
  readonly putAt: Instant;
}

export interface ListedPolicy extends SamplingPolicy {
  readonly source: 'branch-file' | 'api';
}

/** In the order of their first days; of one day the branch file's first, then those of the API as they were put. */
export function policiesInOrder(
  branchFile: readonly SamplingPolicy[],
  put: readonly PutPolicy[],
): readonly ListedPolicy[] {
  const inOrderOfPutting = put.toSorted(
    (a, b) => compareText(a.putAt, b.putAt) || compareText(a.version, b.version),
  );
  return [
    ...branchFile.map((policy) => ({ ...policy, source: 'branch-file' as const })),
    ...inOrderOfPutting.map(({ putAt, ...policy }) => ({ ...policy, source: 'api' as const })),
  ].sort((a, b) => compareText(a.from, b.from));
}

export type PolicyRule =
  | 'policy-exists'
  | 'policy-begins-too-early'
  | 'unknown-business-type'
  | 'rate-missing';

export interface PolicyRefusal {
  readonly rule: PolicyRule;
  readonly issues: readonly Issue[];
}

/**
 * May this policy be put in force? Answers it as it is to be stored, or undefined when the same is there already. It begins
 * tomorrow at the earliest, so that no decision taken would differ, and has a rate for every type of the branch.
 */
export function judgePolicy(
  policy: SamplingPolicy,
  known: readonly SamplingPolicy[],
  { businessTypes }: Pick<BranchConfiguration, 'businessTypes'>,
  at: { readonly today: Day; readonly putAt: Instant },
): Outcome<PutPolicy | undefined, PolicyRefusal> {
  const same = known.find(({ version }) => version === policy.version);
  if (same) return isSamePolicy(same, policy) ? done(undefined) : refused('policy-exists', ['version']);
  if (policy.from <= at.today) return refused('policy-begins-too-early', ['from']);
  const types = businessTypes.map(({ id }) => id);
  const unknown = Object.keys(policy.rates).filter((type) => !types.includes(type));
  if (unknown.length > 0) return refused('unknown-business-type', unknown.map(pathOfRate));
  const missing = types.filter((type) => !Object.hasOwn(policy.rates, type));
  if (missing.length > 0) return refused('rate-missing', missing.map(pathOfRate));
  return done({ ...policy, putAt: at.putAt });
}

const refused = (rule: PolicyRule, paths: readonly string[]) =>
  refuse({ rule, issues: paths.map((path) => ({ path, rule })) });

const pathOfRate = (type: string): string => `rates.${type}`;

const isSamePolicy = (a: SamplingPolicy, b: SamplingPolicy): boolean =>
  a.from === b.from && isSameRates(a.rates, b.rates) && isSameRates(a.segments ?? {}, b.segments ?? {});

type Rates = Readonly<Record<string, number | undefined>>;

const isSameRates = (a: Rates, b: Rates): boolean =>
  [...Object.keys(a), ...Object.keys(b)].every((name) => a[name] === b[name]);

const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);
