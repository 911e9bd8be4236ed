import type { ReviewAnswer, ReviewSheet } from '@huiyin/contracts';
import type { ReactNode } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf, spanOf } from '../../i18n/moments.ts';
import { REVIEW_WORDS } from '../../i18n/words-of-reviews.ts';

/** Which call it is, by what the telephone system knows of it; nothing of the customer. */
export function CallLine({ review }: { readonly review: ReviewAnswer }) {
  const { zone, nameOf } = useWork();
  const { say, language } = useSpeech();
  const { agent, businessType, team, calledAt, durationSeconds, claimId } = review;
  return (
    <>
      <p>
        <strong>{momentOf(calledAt, zone, language)}</strong> · {spanOf(durationSeconds * 1000, language)} ·{' '}
        {agent} · {say(nameOf('businessType', businessType))} · {say(nameOf('team', team))}
      </p>
      <p>
        <small>
          {say(REVIEW_WORDS.recording)} <code>{claimId}</code>
        </small>
      </p>
    </>
  );
}

/** Both scores beside each other, item by item, and what was said about them. */
export function ScoredReview({
  review,
  sheet,
  children,
}: {
  readonly review: ReviewAnswer;
  readonly sheet: ReviewSheet | undefined;
  readonly children?: ReactNode;
}) {
  const { zone } = useWork();
  const { say, language, list } = useSpeech();
  const { scores, result, feedback, answer } = review;
  return (
    <>
      <CallLine review={review} />
      {result && (
        <p className={result === 'passed' ? undefined : 'warn'}>
          {say(REVIEW_WORDS[result])} · {say(REVIEW_WORDS.total)}{' '}
          {scores.map(({ total }) => total).join(' / ')}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{say(REVIEW_WORDS.item)}</th>
            {scores.map(({ by }) => (
              <th key={by} scope="col">
                {by}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(sheet?.items ?? []).map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{say(name)}</th>
              {scores.map(({ by, points }) => (
                <td key={by} className="number">
                  {points[id]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="rows">
        {scores
          .filter(({ fatal, remark }) => fatal.length > 0 || remark !== undefined)
          .map(({ by, fatal, remark }) => (
            <li key={by}>
              {by}：
              {list(
                fatal.map((id) =>
                  say(sheet?.fatal.find((each) => each.id === id)?.name ?? { zh: id, en: id }),
                ),
              )}{' '}
              {remark}
            </li>
          ))}
        {feedback && (
          <li>
            {momentOf(feedback.at, zone, language)} · {feedback.by} → {feedback.words}
          </li>
        )}
        {answer && (
          <li>
            {momentOf(answer.at, zone, language)} · {say(REVIEW_WORDS.answered)} · {answer.words}
          </li>
        )}
      </ul>
      {children}
    </>
  );
}
