import { toInstant } from '@huiyin/calendar';
import type { RecordedTopic, TopicBody } from '@huiyin/contracts';
import { type Clock, done, type Outcome } from '@huiyin/kernel';
import type { AggregateTable, Trace } from '@huiyin/table';
import {
  decideOnTopic,
  proposeTopic,
  type TopicBranch,
  type TopicJudgement,
  type TopicRefusal,
} from '../domain/topics.ts';
import { TOPIC, topicKey } from '../store/items.ts';
import { listTopics } from '../store/topics.ts';

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

async function changed(
  table: AggregateTable,
  topicId: string,
  trace: Trace,
  change: (found: RecordedTopic | undefined) => TopicJudgement,
): Promise<Changed> {
  const judged = await table.change<RecordedTopic, never, TopicJudgement>(
    TOPIC,
    topicKey(topicId),
    trace,
    (found) => {
      const answer = change(found);
      return { next: answer.ok ? answer.value : undefined, answer };
    },
  );
  return judged.ok ? done({ topics: await listTopics(table) }) : judged;
}
