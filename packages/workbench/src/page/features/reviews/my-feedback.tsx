import type { AnswerOf } from '@huiyin/client';
import type { ReviewSheet } from '@huiyin/contracts';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { REVIEW_WORDS } from '../../i18n/words-of-reviews.ts';
import { ScoredReview } from './review-card.tsx';
import { SayOnce } from './say-once.tsx';

/** What an agent was told of their own calls, the newest first; each they may answer once. */
export function MyFeedback({ sheets }: { readonly sheets: readonly ReviewSheet[] }) {
  const { session } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['feedback'],
    initialPageParam: undefined,
    queryFn: ({ pageParam }: { readonly pageParam: string | undefined }) =>
      session.api.call('GET /feedback', { query: pageParam === undefined ? {} : { next: pageParam } }),
    getNextPageParam: ({ next }: AnswerOf<'GET /feedback'>) => next,
  });
  return (
    <section className="card wide" aria-labelledby="feedback">
      <h2 id="feedback">{say(REVIEW_WORDS.myCalls)}</h2>
      <Asked query={query}>
        {({ pages }) => {
          const reviews = pages.flatMap((page) => page.reviews);
          if (reviews.length === 0) return <p>{say(REVIEW_WORDS.noFeedback)}</p>;
          return (
            <ul className="rows">
              {reviews.map((review) => (
                <li key={review.claimId}>
                  <ScoredReview
                    review={review}
                    sheet={sheets.find(({ version }) => version === review.sheet)}
                  >
                    {!review.answer && (
                      <SayOnce
                        label={REVIEW_WORDS.answer}
                        button={REVIEW_WORDS.sendAnswer}
                        send={(words) =>
                          session.api.call('POST /reviews/{month}/{claimId}/answer', {
                            path: { month: review.month, claimId: review.claimId },
                            body: { words },
                          })
                        }
                        onSent={() => void queries.invalidateQueries({ queryKey: ['feedback'] })}
                      />
                    )}
                  </ScoredReview>
                </li>
              ))}
            </ul>
          );
        }}
      </Asked>
      <More query={query} />
    </section>
  );
}
