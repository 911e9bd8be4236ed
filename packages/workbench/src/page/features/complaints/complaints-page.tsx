import { mayCall } from '@huiyin/contracts';
import { CASE_KIND_NAMES, CASE_WORDS, COMPLAINT_STATE_NAMES, DEADLINE_NAMES } from '@huiyin/vocabulary';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { More } from '../../app/more.tsx';
import { PLACES } from '../../app/places.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf, spanOf } from '../../i18n/moments.ts';
import { filterOf, type InboxTab, inboxOf, type Pressing, TABS } from './inbox.ts';

const TAB_WORDS = { mine: 'mine', open: 'everyones', closed: 'closedOnes' } as const;

/** Cases by how pressing they are, each with its next step, by when, and in whose hands. */
export function ComplaintsPage() {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const [tab, setTab] = useState<InboxTab>('open');
  const query = useInfiniteQuery({
    queryKey: ['complaints', tab],
    initialPageParam: undefined,
    queryFn: async ({ pageParam }: { readonly pageParam: string | undefined }) => {
      const next = pageParam !== undefined && { next: pageParam };
      const page = await session.api.call('GET /complaints', { query: { ...filterOf(tab, me.id), ...next } });
      if (tab !== 'mine' || pageParam !== undefined) return page;
      // What was handed to somebody is still another's until they accept it.
      const offered = await session.api.call('GET /complaints', { query: { offeredTo: me.id } });
      return { ...page, complaints: [...offered.complaints, ...page.complaints] };
    },
    getNextPageParam: ({ next }) => next,
    refetchInterval: 60_000,
  });
  return (
    <>
      <h1>{say('complaints')}</h1>
      <fieldset className="tabs" aria-label={say('complaints')}>
        {TABS.map((each) => (
          <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>
            {say(TAB_WORDS[each])}
          </button>
        ))}
        {mayCall(me.roles, PLACES.redistribution.needs) && (
          <Link to={PLACES.redistribution.path}>{say('redistribution')} →</Link>
        )}
      </fieldset>
      <Asked query={query}>
        {({ pages }) => (
          <>
            <Cases
              rows={inboxOf(
                pages.flatMap(({ complaints }) => complaints),
                session.now(),
              )}
            />
            <More query={query} />
          </>
        )}
      </Asked>
    </>
  );
}

function Cases({ rows }: { readonly rows: readonly Pressing[] }) {
  const { zone, nameOf } = useWork();
  const { say, language } = useSpeech();
  if (rows.length === 0) return <p>{say('noComplaints')}</p>;
  return (
    <section className="scroll" aria-label={say('complaints')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('about')}</th>
            <th scope="col">{say('team')}</th>
            <th scope="col">{say('caseState')}</th>
            <th scope="col">{say('owner')}</th>
            <th scope="col">{say('deadline')}</th>
            <th scope="col">{say('remaining')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ complaint, deadline, leftMs, tone }) => (
            <tr key={complaint.caseId}>
              <td>
                <Link to="/complaints/$caseId" params={{ caseId: complaint.caseId }}>
                  {complaint.order.orderId}
                </Link>{' '}
                {CASE_KIND_NAMES[complaint.kind][language]}
                {complaint.class !== 'ordinary' && (
                  <span className="warn"> {say(CASE_WORDS[complaint.class])}</span>
                )}
              </td>
              <td>{say(nameOf('team', complaint.order.team))}</td>
              <td>{COMPLAINT_STATE_NAMES[complaint.state][language]}</td>
              <td>{complaint.owner ?? say('nobody')}</td>
              <td>
                {tone === 'over' ? (
                  '—'
                ) : (
                  <>
                    {DEADLINE_NAMES[deadline.deadline][language]} {momentOf(deadline.by, zone, language)}
                  </>
                )}
              </td>
              <td>
                {tone === 'overdue' ? (
                  <strong className="warn">
                    {say(CASE_WORDS.overdue)} {spanOf(leftMs, language)}
                  </strong>
                ) : tone === 'over' ? (
                  '—'
                ) : (
                  <span className={tone === 'soon' ? 'warn' : undefined}>
                    {tone === 'soon' && `${say('dueSoon')} `}
                    {spanOf(leftMs, language)}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
