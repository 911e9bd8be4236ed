import { addDays, type Day, dayOf, type Instant, plusMinutes } from '@huiyin/calendar';
import type { BranchConfiguration, Issue, RecordedPolicy, SamplingPolicy } from '@huiyin/contracts';
import { NO_POLICY, policyOn } from '@huiyin/draw';
import { compareText, done, type Outcome, refuse } from '@huiyin/kernel';
import type { PolicyAct } from '@huiyin/vocabulary';
import { type PolicyStateRefusal, policyTransitionOf } from './policy-states.ts';
import type { RateProposal } from './switch-rates.ts';
import { isVersionOfWeek } from './week-version.ts';

export interface ListedPolicy extends SamplingPolicy {
  readonly source: 'branch-file' | 'api';
}

/**
 * The policies that are ever in force, in the order of their first days; of one day the branch file's first, then the others as they
 * were approved.
 */
export function policiesInOrder(
  branchFile: readonly SamplingPolicy[],
  recorded: readonly RecordedPolicy[],
): readonly ListedPolicy[] {
  const approved = recorded
    .filter(({ state }) => state === 'approved')
    .toSorted((a, b) => compareText(approvedAt(a), approvedAt(b)) || compareText(a.version, b.version));
  return [
    ...branchFile.map((policy) => ({ ...policy, source: 'branch-file' as const })),
    ...approved.map((policy) => ({ ...contentOf(policy), source: 'api' as const })),
  ].sort((a, b) => compareText(a.from, b.from));
}

/** All that were proposed, the newest first. */
export const proposalsInOrder = (recorded: readonly RecordedPolicy[]): readonly RecordedPolicy[] =>
  recorded.toSorted((a, b) => compareText(proposedAt(b), proposedAt(a)) || compareText(a.version, b.version));

/** Each is done once at most. */
const momentOf = ({ acts }: RecordedPolicy, act: PolicyAct): Instant =>
  acts
    .filter((each) => each.act === act)
    .map(({ at }) => at)
    .join();
const approvedAt = (policy: RecordedPolicy): Instant => momentOf(policy, 'approve');
const proposedAt = (policy: RecordedPolicy): Instant => momentOf(policy, 'propose');

const contentOf = ({ version, from, rates, segments, teams }: SamplingPolicy): SamplingPolicy => ({
  version,
  from,
  rates,
  ...(segments && { segments }),
  ...(teams && { teams }),
});

/**
 * Longer than anybody decides by policies that they read before, a write is under way, and an upstream clock runs ahead (five minutes,
 * says intake) together.
 */
const MARGIN_MINUTES = 10;

/**
 * The first day from which a policy may be in force that is approved now, or up to which one may be withdrawn: tomorrow. So no order that
 * was decided on would have been decided otherwise.
 */
export const earliestDay = (at: Instant, zone: string): Day =>
  addDays(dayOf(plusMinutes(at, MARGIN_MINUTES), zone), 1);

export type PolicyRule =
  | PolicyStateRefusal
  | 'policy-exists'
  | 'policy-begins-too-early'
  | 'policy-begun'
  | 'policy-overtaken'
  | 'own-proposal'
  | 'unknown-business-type'
  | 'unknown-team'
  | 'rate-missing';

export interface PolicyRefusal {
  readonly rule: PolicyRule;
  readonly issues: readonly Issue[];
}

export type PolicyBranch = Pick<
  BranchConfiguration,
  'businessTypes' | 'teams' | 'zone' | 'sampling' | 'policies'
>;

/** Who does something, and when. */
export interface PolicyActor {
  /** Absent: the clock. */
  readonly by?: string;
  readonly at: Instant;
}

/** The policy as it is to be stored; undefined: it lies there already. */
export type PolicyJudgement = Outcome<RecordedPolicy | undefined, PolicyRefusal>;

/** May this policy be proposed? It begins tomorrow at the earliest, and has a rate for every type of the branch. A version is one policy for ever. */
export function propose(
  found: RecordedPolicy | undefined,
  policy: SamplingPolicy,
  branch: PolicyBranch,
  { by, at }: PolicyActor,
): PolicyJudgement {
  const same = proposedAs(found) ?? branch.sampling.find(({ version }) => version === policy.version);
  if (same) return isSamePolicy(same, policy) ? done(undefined) : refused('policy-exists', ['version']);
  if (policy.version === NO_POLICY || isVersionOfWeek(policy.version))
    return refused('policy-exists', ['version']);
  if (policy.from < earliestDay(at, branch.zone)) return refused('policy-begins-too-early', ['from']);
  const wrong = wrongIn(policy, branch);
  return wrong
    ? refuse(wrong)
    : done({ ...contentOf(policy), state: 'proposed', acts: [{ act: 'propose', at, by }] });
}

/** As it was proposed: an approval may have given it a later day. */
const proposedAs = (found: RecordedPolicy | undefined): SamplingPolicy | undefined =>
  found && { ...contentOf(found), from: found.proposedFrom ?? found.from };

/**
 * A policy that follows from what customers said: proposed by nobody, and where the branch has it so in force at once. Undefined when it
 * lies there already, or another policy than the one that it changes will be in force on its first day.
 */
export function proposeByLots(
  found: RecordedPolicy | undefined,
  { policy, policyVersion, changes }: RateProposal,
  { zone, policies }: Pick<PolicyBranch, 'zone' | 'policies'>,
  { at, listed }: { readonly at: Instant; readonly listed: readonly SamplingPolicy[] },
): RecordedPolicy | undefined {
  const from = earliestDay(at, zone);
  if (found || policyOn(listed, from)?.version !== policyVersion) return undefined;
  const isAutomatic = policies.switching.mode === 'automatic';
  return {
    ...policy,
    from,
    basis: { policyVersion, changes },
    state: isAutomatic ? 'approved' : 'proposed',
    acts: [{ act: 'propose', at }, ...(isAutomatic ? [{ act: 'approve', at } as const] : [])],
  };
}

/** What is done with a proposal. */
export interface PolicyCommand {
  readonly act: Exclude<PolicyAct, 'propose'>;
  /** Of an approval: another first day than the proposed one. */
  readonly from?: Day | undefined;
}

/** May this be done with the policy that lies there? The same again is fine. */
export function decideOnPolicy(
  found: RecordedPolicy | undefined,
  command: PolicyCommand,
  branch: PolicyBranch,
  actor: PolicyActor,
  /** In their order. */
  listed: readonly SamplingPolicy[],
): PolicyJudgement {
  const transition = policyTransitionOf(found, command.act);
  if (!found) return refused('no-such-policy');
  if (transition === 'stays')
    return (command.from ?? found.from) !== found.from
      ? refused('policy-decided', ['from'])
      : done(undefined);
  if (typeof transition === 'string') return refused(transition);
  const ruling = RULES[command.act](found, command, branch, { ...actor, listed });
  if (!ruling.ok) return ruling;
  return done({
    ...found,
    ...ruling.value,
    state: transition.next,
    acts: [...found.acts, { act: command.act, ...actor }],
  });
}

const STEPS = ['approve', 'refuse', 'withdraw'] as const satisfies readonly PolicyCommand['act'][];

/** What this person may do with a policy now, and what would change it. */
export const stepsWith = (
  policy: RecordedPolicy,
  branch: PolicyBranch,
  actor: PolicyActor,
  /** In their order. */
  listed: readonly SamplingPolicy[],
): readonly PolicyCommand['act'][] =>
  STEPS.filter((act) => {
    const judged = decideOnPolicy(policy, { act }, branch, actor, listed);
    return judged.ok && judged.value !== undefined;
  });

type Changed = Partial<Pick<RecordedPolicy, 'from' | 'proposedFrom'>>;
type PolicyRuling = (
  found: RecordedPolicy,
  command: PolicyCommand,
  branch: PolicyBranch,
  actor: PolicyActor & { readonly listed: readonly SamplingPolicy[] },
) => Outcome<Changed, PolicyRefusal>;

/** What must hold beside the state, and what changes beside it. */
const RULES: Readonly<Record<PolicyCommand['act'], PolicyRuling>> = {
  approve(found, command, branch, { by, at, listed }) {
    const isOwn = found.acts.some((each) => each.act === 'propose' && each.by === by);
    if (isOwn && !branch.policies.ownApproval) return refused('own-proposal');
    const earliest = earliestDay(at, branch.zone);
    const asked = command.from;
    if ((asked ?? earliest) < earliest) return refused('policy-begins-too-early', ['from']);
    // The branch may have got another type since it was proposed.
    const wrong = wrongIn(found, branch);
    if (wrong) return refuse(wrong);
    const from = asked ?? laterOf(found.from, earliest);
    const { basis } = found;
    if (basis && policyOn(listed, from)?.version !== basis.policyVersion) return refused('policy-overtaken');
    return done(from === found.from ? {} : { from, proposedFrom: found.from });
  },
  refuse: () => done({}),
  withdraw: ({ state, from }, _command, { zone }, { at }) =>
    state === 'approved' && from < earliestDay(at, zone) ? refused('policy-begun') : done({}),
};

/** What the policy says of types and teams that the branch does not have, or does not say of those that it has. */
function wrongIn(
  { rates, teams = {} }: SamplingPolicy,
  branch: Pick<PolicyBranch, 'businessTypes' | 'teams'>,
): PolicyRefusal | undefined {
  const types = branch.businessTypes.map(({ id }) => id);
  const names = branch.teams.map(({ id }) => id);
  const ofTeams = Object.entries(teams).flatMap(([team, own]) =>
    Object.keys(own).map((type) => ({ team, type })),
  );
  const found: readonly (readonly [PolicyRule, readonly string[]])[] = [
    [
      'unknown-business-type',
      [
        ...Object.keys(rates)
          .filter((type) => !types.includes(type))
          .map(pathOfRate),
        ...ofTeams
          .filter(({ type }) => !types.includes(type))
          .map(({ team, type }) => `teams.${team}.${type}`),
      ],
    ],
    [
      'unknown-team',
      Object.keys(teams)
        .filter((team) => !names.includes(team))
        .map((team) => `teams.${team}`),
    ],
    ['rate-missing', types.filter((type) => !Object.hasOwn(rates, type)).map(pathOfRate)],
  ];
  const [wrong] = found.filter(([, paths]) => paths.length > 0);
  return wrong && refusalOf(...wrong);
}

const refusalOf = (rule: PolicyRule, paths: readonly string[] = []): PolicyRefusal => ({
  rule,
  issues: paths.map((path) => ({ path, rule })),
});
const refused = (rule: PolicyRule, paths?: readonly string[]) => refuse(refusalOf(rule, paths));

const laterOf = (a: Day, b: Day): Day => (compareText(a, b) > 0 ? a : b);

const pathOfRate = (type: string): string => `rates.${type}`;

const isSamePolicy = (a: SamplingPolicy, b: SamplingPolicy): boolean =>
  textOf(contentOf(a)) === textOf(contentOf(b));

/** In whatever order its fields are named. */
const textOf = (policy: SamplingPolicy): string =>
  JSON.stringify(policy, (_name, value: unknown) =>
    value instanceof Object ? Object.fromEntries(Object.entries(value).sort()) : value,
  );
