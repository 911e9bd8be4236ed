import { addDays, type Day, dayOf, type Instant } from '@huiyin/calendar';
import type { BranchConfiguration, Issue, RecordedTopic, StopBody, TopicBody } from '@huiyin/contracts';
import { compareText, done, type Outcome, refuse } from '@huiyin/kernel';
import type { TopicAct } from '@huiyin/vocabulary';
import { isTopicOfWeek } from './topic-of-week.ts';
import { type TopicStateRefusal, topicTransitionOf } from './topic-states.ts';

export type TopicRule =
  | TopicStateRefusal
  | 'topic-exists'
  | 'topic-over'
  | 'days-reversed'
  | 'too-many-days'
  | 'served-not-over'
  | 'served-too-long-ago'
  | 'unknown-business-type'
  | 'unknown-team'
  | 'unknown-questionnaire';

export interface TopicRefusal {
  readonly rule: TopicRule;
  readonly issues: readonly Issue[];
}

export type TopicBranch = Pick<
  BranchConfiguration,
  'businessTypes' | 'teams' | 'questionnaires' | 'calling' | 'zone' | 'retentionDays'
>;

/** Who does something, and when. */
export interface TopicActor {
  /** Absent: the clock. */
  readonly by?: string;
  readonly at: Instant;
}

/** The topic as it is to be stored; undefined: it lies there already. */
export type TopicJudgement = Outcome<RecordedTopic | undefined, TopicRefusal>;

/** A sample is drawn of two months' orders at most: more are read than one stroke of the clock has time for. */
export const SERVED_DAYS_MAX = 62;

/** May this topic be proposed? What it is about is over by then, and its customers can still be rung. An id is one topic for ever. */
export function proposeTopic(
  found: RecordedTopic | undefined,
  topicId: string,
  body: TopicBody,
  branch: TopicBranch,
  actor: TopicActor & { readonly by: string },
): TopicJudgement {
  if (found)
    return textOf(bodyOf(found)) === textOf(body) ? done(undefined) : refused('topic-exists', ['topicId']);
  // What a chart proposes has names of its own.
  if (isTopicOfWeek(topicId)) return refused('topic-exists', ['topicId']);
  const wrong = wrongIn(body, branch, dayOf(actor.at, branch.zone));
  if (wrong) return refuse(wrong);
  return done({ topicId, ...body, state: 'proposed', acts: [{ act: 'propose', ...actor }] });
}

const bodyOf = ({ scope, questionnaire, sampleSize, ringBy, reason }: RecordedTopic) => ({
  scope,
  questionnaire,
  sampleSize,
  ringBy,
  reason,
});

/** May this be done with the topic that lies there? The same again is fine. What it says is looked at once more when it is started. */
export function decideOnTopic(
  found: RecordedTopic | undefined,
  act: Exclude<TopicAct, 'propose' | 'draw' | 'stop'>,
  branch: TopicBranch,
  actor: TopicActor & { readonly by: string },
): TopicJudgement {
  const transition = topicTransitionOf(found, act);
  if (!found) return refused('no-such-topic');
  if (transition === 'stays') return done(undefined);
  if (typeof transition === 'string') return refused(transition);
  const wrong = act === 'start' ? wrongIn(found, branch, dayOf(actor.at, branch.zone)) : undefined;
  if (wrong) return refuse(wrong);
  return done({ ...found, state: transition.next, acts: [...found.acts, { act, ...actor }] });
}

/** May this topic go no further? The same again is fine: who stopped it first stays on record, and why. */
export function stopTopic(
  found: RecordedTopic | undefined,
  body: StopBody,
  { zone }: Pick<TopicBranch, 'zone'>,
  actor: TopicActor & { readonly by: string },
): TopicJudgement {
  const transition = topicTransitionOf(found, 'stop');
  if (!found) return refused('no-such-topic');
  if (transition === 'stays') return done(undefined);
  if (typeof transition === 'string') return refused(transition);
  const day = dayOf(actor.at, zone);
  // When its last day is over nobody is rung for it, and its report stands.
  if (found.ringBy < day) return refused('topic-over');
  return done({
    ...found,
    state: transition.next,
    stopped: { at: actor.at, day, ...body },
    acts: [...found.acts, { act: 'stop', ...actor }],
  });
}

/** What its sample came to, also of one that was stopped before; undefined: that is known already, or it was taken back. */
export function drawnTopic(
  found: RecordedTopic | undefined,
  figures: Omit<NonNullable<RecordedTopic['drawn']>, 'at'>,
  at: Instant,
): RecordedTopic | undefined {
  const transition = topicTransitionOf(found, 'draw');
  if (!found || found.drawn || typeof transition === 'string') return undefined;
  return {
    ...found,
    state: transition.next,
    drawn: { at, ...figures },
    acts: [...found.acts, { act: 'draw', at }],
  };
}

/** All of them, the newest first. */
export const topicsInOrder = (topics: readonly RecordedTopic[]): RecordedTopic[] =>
  topics.toSorted((a, b) => compareText(proposedAt(b), proposedAt(a)) || compareText(a.topicId, b.topicId));

const proposedAt = ({ acts }: RecordedTopic): Instant => acts.map(({ at }) => at)[0] ?? '';

function wrongIn(
  { scope, questionnaire, ringBy }: Pick<TopicBody, 'scope' | 'questionnaire' | 'ringBy'>,
  { businessTypes, teams, questionnaires, calling, retentionDays }: TopicBranch,
  today: Day,
): TopicRefusal | undefined {
  const { first, last } = scope.served;
  const unknown = (named: readonly string[] | undefined, known: readonly { readonly id: string }[]) =>
    (named ?? []).filter((name) => known.every(({ id }) => id !== name));
  const asked = questionnaires.filter(({ id }) => id !== calling.secondCallback.questionnaire);
  const found: readonly (readonly [TopicRule, readonly string[]])[] = [
    [
      'unknown-business-type',
      unknown(scope.businessTypes, businessTypes).map((id) => `scope.businessTypes.${id}`),
    ],
    ['unknown-team', unknown(scope.teams, teams).map((id) => `scope.teams.${id}`)],
    ['unknown-questionnaire', unknown([questionnaire], asked).map(() => 'questionnaire')],
    ['days-reversed', first > last ? ['scope.served'] : []],
    ['too-many-days', addDays(first, SERVED_DAYS_MAX) <= last ? ['scope.served'] : []],
    ['served-not-over', last >= today ? ['scope.served.last'] : []],
    ['topic-over', ringBy <= today ? ['ringBy'] : []],
    // By then what opens the first day's contacts may be gone.
    ['served-too-long-ago', addDays(first, retentionDays.personal) <= ringBy ? ['scope.served.first'] : []],
  ];
  const [wrong] = found.filter(([, paths]) => paths.length > 0);
  return wrong && refusalOf(...wrong);
}

const refusalOf = (rule: TopicRule, paths: readonly string[] = []): TopicRefusal => ({
  rule,
  issues: paths.map((path) => ({ path, rule })),
});
const refused = (rule: TopicRule, paths?: readonly string[]) => refuse(refusalOf(rule, paths));

/** In whatever order its fields are named. */
const textOf = (body: object): string =>
  JSON.stringify(body, (_name, value: unknown) =>
    value instanceof Object && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort())
      : value,
  );
