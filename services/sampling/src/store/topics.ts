import type { RecordedTopic } from '@huiyin/contracts';
import type { AggregateTable } from '@huiyin/table';
import type { TopicOrder } from '../domain/topic-order.ts';
import { topicsInOrder } from '../domain/topics.ts';
import { TOPIC, TOPIC_ORDER, TOPICS_PARTITION, topicOrdersPartition } from './items.ts';

/** Whatever became of them, the newest first. */
export async function listTopics(table: Pick<AggregateTable, 'queryAll'>): Promise<RecordedTopic[]> {
  const topics: RecordedTopic[] = [];
  for await (const { state } of table.queryAll(TOPIC, { pk: TOPICS_PARTITION })) topics.push(state);
  return topicsInOrder(topics);
}

/** The orders that a topic's draw came to, by their ranks. */
export async function ordersOfTopic(
  table: Pick<AggregateTable, 'queryAll'>,
  topicId: string,
): Promise<TopicOrder[]> {
  const orders: TopicOrder[] = [];
  for await (const { state } of table.queryAll(TOPIC_ORDER, { pk: topicOrdersPartition(topicId) }))
    orders.push(state);
  return orders.sort((a, b) => a.rank - b.rank);
}
