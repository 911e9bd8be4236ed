import { mayCall } from '@huiyin/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { PLACES } from '../../app/places.ts';
import { saveFile } from '../../app/save-file.ts';
import { tour } from '../../app/tour.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf, timeOf } from '../../i18n/moments.ts';

/** Briefings that are looked at again. */
const BRIEFINGS_SHOWN = 8;

/** The branch at a glance, as far as one's role goes; and what to do first. */
export function HomePage() {
  const { me } = useWork();
  const { say } = useSpeech();
  const isAgent = mayCall(me.roles, PLACES.desk.needs);
  return (
    <div className="cards">
      <h1 className="wide">{say('home')}</h1>
      {isAgent && (
        <section className="card wide">
          <h2>{say('desk')}</h2>
          <p>
            <Link to={PLACES.desk.path}>{say('nextCustomer')} →</Link>
          </p>
        </section>
      )}
      {mayCall(me.roles, 'GET /queue') && <Queue />}
      {mayCall(me.roles, 'GET /briefings') && <Briefings />}
      <FirstVisit isAgent={isAgent} />
    </div>
  );
}

function Queue() {
  const { session, zone } = useWork();
  const { say, list, language } = useSpeech();
  const query = useQuery({
    queryKey: ['queue'],
    queryFn: () => session.api.call('GET /queue', {}),
    refetchInterval: 30_000,
  });
  return (
    <section className="card wide" aria-labelledby="queue">
      <h2 id="queue">{say('queue')}</h2>
      <Asked query={query}>
        {(queue) => (
          <>
            <dl className="figures">
              {(['open', 'due', 'leased', 'overdueToday', 'secondCallbacks'] as const).map((name) => (
                <div key={name} data-tone={name === 'overdueToday' && queue[name] > 0 ? 'warn' : undefined}>
                  <dt>{say(name)}</dt>
                  <dd>{queue[name]}</dd>
                </div>
              ))}
            </dl>
            <p>
              <small>
                {say('countedAt')} {timeOf(queue.at, zone, language)} ·{' '}
                {queue.coming.length === 0
                  ? say('noneComing')
                  : `${say('coming')} ${list(queue.coming.map(({ at }) => timeOf(at, zone, language)))}${queue.moreComing ? ' …' : ''}`}
              </small>
            </p>
          </>
        )}
      </Asked>
    </section>
  );
}

function Briefings() {
  const { session, me, zone } = useWork();
  const { say, language } = useSpeech();
  const query = useQuery({ queryKey: ['briefings'], queryFn: () => session.api.call('GET /briefings', {}) });
  const mayRead = mayCall(me.roles, 'GET /briefings/{period}');
  const download = async (period: string): Promise<void> => {
    const bytes = await session.api.download('GET /briefings/{period}', {
      path: { period },
      query: { format: 'xlsx', language },
    });
    saveFile(`${period}.xlsx`, bytes);
  };
  return (
    <section className="card" aria-labelledby="briefings">
      <h2 id="briefings">{say('briefings')}</h2>
      <Asked query={query}>
        {({ mailed }) =>
          mailed.length === 0 ? (
            <p>{say('noBriefings')}</p>
          ) : (
            <ul className="rows">
              {[...mailed]
                .sort((one, other) => (one.mailedAt < other.mailedAt ? 1 : -1))
                .slice(0, BRIEFINGS_SHOWN)
                .map(({ period, mailedAt, recipients }) => (
                  <li key={period}>
                    <strong>{period}</strong>{' '}
                    <small>
                      {momentOf(mailedAt, zone, language)} · {recipients} {say('recipients')}
                    </small>{' '}
                    {mayRead && (
                      <button type="button" onClick={() => void download(period)}>
                        {say('workbook')} <span className="unseen">{period}</span>
                      </button>
                    )}
                  </li>
                ))}
            </ul>
          )
        }
      </Asked>
    </section>
  );
}

function FirstVisit({ isAgent }: { readonly isAgent: boolean }) {
  const { session } = useWork();
  const { say } = useSpeech();
  return (
    <section className="card" aria-labelledby="first-visit">
      <h2 id="first-visit">{say('firstVisit')}</h2>
      <p>{say(isAgent ? 'firstVisitDesk' : 'firstVisitOthers')}</p>
      <p className="means">
        <button type="button" onClick={() => tour.set(0)}>
          {say('tourBegin')}
        </button>
      </p>
      {session.mailboxUrl !== undefined && (
        <p>
          <a href={session.mailboxUrl} target="_blank" rel="noreferrer">
            {say('mailbox')}
          </a>
        </p>
      )}
    </section>
  );
}
