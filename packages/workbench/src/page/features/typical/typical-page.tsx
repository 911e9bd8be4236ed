import type { AnswerOf } from '@huiyin/client';
import { mayCall } from '@huiyin/contracts';
import { CASE_KIND_NAMES } from '@huiyin/vocabulary';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { PLACES } from '../../app/places.ts';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { CASE_PAGE_WORDS } from '../../i18n/words-of-cases.ts';

type Typical = AnswerOf<'GET /typical-cases'>['typicalCases'][number];

const WRITTEN = 'GET /typical-cases/written';
/** Pages without a hit that one look goes through. */
const PAGES_MAX = 10;

/** Cases that others learn from: to be read and searched by all, and published by a supervisor who did not write them. */
export function TypicalPage() {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const [route, setRoute] = useState<'GET /typical-cases' | typeof WRITTEN>('GET /typical-cases');
  const [text, setText] = useState('');
  const contains = useDeferredValue(text.trim());
  const query = useInfiniteQuery({
    queryKey: ['typical', route, contains],
    initialPageParam: undefined,
    queryFn: async ({ pageParam }: { readonly pageParam: string | undefined }) => {
      const rows: Typical[] = [];
      let next = pageParam;
      for (let pages = 0; pages < PAGES_MAX; pages += 1) {
        const page = await session.api.call(route, {
          query: { ...(contains !== '' && { contains }), ...(next !== undefined && { next }) },
        });
        rows.push(...page.typicalCases);
        next = page.next;
        if (next === undefined || rows.length > 0) break;
      }
      return { rows, next };
    },
    getNextPageParam: ({ next }) => next,
  });
  return (
    <>
      <h1>{say('typical')}</h1>
      <div className="find">
        {mayCall(me.roles, WRITTEN) && (
          <fieldset className="tabs" aria-label={say('typical')}>
            {(['GET /typical-cases', WRITTEN] as const).map((each) => (
              <button key={each} type="button" aria-pressed={route === each} onClick={() => setRoute(each)}>
                {say(each === WRITTEN ? CASE_PAGE_WORDS.written : CASE_PAGE_WORDS.library)}
              </button>
            ))}
          </fieldset>
        )}
        <p>
          <label htmlFor="find-typical">{say(CASE_PAGE_WORDS.find)}</label>{' '}
          <input
            id="find-typical"
            type="search"
            maxLength={40}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </p>
      </div>
      <Asked query={query}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <>
              <div role="status">{rows.length === 0 && <p>{say(CASE_PAGE_WORDS.noTypical)}</p>}</div>
              <div className="cards">
                {rows.map((each) => (
                  <OneTypical key={each.caseId} typical={each} />
                ))}
              </div>
              <More query={query} />
            </>
          );
        }}
      </Asked>
    </>
  );
}

function OneTypical({ typical }: { readonly typical: Typical }) {
  const { session, me, zone, nameOf } = useWork();
  const { say, list, language } = useSpeech();
  const queries = useQueryClient();
  const { caseId, title, story, lesson, kind, businessType, by, at, published } = typical;
  const publishing = useMutation({
    mutationFn: () => session.api.call('POST /typical-cases/{caseId}/publish', { path: { caseId } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['typical'] }),
  });
  const mayPublish = !published && by !== me.id && mayCall(me.roles, 'POST /typical-cases/{caseId}/publish');
  return (
    <article className="card" aria-labelledby={`typical-${caseId}`}>
      <h2 id={`typical-${caseId}`}>{title}</h2>
      <p>
        <small>
          {list([CASE_KIND_NAMES[kind][language], say(nameOf('businessType', businessType))])} ·{' '}
          {momentOf((published ?? { at }).at, zone, language)}
        </small>
        {!published && <strong className="warn"> {say(CASE_PAGE_WORDS.waits)}</strong>}
      </p>
      <h3>{say(CASE_PAGE_WORDS.story)}</h3>
      <p className="words">{story}</p>
      <h3>{say(CASE_PAGE_WORDS.lesson)}</h3>
      <p className="words">{lesson}</p>
      {mayCall(me.roles, PLACES.complaints.needs) && (
        <p>
          <Link to="/complaints/$caseId" params={{ caseId }}>
            {say(CASE_PAGE_WORDS.theCase)} <span className="unseen">{title}</span>
          </Link>
        </p>
      )}
      {mayPublish && (
        <p>
          <button
            type="button"
            aria-disabled={publishing.isPending}
            onClick={() => {
              if (!publishing.isPending) publishing.mutate();
            }}
          >
            {say(CASE_PAGE_WORDS.publish)} <span className="unseen">{title}</span>
          </button>
        </p>
      )}
      {publishing.isError && <Refused error={publishing.error} />}
    </article>
  );
}
