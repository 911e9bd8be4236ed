import type { AnswerOf } from '@huiyin/client';
import type { BriefingDocument, NamedFigure } from '@huiyin/contracts';
import { CONCERN_NAMES, DISPOSITION_NAMES } from '@huiyin/vocabulary';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { figureWording } from '../../i18n/words-of-figures.ts';

type Fact = AnswerOf<'GET /figure-facts'>['facts'][number];

/** Rows that fill a screen; a quiet month has many pages without any. */
const ROWS_MIN = 20;
const PAGES_MAX = 10;

interface FactsProps {
  readonly period: string;
  readonly figure: string;
  readonly levels: BriefingDocument['levels'];
}

/** The callbacks and cases behind a figure, each with the case that it gave rise to. */
export function FigureFacts({ period, figure, levels }: FactsProps) {
  const { session } = useWork();
  const { say } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  const query = useInfiniteQuery({
    queryKey: ['figure', figure],
    initialPageParam: undefined,
    queryFn: async ({ pageParam }: { readonly pageParam: string | undefined }) => {
      const facts: Fact[] = [];
      let named: NamedFigure | undefined;
      let next = pageParam;
      for (let pages = 0; pages < PAGES_MAX; pages += 1) {
        const page = await session.api.call('GET /figure-facts', {
          query: { figure, ...(next !== undefined && { next }) },
        });
        named ??= page.figure;
        facts.push(...page.facts);
        next = page.next;
        if (next === undefined || facts.length >= ROWS_MIN) break;
      }
      return { named, facts, next };
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
  const named = query.data?.pages[0]?.named;
  return (
    <section className="card wide" aria-labelledby="facts">
      <h2 id="facts" ref={heading} tabIndex={-1}>
        {say('factsBehind')} · {figure}
        {named && ` · ${say(figureWording(named))}`}
      </h2>
      <Asked query={query}>
        {({ pages }) => (
          <>
            <Rows facts={pages.flatMap(({ facts }) => facts)} levels={levels} />
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

function Rows({ facts, levels }: Pick<FactsProps, 'levels'> & { readonly facts: readonly Fact[] }) {
  const { nameOf } = useWork();
  const { say, list, language } = useSpeech();
  if (facts.length === 0) return <p>{say('noFacts')}</p>;
  const isRate = facts.some(({ of }) => of !== undefined);
  return (
    <Scrolls label={say('factsBehind')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('endedOn')}</th>
            <th scope="col">{say('order')}</th>
            <th scope="col">{say('businessType')}</th>
            <th scope="col">{say('team')}</th>
            <th scope="col">{say('outcomeShort')}</th>
            {isRate && <th scope="col">{say('counted')}</th>}
            <th scope="col">{say('withConcerns')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map(({ fact, id, orderId, day, businessType, team, disposition, level, ...rest }) => (
            <tr key={`${fact} ${id}`}>
              <td>{day}</td>
              <th scope="row">{orderId ?? id}</th>
              <td>{businessType !== undefined && say(nameOf('businessType', businessType))}</td>
              <td>{team !== undefined && say(nameOf('team', team))}</td>
              <td>
                {list([
                  ...(disposition ? [DISPOSITION_NAMES[disposition][language]] : []),
                  ...levels.flatMap((each) => (each.id === level ? [say(each.name)] : [])),
                ])}
              </td>
              {isRate && (
                <td className="number">
                  {rest.count}/{rest.of}
                </td>
              )}
              <td>
                {rest.caseId !== undefined && (
                  <Link to="/complaints/$caseId" params={{ caseId: rest.caseId }}>
                    {rest.concerns.length > 0
                      ? list(rest.concerns.map((each) => CONCERN_NAMES[each][language]))
                      : say('caseOf')}
                    <span className="unseen"> {orderId ?? id}</span>
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
