import type { AnswerOf } from '@huiyin/client';
import { DISCARD_REASON_NAMES, LETTER_ACT_NAMES } from '@huiyin/vocabulary';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { LETTER_WORDS } from '../../i18n/words-of-letters.ts';

type Act = AnswerOf<'GET /dead-letter-acts'>['acts'][number];

/** Who resubmitted or discarded which letter, newest first. */
export function WhatWasDone() {
  const { session } = useWork();
  const { say } = useSpeech();
  const query = useInfiniteQuery({
    queryKey: ['dead-letter-acts'],
    initialPageParam: undefined,
    queryFn: ({ pageParam }: { readonly pageParam: string | undefined }) =>
      session.api.call('GET /dead-letter-acts', {
        query: pageParam === undefined ? {} : { next: pageParam },
      }),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <section className="card wide" aria-labelledby="acts">
      <h2 id="acts">{say(LETTER_WORDS.acts)}</h2>
      <Asked query={query}>
        {({ pages }) => (
          <>
            <Acts rows={pages.flatMap(({ acts }) => acts)} />
            <More query={query} />
          </>
        )}
      </Asked>
    </section>
  );
}

function Acts({ rows }: { readonly rows: readonly Act[] }) {
  const { zone } = useWork();
  const { say, language } = useSpeech();
  if (rows.length === 0) return <p>{say(LETTER_WORDS.noActs)}</p>;
  return (
    <Scrolls label={say(LETTER_WORDS.acts)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(LETTER_WORDS.when)}</th>
            <th scope="col">{say(LETTER_WORDS.who)}</th>
            <th scope="col">{say(LETTER_WORDS.did)}</th>
            <th scope="col">{say(LETTER_WORDS.door)}</th>
            <th scope="col">{say(LETTER_WORDS.whichLetter)}</th>
            <th scope="col">{say(LETTER_WORDS.reason)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, by, act, queue, about, what, letterId, letters, reason }) => (
            <tr key={`${at} ${queue} ${letterId} ${act}`}>
              <td>{momentOf(at, zone, language)}</td>
              <th scope="row">{by}</th>
              <td>{say(LETTER_ACT_NAMES[act])}</td>
              <td>
                <code>{queue}</code>
              </td>
              <td>
                {letters === undefined
                  ? [what, about ?? letterId].filter((each) => each !== undefined).join(' · ')
                  : `${letters} ${say(LETTER_WORDS.letters)}`}
              </td>
              <td>{reason === undefined ? '—' : say(DISCARD_REASON_NAMES[reason])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
