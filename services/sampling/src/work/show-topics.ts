import { dayOf, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, TopicsAnswer } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import type { AggregateTable } from '@huiyin/table';
import { topicOffer } from '../domain/topic-offer.ts';
import type { TopicBranch } from '../domain/topics.ts';
import { listTopics } from '../store/topics.ts';

export interface ShowTopicsDeps {
  readonly branch: TopicBranch & Pick<BranchConfiguration, 'topics'>;
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** Every topic, and what another one may be. */
export const showTopics = async ({ branch, table, now }: ShowTopicsDeps): Promise<TopicsAnswer> => ({
  topics: await listTopics(table),
  offer: topicOffer(branch, dayOf(toInstant(now()), branch.zone)),
});
