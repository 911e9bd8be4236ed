import { toInstant } from '@huiyin/calendar';
import type { RecordedTopic, StopBody, TopicBody, TopicsAnswer } from '@huiyin/contracts';
import { done, type Outcome } from '@huiyin/kernel';
import type { Trace } from '@huiyin/table';
import {
  decideOnTopic,
  proposeTopic,
  stopTopic,
  type TopicJudgement,
  type TopicRefusal,
} from '../domain/topics.ts';
import { TOPIC, topicKey } from '../store/items.ts';
import { withdrawOrdersOf } from './draw-topics.ts';
import { type ShowTopicsDeps, showTopics } from './show-topics.ts';

export type ChangeTopicDeps = ShowTopicsDeps;

/** Who asks, about which topic. */
export interface TopicRequest {
  readonly topicId: string;
  readonly by: string;
  readonly traceId: string;
}

type Changed = Outcome<TopicsAnswer, TopicRefusal>;

/** A supervisor proposes a topic; the same again is fine. Answers all topics there are by then. */
export const propose =
  (deps: ChangeTopicDeps) =>
  (body: TopicBody, { topicId, by, traceId }: TopicRequest): Promise<Changed> => {
    const at = toInstant(deps.now());
    return changed(deps, topicId, { traceId, at }, (found) =>
      proposeTopic(found, topicId, body, deps.branch, { by, at }),
    );
  };

/** A supervisor starts, refuses or takes back a topic; the same again is fine. Answers all topics there are by then. */
export const decideOn =
  (deps: ChangeTopicDeps) =>
  (act: 'start' | 'refuse' | 'withdraw', { topicId, by, traceId }: TopicRequest): Promise<Changed> => {
    const at = toInstant(deps.now());
    return changed(deps, topicId, { traceId, at }, (found) =>
      decideOnTopic(found, act, deps.branch, { by, at }),
    );
  };

/**
 * A supervisor stops a topic: first that is on record, then what was asked for is taken back. Who dies in between is followed by the clock, or by
 * the same again. Answers all topics there are by then.
 */
export const stop =
  (deps: ChangeTopicDeps) =>
  async (body: StopBody, { topicId, by, traceId }: TopicRequest): Promise<Changed> => {
    const at = toInstant(deps.now());
    const outcome = await changed(deps, topicId, { traceId, at }, (found) =>
      stopTopic(found, body, deps.branch, { by, at }),
    );
    if (outcome.ok) await withdrawOrdersOf(deps)({ topicId, traceId });
    return outcome;
  };

async function changed(
  deps: ChangeTopicDeps,
  topicId: string,
  trace: Trace,
  change: (found: RecordedTopic | undefined) => TopicJudgement,
): Promise<Changed> {
  const judged = await deps.table.change<RecordedTopic, 'topic.stopped', TopicJudgement>(
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
  return judged.ok ? done(await showTopics(deps)) : judged;
}
