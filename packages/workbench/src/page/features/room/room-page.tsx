import { mayCall, type RoomAnswer } from '@huiyin/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Bar } from '../../app/bar.tsx';
import { PLACES } from '../../app/places.ts';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { timeOf } from '../../i18n/moments.ts';
import { outlookWording } from '../../i18n/words-of-figures.ts';
import { outlookOf, totalOf } from './outlook.ts';
import { RoomClaims } from './room-claims.tsx';

const ENDINGS = ['today', 'threeDays', 'week', 'later'] as const;
const ENDING_WORDS = {
  today: 'endsToday',
  threeDays: 'endsInThreeDays',
  week: 'endsInWeek',
  later: 'endsLater',
} as const;

const minutesOf = (seconds: number): number => Math.round(seconds / 60);

/** Who rings, what was rung today, and whether the room gets through what ends today. */
export function RoomPage() {
  const { session } = useWork();
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['room'],
    queryFn: () => session.api.call('GET /room', {}),
    refetchInterval: 30_000,
  });
  return (
    <div className="cards">
      <h1 className="wide">{say('room')}</h1>
      <Asked query={query}>
        {(room) => (
          <>
            <Now room={room} />
            <RoomClaims claims={room.claims} />
            <div className="cards wide">
              <Hours room={room} />
              <Endings queue={room.queue} />
            </div>
          </>
        )}
      </Asked>
    </div>
  );
}

function Now({ room }: { readonly room: RoomAnswer }) {
  const { me, zone } = useWork();
  const { say, language } = useSpeech();
  const { calls, complete, seconds } = totalOf(room.today);
  const outlook = outlookOf(room);
  const figures = [
    ['agentsAtWork', room.agentsAtWork],
    ['callsToday', calls],
    ['completeToday', complete],
    ['talkToday', minutesOf(seconds)],
    ['overdueToday', room.queue.overdueToday],
    ['due', room.queue.due],
  ] as const;
  return (
    <section className="card wide" aria-labelledby="now">
      <h2 id="now">{say('roomNow')}</h2>
      <dl className="figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      <p className={outlook && !outlook.isEnough ? 'warn' : undefined}>
        {outlook
          ? say(outlookWording({ ...outlook, pace: room.callsPerAgentHour ?? 0, minutes: room.minutesLeft }))
          : say('paceUnknown')}
      </p>
      <p>
        <small>
          {say('countedAt')} {timeOf(room.queue.at, zone, language)}
          {!mayCall(me.roles, 'DELETE /room/claims/{taskId}/{claimId}') && ` · ${say('freedByLeader')}`}
        </small>{' '}
        {mayCall(me.roles, PLACES.redistribution.needs) && (
          <Link to={PLACES.redistribution.path}>{say('redistribution')} →</Link>
        )}
      </p>
    </section>
  );
}

function Hours({ room: { today } }: { readonly room: RoomAnswer }) {
  const { say } = useSpeech();
  const most = Math.max(1, ...today.hours.map(([, calls]) => calls));
  return (
    <section className="card" aria-labelledby="hours">
      <h2 id="hours">{say('perHour')}</h2>
      {today.hours.length === 0 ? (
        <p>{say('nobodyRang')}</p>
      ) : (
        <Scrolls label={say('perHour')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('hour')}</th>
                <th scope="col">{say('callsToday')}</th>
                <th scope="col">{say('completeToday')}</th>
                <th scope="col">{say('talkToday')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {today.hours.map(([hour, calls, complete, seconds]) => (
                <tr key={hour}>
                  <th scope="row">{`${hour}:00`}</th>
                  <td className="number">{calls}</td>
                  <td className="number">{complete}</td>
                  <td className="number">{minutesOf(seconds)}</td>
                  <td className="bars">
                    <Bar share={calls / most} inner={complete / most} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </section>
  );
}

function Endings({ queue }: { readonly queue: RoomAnswer['queue'] }) {
  const { nameOf } = useWork();
  const { say } = useSpeech();
  const rows = Object.entries(queue.ending).sort(([, one], [, other]) => other.today - one.today);
  return (
    <section className="card" aria-labelledby="endings">
      <h2 id="endings">{say('queueByEnding')}</h2>
      {rows.length === 0 ? (
        <p>{say('queueEmpty')}</p>
      ) : (
        <Scrolls label={say('queueByEnding')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('businessType')}</th>
                {ENDINGS.map((each) => (
                  <th key={each} scope="col">
                    {say(ENDING_WORDS[each])}
                  </th>
                ))}
                <th scope="col">{say('open')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([type, ending]) => (
                <tr key={type}>
                  <th scope="row">{say(nameOf('businessType', type))}</th>
                  {ENDINGS.map((each) => (
                    <td
                      key={each}
                      className={each === 'today' && ending[each] > 0 ? 'number warn' : 'number'}
                    >
                      {ending[each]}
                    </td>
                  ))}
                  <td className="number">{queue.byBusinessType[type] ?? 0}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </section>
  );
}
