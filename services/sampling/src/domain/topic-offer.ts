import { addDays, type Day } from '@huiyin/calendar';
import type { BranchConfiguration, TopicOffer } from '@huiyin/contracts';
import { SERVED_DAYS_MAX } from './topics.ts';

type OfferBranch = Pick<BranchConfiguration, 'questionnaires' | 'calling' | 'topics' | 'retentionDays'>;

/** Where the branch's charts propose no topics, what a person begins with. */
const SAMPLE_SIZE = 30;
const RING_DAYS = 10;

/** What a topic that is proposed today may be, and with what somebody begins to write it. */
export function topicOffer(
  { questionnaires, calling, topics, retentionDays }: OfferBranch,
  today: Day,
): TopicOffer {
  const ringBy = addDays(today, topics?.ringDays ?? RING_DAYS);
  // Of each the newest version: it is what is asked.
  const newest = new Map(
    questionnaires.toSorted((a, b) => a.version - b.version).map((each) => [each.id, each] as const),
  );
  newest.delete(calling.secondCallback.questionnaire);
  return {
    questionnaires: [...newest.values()].map(({ id, questions }) => ({
      id,
      questions: questions.map(({ text }) => text),
    })),
    questionnaire: topics?.questionnaire,
    sampleSize: topics?.sampleSize ?? SAMPLE_SIZE,
    ringBy,
    // On its last day of ringing the first served day's contacts can still be opened.
    served: { first: addDays(ringBy, 1 - retentionDays.personal), last: addDays(today, -1) },
    servedDaysMax: SERVED_DAYS_MAX,
  };
}
