import type { AnswerOf } from '@huiyin/client';
import { mayCall, type ReviewAnswer, type ReviewSheet } from '@huiyin/contracts';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf, spanOf } from '../../i18n/moments.ts';
import { REVIEW_RULES, REVIEW_WORDS } from '../../i18n/words-of-reviews.ts';
import { ScoredReview } from './review-card.tsx';
import { SayOnce } from './say-once.tsx';
import { ScorePanel } from './score-panel.tsx';

type State = 'to-score' | 'to-tell';

/** What waits for whoever looks: calls to score, agents to tell. Whoever scores none sees all that waits, and opens none. */
export function WaitingReviews({ sheets }: { readonly sheets: readonly ReviewSheet[] }) {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [state, setState] = useState<State>('to-score');
  const [opened, setOpened] = useState<ReviewAnswer>();
  const [isDone, setDone] = useState(false);
  const mayScore = mayCall(me.roles, 'PUT /reviews/{month}/{claimId}/score');
  const query = useInfiniteQuery({
    queryKey: ['reviews', state],
    initialPageParam: undefined,
    queryFn: ({ pageParam }: { readonly pageParam: string | undefined }) =>
      session.api.call('GET /reviews', {
        query: { state, ...(pageParam !== undefined && { next: pageParam }) },
      }),
    getNextPageParam: ({ next }: AnswerOf<'GET /reviews'>) => next,
  });
  const all = query.data?.pages.flatMap(({ reviews }) => reviews) ?? [];
  const sheetOf = (review: ReviewAnswer) => sheets.find(({ version }) => version === review.sheet);
  const close = (): void => setOpened(undefined);
  /** The next one is open at once: one scores several in a row. */
  const goOn = (done: ReviewAnswer): void => {
    const at = all.findIndex(({ claimId }) => claimId === done.claimId);
    setDone(true);
    setOpened(all[at + 1]);
    void queries.invalidateQueries({ queryKey: ['reviews'] });
    void queries.invalidateQueries({ queryKey: ['review-figures'] });
  };
  const sheet = opened && sheetOf(opened);
  return (
    <>
      <section className="card wide" aria-labelledby="waiting">
        <h2 id="waiting">{say(state === 'to-score' ? REVIEW_WORDS.allToScore : REVIEW_WORDS.allToTell)}</h2>
        <p className="tabs">
          {(['to-score', 'to-tell'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={state === each}
              onClick={() => {
                setState(each);
                setDone(false);
                close();
              }}
            >
              {say(
                each === 'to-score'
                  ? mayScore
                    ? REVIEW_WORDS.toScore
                    : REVIEW_WORDS.allToScore
                  : mayScore
                    ? REVIEW_WORDS.toTell
                    : REVIEW_WORDS.allToTell,
              )}
            </button>
          ))}
        </p>
        {isDone && <p role="status">{say(state === 'to-score' ? REVIEW_WORDS.sent : REVIEW_WORDS.told)}</p>}
        {/* A call that is open stands in the list's place, so that its sheet is in sight. */}
        {!opened && (
          <>
            <Asked query={query}>
              {() =>
                all.length === 0 ? (
                  <p>{say(REVIEW_WORDS.none)}</p>
                ) : (
                  <Waiting reviews={all} {...(mayScore && { open: setOpened })} />
                )
              }
            </Asked>
            <More query={query} />
          </>
        )}
      </section>
      {opened && !sheet && state === 'to-score' && (
        <p role="alert" className="warn">
          {say(REVIEW_RULES['sheet-unknown'] ?? 'failed')}
        </p>
      )}
      {opened && sheet && state === 'to-score' && (
        <ScorePanel
          key={opened.claimId}
          review={opened}
          sheet={sheet}
          onScored={() => goOn(opened)}
          onLeave={close}
        />
      )}
      {opened && state === 'to-tell' && (
        <section key={opened.claimId} className="card wide" aria-labelledby="to-tell">
          <h2 id="to-tell">{say(REVIEW_WORDS.tell)}</h2>
          <ScoredReview review={opened} sheet={sheet}>
            <SayOnce
              label={REVIEW_WORDS.feedback}
              button={REVIEW_WORDS.tell}
              send={(words) =>
                session.api.call('POST /reviews/{month}/{claimId}/feedback', {
                  path: { month: opened.month, claimId: opened.claimId },
                  body: { words },
                })
              }
              onSent={() => goOn(opened)}
            />
          </ScoredReview>
        </section>
      )}
    </>
  );
}

function Waiting({
  reviews,
  open,
}: {
  readonly reviews: readonly ReviewAnswer[];
  readonly open?: (review: ReviewAnswer) => void;
}) {
  const { zone, nameOf } = useWork();
  const { say, language } = useSpeech();
  return (
    <Scrolls label={say(REVIEW_WORDS.call)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(REVIEW_WORDS.calledAt)}</th>
            <th scope="col">{say(REVIEW_WORDS.lasted)}</th>
            <th scope="col">{say(REVIEW_WORDS.agent)}</th>
            <th scope="col">{say(REVIEW_WORDS.businessType)}</th>
            <th scope="col">{say(REVIEW_WORDS.team)}</th>
            <th scope="col">{say(REVIEW_WORDS.scoredBy)}</th>
            {open && <td />}
          </tr>
        </thead>
        <tbody>
          {reviews.map((review) => (
            <tr key={review.claimId}>
              <td>{momentOf(review.calledAt, zone, language)}</td>
              <td>{spanOf(review.durationSeconds * 1000, language)}</td>
              <th scope="row">{review.agent}</th>
              <td>{say(nameOf('businessType', review.businessType))}</td>
              <td>{say(nameOf('team', review.team))}</td>
              <td className="number">{review.scored}/2</td>
              {open && (
                <td>
                  <button type="button" onClick={() => open(review)}>
                    {say(REVIEW_WORDS.open)} <span className="unseen">{review.claimId}</span>
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
