import { toInstant } from '@huiyin/calendar';
import type { RecordedTopic, StopBody, TopicBody } from '@huiyin/contracts';
import { type Clock, done, type Outcome } from '@huiyin/kernel';
import type { AggregateTable, Trace } from '@huiyin/table';
import {
  decideOnTopic,
  proposeTopic,
  stopTopic,
  type TopicBranch,
  type TopicJudgement,
  type TopicRefusal,
} from '../domain/topics.ts';
import { TOPIC, topicKey } from '../store/items.ts';
import { listTopics } from '../store/topics.ts';
import { withdrawOrdersOf } from './draw-topics.ts';

export interface ChangeTopicDeps {
  readonly branch: TopicBranch;
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** Who asks, about which topic. */
export interface TopicRequest {
  readonly topicId: string;
  readonly by: string;
  readonly traceId: string;
}

type Changed = Outcome<{ readonly topics: RecordedTopic[] }, TopicRefusal>;

/** A supervisor proposes a topic; the same again is fine. Answers all topics there are by then. */
export const propose =
  ({ branch, table, now }: ChangeTopicDeps) =>
  (body: TopicBody, { topicId, by, traceId }: TopicRequest): Promise<Changed> => {
    const at = toInstant(now());
    return changed(table, topicId, { traceId, at }, (found) =>
      proposeTopic(found, topicId, body, branch, { by, at }),
    );
  };

/** A supervisor starts, refuses or takes back a topic; the same again is fine. Answers all topics there are by then. */
export const decideOn =
  ({ branch, table, now }: ChangeTopicDeps) =>
  (act: 'start' | 'refuse' | 'withdraw', { topicId, by, traceId }: TopicRequest): Promise<Changed> => {
    const at = toInstant(now());
    return changed(table, topicId, { traceId, at }, (found) => decideOnTopic(found, act, branch, { by, at }));
  };

/**
 * A supervisor stops a topic: first that is on record, then what was asked for is taken back. Who dies in between is followed by the clock, or by
 * the same again. Answers all topics there are by then.
 */
export const stop =
  ({ branch, table, now }: ChangeTopicDeps) =>
  async (body: StopBody, { topicId, by, traceId }: TopicRequest): Promise<Changed> => {
    const at = toInstant(now());
    const outcome = await changed(table, topicId, { traceId, at }, (found) =>
      stopTopic(found, body, branch, { by, at }),
    );
    if (outcome.ok) await withdrawOrdersOf({ branch, table, now })({ topicId, traceId });
    return outcome;
  };

async function changed(
  table: AggregateTable,
  topicId: string,
  trace: Trace,
  change: (found: RecordedTopic | undefined) => TopicJudgement,
): Promise<Changed> {
  const judged = await table.change<RecordedTopic, 'topic.stopped', TopicJudgement>(
    TOPIC,
    topicKey(topicId),
    trace,
    (found) => {
      const answer = change(found);
      const next = answer.ok ? answer.value : undefined;
      // Before its sample is drawn there is nothing to say: the clock counts it first.
      return { next, ...(next?.stopped && next.drawn && { emits: ['topic.stopped'] }), answer };
    },
  );
  return judged.ok ? done({ topics: await listTopics(table) }) : judged;
}
