import { addDays, type Day, dayOf, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, Forgetting, RecordedTopic } from '@huiyin/contracts';
import { inTopicOrder, isInScope, type OrderDraw } from '@huiyin/draw';
import type { Clock } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import {
  type AggregateTable,
  type Forgettable,
  forgettable,
  type Rule,
  type Trace,
  tombstonesIn,
} from '@huiyin/table';
import { type TopicOutcome, taskIdOf } from '@huiyin/vocabulary';
import type { DecisionEvent } from '../domain/callback-states.ts';
import type { TopicEvents } from '../domain/events-of.ts';
import {
  forgetTopicOrder,
  type TopicOrder,
  topicSampling,
  topicWindowEnd,
  withdrawTopicOrder,
} from '../domain/topic-order.ts';
import { drawnTopic } from '../domain/topics.ts';
import { decisionsOf } from '../store/decisions.ts';
import { DECISION, decisionKey, TOPIC, topicKey, topicOrderFor, topicOrderKey } from '../store/items.ts';
import { listTopics, ordersOfTopic } from '../store/topics.ts';
import { topicDrawOfOrder } from './draw.ts';
import { beginPauseOf } from './pause-customer.ts';

export interface DrawTopicsDeps {
  readonly branch: Pick<BranchConfiguration, 'calling' | 'retentionDays' | 'zone'>;
  readonly table: AggregateTable;
  readonly keys: Pick<KeyRing, 'secret'>;
  readonly now: Clock;
}

/** More writes at once would only wait for each other. */
const WITHDRAWN_AT_ONCE = 20;

/** A topic whose sample was drawn now. */
export interface DrawnTopic {
  readonly topicId: string;
  readonly orders: number;
  readonly requested: number;
}

/**
 * Draws the samples of the topics that were started. Who dies on the way draws on where they were. Of those that were stopped nothing more is
 * drawn: what there was is counted, and what was asked for until then, or while somebody drew, is taken back.
 */
export const drawTopics =
  (deps: DrawTopicsDeps) =>
  async ({ traceId }: { readonly traceId: string }): Promise<readonly DrawnTopic[]> => {
    const drawn: DrawnTopic[] = [];
    const today = dayOf(toInstant(deps.now()), deps.branch.zone);
    for (const topic of await listTopics(deps.table)) {
      const isStopped = topic.state === 'stopped';
      if (topic.state === 'started' || (isStopped && !topic.drawn))
        drawn.push(await drawTopic(deps, topic, traceId));
      if (isStopped && topic.ringBy >= today)
        await withdrawOrdersOf(deps)({ topicId: topic.topicId, traceId });
    }
    return drawn;
  };

interface Candidate {
  readonly orderId: string;
  readonly day: Day;
  readonly draw: OrderDraw;
}

/** Goes down the ranks until so many customers are to be rung; whoever is left alone on the way is on record with the reason. */
async function drawTopic(deps: DrawTopicsDeps, topic: RecordedTopic, traceId: string): Promise<DrawnTopic> {
  const { table, now, branch } = deps;
  const { topicId, sampleSize } = topic;
  const ranked = inTopicOrder(await candidatesOf(deps, topic));
  const sampling = topicSampling(topic, ranked.length);
  const outcomes = new Map(
    (await ordersOfTopic(table, topicId)).map(({ order, outcome }) => [order.orderId, outcome]),
  );
  const countOf = (outcome: TopicOutcome): number =>
    [...outcomes.values()].filter((each) => each === outcome).length;
  let requested = countOf('requested');
  for (const [index, candidate] of ranked.entries()) {
    if (requested >= sampleSize) break;
    if (outcomes.has(candidate.orderId)) continue;
    // Asked before each: who stops a topic does not wait for its draw.
    if (!(await isToBeDrawn(table, topicId))) break;
    const outcome = await takeOrder(deps, { topic, candidate, rank: index + 1, sampling }, traceId);
    outcomes.set(candidate.orderId, outcome);
    if (outcome === 'requested') requested += 1;
  }
  const at = toInstant(now());
  const figures = {
    day: dayOf(at, branch.zone),
    orders: ranked.length,
    requested,
    paused: countOf('paused'),
    refused: countOf('refused'),
    phoneMissing: countOf('phone-missing'),
    forgotten: countOf('forgotten'),
  };
  const isStopped = await table.change<RecordedTopic, keyof TopicEvents, boolean>(
    TOPIC,
    topicKey(topicId),
    { traceId, at },
    (found) => {
      const next = drawnTopic(found, figures, at);
      const emits = next && [next.stopped ? ('topic.stopped' as const) : ('topic.drawn' as const)];
      return { next, ...(emits && { emits }), answer: found?.state === 'stopped' };
    },
  );
  // The last one may have been taken after the others were taken back.
  if (isStopped) await withdrawOrdersOf(deps)({ topicId, traceId });
  return { topicId, orders: ranked.length, requested };
}

const isToBeDrawn = async (table: AggregateTable, topicId: string): Promise<boolean> =>
  (await table.load(TOPIC, topicKey(topicId)))?.state.state === 'started';

/** Takes back what was asked for a topic that was stopped; whoever dies on the way is followed by the clock. */
export const withdrawOrdersOf =
  ({
    branch,
    table,
    now,
  }: Pick<DrawTopicsDeps, 'table' | 'now'> & {
    readonly branch: Pick<BranchConfiguration, 'retentionDays'>;
  }) =>
  async ({ topicId, traceId }: { readonly topicId: string; readonly traceId: string }): Promise<void> => {
    const type = topicOrderFor(branch.retentionDays.decisions);
    const at = toInstant(now());
    const asked = (await ordersOfTopic(table, topicId)).filter((taken) => withdrawTopicOrder(taken, at));
    for (let first = 0; first < asked.length; first += WITHDRAWN_AT_ONCE)
      await Promise.all(
        asked.slice(first, first + WITHDRAWN_AT_ONCE).map(({ order }) =>
          table.change<TopicOrder, DecisionEvent, void>(
            type,
            topicOrderKey(topicId, order.orderId),
            { traceId, at },
            (found) => {
              const next = found && withdrawTopicOrder(found, at);
              return { next, ...(next && { emits: ['callback.withdrawn'] }), answer: undefined };
            },
          ),
        ),
      );
  };

/** Every order in scope that a branch day counts, with its draw under the key of its month. */
async function candidatesOf(
  { table, keys }: Pick<DrawTopicsDeps, 'table' | 'keys'>,
  { topicId, scope }: RecordedTopic,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (let day = scope.served.first; day <= scope.served.last; day = addDays(day, 1))
    for await (const { order } of decisionsOf(table, day))
      if (isInScope(order, scope)) {
        const { orderId } = order;
        candidates.push({ orderId, day, draw: await topicDrawOfOrder(keys, topicId, order) });
      }
  return candidates;
}

/** Asks for the callback of one order, unless its customer is to be left alone. */
async function takeOrder(
  { branch, table, now }: DrawTopicsDeps,
  {
    topic,
    candidate: { orderId, day },
    rank,
    sampling,
  }: {
    readonly topic: RecordedTopic;
    readonly candidate: Candidate;
    readonly rank: number;
    readonly sampling: TopicOrder['sampling'];
  },
  traceId: string,
): Promise<TopicOutcome> {
  const { topicId, questionnaire } = topic;
  const found = await table.load(DECISION, decisionKey(day, orderId));
  if (!found) return 'forgotten';
  const { order, customer } = found.state;
  const trace: Trace = { traceId, at: toInstant(now()) };
  const outcomeFor = async (): Promise<TopicOutcome> => {
    if (!customer) return 'forgotten';
    if (customer.lacksPhone) return 'phone-missing';
    const { countedDay } = order;
    const request = { customer, countedDay, taskId: taskIdOf(topicId, orderId), at: trace.at };
    const contact = await beginPauseOf(table, request, branch.calling, trace);
    return contact === 'free' ? 'requested' : contact;
  };
  const rule: Rule<TopicOrder, DecisionEvent, TopicOrder> = async (before) => {
    if (before) return { answer: before };
    const outcome = await outcomeFor();
    const isRung = outcome === 'requested';
    const next: TopicOrder = {
      topicId,
      order,
      sampling,
      questionnaire,
      rank,
      outcome,
      decidedAt: trace.at,
      windowEndsAt: topicWindowEnd(topic, branch.zone),
      ...(isRung && customer && { customer }),
    };
    return { next, ...(isRung && { emits: ['callback.requested'] }), answer: next };
  };
  const type = topicOrderFor(branch.retentionDays.decisions);
  const key = topicOrderKey(topicId, orderId);
  const taken = await table.change(type, key, trace, rule, { assume: 'absent' });
  // Saved first, asked after that: a forgetting that went by before the order was here finds it now.
  if (!taken.customer) return taken.outcome;
  const customerKeys = [taken.customer.customerKey];
  const forgottenAt = await tombstonesIn(table).forgottenAt(taken.customer.customerKey);
  if (forgottenAt !== undefined)
    await table.change(type, key, trace, forgetRule({ customerKeys, forgottenAt }));
  return taken.outcome;
}

const forgetRule =
  (forgetting: Forgetting): Rule<TopicOrder, DecisionEvent, void> =>
  (found) => ({ next: found && forgetTopicOrder(found, forgetting), answer: undefined });

export const forgettableTopicOrders = ({
  retentionDays,
}: Pick<BranchConfiguration, 'retentionDays'>): Forgettable =>
  forgettable(topicOrderFor(retentionDays.decisions), 'customer.customerKey', forgetRule);
