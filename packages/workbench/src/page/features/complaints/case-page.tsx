import { explain } from '@huiyin/calendar';
import { type ComplaintAnswer, mayCall } from '@huiyin/contracts';
import {
  CASE_CHANNEL_NAMES,
  CASE_KIND_NAMES,
  CASE_WORDS,
  COMPLAINT_STATE_NAMES,
  CONCERN_NAMES,
  DEADLINE_NAMES,
  DEADLINES,
  isMet,
} from '@huiyin/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { PLACES } from '../../app/places.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import type { WorkbenchWord } from '../../i18n/words.ts';
import { CaseActs } from './case-acts.tsx';
import { CaseHistory } from './case-history.tsx';
import { PrintCase, SignHere } from './print-case.tsx';
import './print.css';

/** One case: what it is, in whose hands, why each deadline is when it is, and who did what. */
export function CasePage() {
  const { caseId } = useParams({ from: '/complaints/$caseId' });
  const { session, me } = useWork();
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['complaint', caseId],
    queryFn: () => session.api.call('GET /complaints/{caseId}', { path: { caseId } }),
    // What may be done next follows from how the case stands now.
    staleTime: 0,
    refetchInterval: 60_000,
  });
  return (
    <>
      <p className="no-print">
        <Link to={PLACES.complaints.path}>← {say('backToInbox')}</Link> <PrintCase caseId={caseId} />
      </p>
      <h1>{caseId}</h1>
      <Asked query={query}>
        {(complaint) => (
          <div className="cards">
            <Facts complaint={complaint} />
            <BothSides complaint={complaint} />
            <Deadlines complaint={complaint} />
            <div className="wide no-print">
              <CaseActs complaint={complaint} />
            </div>
            {mayCall(me.roles, 'GET /complaints/{caseId}/history') && <CaseHistory caseId={caseId} />}
            <SignHere />
          </div>
        )}
      </Asked>
    </>
  );
}

function Facts({ complaint }: { readonly complaint: ComplaintAnswer }) {
  const { zone, nameOf } = useWork();
  const { say, list, language } = useSpeech();
  const { kind, state, order, concerns, owner, offeredTo, raisedAt, round, linked, escalatedAt } = complaint;
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">
        {CASE_KIND_NAMES[kind][language]} · {COMPLAINT_STATE_NAMES[state][language]}
        {escalatedAt !== undefined && <span className="warn"> · {say(CASE_WORDS.escalated)}</span>}
        {complaint.class !== 'ordinary' && (
          <span className="warn"> · {say(CASE_WORDS[complaint.class])}</span>
        )}
      </h2>
      <dl className="keylist">
        <dt>{say('about')}</dt>
        <dd>{list(concerns.map((each) => CONCERN_NAMES[each][language]))}</dd>
        <dt>{say('order')}</dt>
        <dd>{list([order.orderId, say(nameOf('businessType', order.businessType))])}</dd>
        <dt>{say('team')}</dt>
        <dd>{list([say(nameOf('team', order.team)), ...order.staff])}</dd>
        <dt>{say('owner')}</dt>
        <dd>
          {owner ?? say('nobody')}
          {offeredTo !== undefined && ` → ${offeredTo}`}
        </dd>
        <dt>{say('raised')}</dt>
        <dd>
          {momentOf(raisedAt, zone, language)}
          {round > 1 && ` · ${say(CASE_WORDS.reopened)} ${round - 1}`}
        </dd>
        {linked.length > 0 && (
          <>
            <dt>{say('linked')}</dt>
            <dd>
              {linked.map((other) => (
                <div key={other.caseId}>
                  <Link to="/complaints/$caseId" params={{ caseId: other.caseId }}>
                    {other.caseId}
                  </Link>{' '}
                  <small>{momentOf(other.raisedAt, zone, language)}</small>
                </div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** Both versions side by side, without their words, and which of them counts. */
function BothSides({ complaint }: { readonly complaint: ComplaintAnswer }) {
  const { zone } = useWork();
  const { say, list, language } = useSpeech();
  const { channel, concerns, leads, servedSide, appeal, appealableUntil, raisedAt } = complaint;
  const verdict = (valid: boolean | undefined, responsible: boolean | undefined) =>
    list([
      ...(valid === undefined ? [] : [say(valid ? 'isValidSaid' : 'isInvalidSaid')]),
      ...(responsible === undefined ? [] : [say(responsible ? 'isResponsibleSaid' : 'isNotResponsibleSaid')]),
    ]);
  return (
    <section className="card wide" aria-labelledby="sides">
      <h2 id="sides">{say('bothSides')}</h2>
      <p>
        <strong>{say(leads === 'customer' ? 'customerLeads' : 'decisionLeads')}</strong>
      </p>
      <div className="sides">
        <section aria-label={say('customersSide')}>
          <h3>{say('customersSide')}</h3>
          <ul className="rows">
            <li>
              {momentOf(raisedAt, zone, language)} · {CASE_CHANNEL_NAMES[channel][language]}
            </li>
            <li>{list(concerns.map((each) => CONCERN_NAMES[each][language]))}</li>
          </ul>
        </section>
        <section aria-label={say('servedSide')}>
          <h3>{say('servedSide')}</h3>
          {servedSide.length === 0 && <p>{say('nothingSaid')}</p>}
          <ul className="rows">
            {servedSide.map(({ kind, at, by }) => (
              <li key={`${kind} ${at}`}>
                {momentOf(at, zone, language)} · {say(SAID_WORDS[kind])} <small>· {by}</small>
              </li>
            ))}
          </ul>
        </section>
        <section aria-label={say('decisions')}>
          <h3>{say('decisions')}</h3>
          {appeal && (
            <p>
              {say('beforeAppeal')}: {verdict(appeal.before.valid, appeal.before.responsible)}
            </p>
          )}
          <p>{verdict(complaint.valid, complaint.responsible)}</p>
          {appeal && !appeal.decided && complaint.adjudicateBy !== undefined && (
            <p>
              {say('decideBy')}: {momentOf(complaint.adjudicateBy, zone, language)}
            </p>
          )}
          {!appeal && appealableUntil !== undefined && (
            <p>
              {say('appealableUntil')}: {momentOf(appealableUntil, zone, language)}
            </p>
          )}
        </section>
      </div>
    </section>
  );
}

const SAID_WORDS = {
  statement: 'saidStatement',
  appeal: 'saidAppeal',
  adjudication: 'saidAdjudication',
} as const satisfies Record<ComplaintAnswer['servedSide'][number]['kind'], WorkbenchWord>;

function Deadlines({ complaint }: { readonly complaint: ComplaintAnswer }) {
  const { session, zone } = useWork();
  const { say, language } = useSpeech();
  return (
    <section className="card" aria-labelledby="deadlines">
      <h2 id="deadlines">{say('deadlines')}</h2>
      <ul className="rows">
        {DEADLINES.flatMap((name) => {
          const deadline = complaint.deadlines[name];
          if (!deadline) return [];
          const isDone = isMet(name, complaint);
          const isLate = !isDone && deadline.by !== undefined && Date.parse(deadline.by) < session.now();
          return [
            <li key={name}>
              <details>
                <summary>
                  {DEADLINE_NAMES[name][language]}{' '}
                  <strong className={isLate ? 'warn' : undefined}>
                    {deadline.by === undefined ? say('paused') : momentOf(deadline.by, zone, language)}
                  </strong>{' '}
                  {isDone && <small>{say('met')}</small>}
                  {isLate && <small className="warn">{say(CASE_WORDS.overdue)}</small>}
                </summary>
                <ol>
                  {explain(deadline).map((line) => (
                    <li key={line.en}>
                      <small>{say(line)}</small>
                    </li>
                  ))}
                </ol>
              </details>
            </li>,
          ];
        })}
      </ul>
    </section>
  );
}
