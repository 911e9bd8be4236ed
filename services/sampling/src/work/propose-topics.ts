import { toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, RecordedTopic } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { signalsOf, topicsOfSignals, WEEKS_BEFORE } from '../domain/signals.ts';
import { LOTS, LOTS_PARTITION, TOPIC, topicKey } from '../store/items.ts';
import { listTopics } from '../store/topics.ts';

export interface ProposeTopicsDeps {
  readonly branch: Pick<BranchConfiguration, 'topics' | 'zone'>;
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** Proposes the topics that the newest week's charts call for; again, nothing. Answers their ids. */
export const proposeTopics =
  ({ branch: { topics, zone }, table, now }: ProposeTopicsDeps) =>
  async ({ traceId }: { readonly traceId: string }): Promise<readonly string[]> => {
    if (!topics) return [];
    const { items } = await table.query(LOTS, {
      pk: LOTS_PARTITION,
      descending: true,
      limit: WEEKS_BEFORE + 1,
    });
    const [newest, ...before] = items.map(({ state }) => state);
    if (!newest) return [];
    const at = toInstant(now());
    const signals = signalsOf(newest, before, topics);
    if (signals.length === 0) return [];
    const proposed = topicsOfSignals(signals, await listTopics(table), topics, { at, zone });
    for (const topic of proposed)
      await table.change<RecordedTopic, never, void>(
        TOPIC,
        topicKey(topic.topicId),
        { traceId, at },
        (found) => ({ next: found ? undefined : topic, answer: undefined }),
      );
    return proposed.map(({ topicId }) => topicId);
  };
