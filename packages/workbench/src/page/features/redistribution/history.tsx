import type { AnswerOf } from '@huiyin/client';
import { REDISTRIBUTION_REASON_NAMES } from '@huiyin/vocabulary';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { REDISTRIBUTION_WORDS } from '../../i18n/words-of-redistribution.ts';

type Row = AnswerOf<'GET /redistributions'>['redistributions'][number];

/** What was redistributed, the newest first, and how far each has come. */
export function History({ opened }: { readonly opened: string | undefined }) {
  const { session } = useWork();
  const { say } = useSpeech();
  const query = useInfiniteQuery({
    queryKey: ['redistributions'],
    initialPageParam: undefined,
    queryFn: ({ pageParam }: { readonly pageParam: string | undefined }) =>
      session.api.call('GET /redistributions', { query: pageParam === undefined ? {} : { next: pageParam } }),
    getNextPageParam: ({ next }: AnswerOf<'GET /redistributions'>) => next,
    refetchInterval: 60_000,
  });
  return (
    <section className="card wide" aria-labelledby="history">
      <h2 id="history">{say(REDISTRIBUTION_WORDS.history)}</h2>
      <Asked query={query}>
        {({ pages }) => (
          <>
            <Rows rows={pages.flatMap(({ redistributions }) => redistributions)} opened={opened} />
            <More query={query} />
          </>
        )}
      </Asked>
    </section>
  );
}

function Rows({ rows, opened }: { readonly rows: readonly Row[]; readonly opened: string | undefined }) {
  const { zone } = useWork();
  const { say, list, language } = useSpeech();
  if (rows.length === 0) return <p>{say(REDISTRIBUTION_WORDS.none)}</p>;
  return (
    <Scrolls label={say(REDISTRIBUTION_WORDS.history)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(REDISTRIBUTION_WORDS.when)}</th>
            <th scope="col">{say(REDISTRIBUTION_WORDS.by)}</th>
            <th scope="col">{say(REDISTRIBUTION_WORDS.fromTo)}</th>
            <th scope="col">{say(REDISTRIBUTION_WORDS.reason)}</th>
            <th scope="col">{say(REDISTRIBUTION_WORDS.progress)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ redistributionId: id, at, by, from, to, reason, moves, offered, refused, isDone }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/redistributions" search={{ id }} aria-current={id === opened ? 'true' : undefined}>
                  {momentOf(at, zone, language)} <span className="unseen">{id}</span>
                </Link>
              </th>
              <td>{by}</td>
              <td>
                {from} → {list(to)}
              </td>
              <td>{say(REDISTRIBUTION_REASON_NAMES[reason])}</td>
              <td className="number">
                {offered}/{moves} {say(isDone ? REDISTRIBUTION_WORDS.done : REDISTRIBUTION_WORDS.goesOn)}
                {refused > 0 && (
                  <span className="warn">
                    {' '}
                    {say(REDISTRIBUTION_WORDS.refused)} {refused}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
