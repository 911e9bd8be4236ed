import type { AnswerOf } from '@huiyin/client';
import type { BriefingDocument } from '@huiyin/contracts';
import { CONCERN_NAMES, caseIdOf, DISPOSITION_NAMES } from '@huiyin/vocabulary';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import type { SupervisionSearch } from './search.ts';

type Row = AnswerOf<'GET /briefings/{period}/callbacks'>['callbacks'][number];

const FIGURE_WORDS = {
  closed: 'ended',
  callbacks: 'callbacks',
  dissatisfied: 'dissatisfied',
  'not-rated': 'notRated',
  concerns: 'withConcerns',
  praised: 'praised',
  suggested: 'suggested',
} as const;

/** Rows that fill a screen; a quiet month has many pages without any. */
const ROWS_MIN = 20;
const PAGES_MAX = 10;

interface ListProps {
  readonly period: string;
  readonly levels: BriefingDocument['levels'];
  readonly search: SupervisionSearch & { readonly figure: keyof typeof FIGURE_WORDS };
}

/** The callbacks behind a figure, each with the case that it gave rise to. */
export function CallbacksList({ period, levels, search: { figure, team, businessType } }: ListProps) {
  const { session, nameOf } = useWork();
  const { say, list } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  const chosen = {
    figure,
    ...(team !== undefined && { team }),
    ...(businessType !== undefined && { businessType }),
  };
  const query = useInfiniteQuery({
    queryKey: ['callbacks', period, chosen],
    initialPageParam: undefined,
    queryFn: async ({ pageParam }: { readonly pageParam: string | undefined }) => {
      const rows: Row[] = [];
      let next = pageParam;
      for (let pages = 0; pages < PAGES_MAX; pages += 1) {
        const page = await session.api.call('GET /briefings/{period}/callbacks', {
          path: { period },
          query: { ...chosen, ...(next !== undefined && { next }) },
        });
        rows.push(...page.callbacks);
        next = page.next;
        if (next === undefined || rows.length >= ROWS_MIN) break;
      }
      return { rows, next };
    },
    getNextPageParam: ({ next }) => next,
  });
  // Whoever came from a figure is taken to what it counts, once it is there.
  const { isPending } = query;
  useEffect(() => {
    if (isPending) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView();
  }, [isPending]);
  const of = [
    ...(team === undefined ? [] : [say(nameOf('team', team))]),
    ...(businessType === undefined ? [] : [say(nameOf('businessType', businessType))]),
    period,
  ];
  return (
    <section className="card wide" aria-labelledby="callbacks">
      <h2 id="callbacks" ref={heading} tabIndex={-1}>
        {say(FIGURE_WORDS[figure])} · {list(of)}
      </h2>
      <Asked query={query}>
        {({ pages }) => (
          <>
            <Rows rows={pages.flatMap(({ rows }) => rows)} levels={levels} />
            <More query={query} />
            <p>
              <Link to="/supervision" search={{ period }}>
                {say('closeList')}
              </Link>
            </p>
          </>
        )}
      </Asked>
    </section>
  );
}

function Rows({ rows, levels }: Pick<ListProps, 'levels'> & { readonly rows: readonly Row[] }) {
  const { nameOf } = useWork();
  const { say, list, language } = useSpeech();
  if (rows.length === 0) return <p>{say('noCallbacks')}</p>;
  return (
    <Scrolls label={say('callbacks')} takenAs="callbacks">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('endedOn')}</th>
            <th scope="col">{say('order')}</th>
            <th scope="col">{say('businessType')}</th>
            <th scope="col">{say('team')}</th>
            <th scope="col">{say('outcomeShort')}</th>
            <th scope="col">{say('withConcerns')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ taskId, orderId, closedDay, businessType, team, disposition, level, concerns }) => (
            <tr key={taskId}>
              <td>{closedDay}</td>
              <th scope="row">{orderId}</th>
              <td>{say(nameOf('businessType', businessType))}</td>
              <td>{say(nameOf('team', team))}</td>
              <td>
                {list([
                  DISPOSITION_NAMES[disposition][language],
                  ...levels.flatMap((each) => (each.id === level ? [say(each.name)] : [])),
                ])}
              </td>
              <td>
                {concerns.length > 0 && (
                  <Link to="/complaints/$caseId" params={{ caseId: caseIdOf(taskId, 1) }}>
                    {list(concerns.map((each) => CONCERN_NAMES[each][language]))}
                    <span className="unseen"> {orderId}</span>
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
