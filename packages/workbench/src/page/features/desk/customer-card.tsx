import { DISPOSITION_NAMES, ROUTINE, SECOND_CALLBACK } from '@huiyin/vocabulary';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { durationOf, momentOf, timeOf } from '../../i18n/moments.ts';
import type { Call } from './model.ts';
import { telLine } from './phone-line.ts';

/** Who is rung, what was done when and by whom, and what happened before. */
export function CustomerCard({
  call,
  nowMs,
  onDial,
}: {
  readonly call: Call;
  readonly nowMs: number;
  /** This number, counted from 1, or else the next one. */
  readonly onDial: (number?: number) => void;
}) {
  const { zone } = useWork();
  const { say, list, language } = useSpeech();
  const { task, calledAt, numberRung, correcting } = call;
  const { contact, names } = task;
  const isOver = Date.parse(task.leaseEndsAt) <= nowMs;
  const programme =
    task.programme === ROUTINE
      ? say('routine')
      : task.programme === SECOND_CALLBACK
        ? say('secondCallback')
        : task.programme;
  return (
    <section className="card customer" aria-label={say('customer')}>
      <h2>
        {programme} · {say(names.businessType)}
      </h2>
      {contact ? (
        <>
          <p className="name">{contact.name}</p>
          <ul className="phones">
            {contact.phones.map((phone, index) => (
              <li key={phone}>
                <a
                  href={telLine.addressOf(phone)}
                  aria-current={numberRung === index + 1 ? 'true' : undefined}
                  onClick={(event) => {
                    event.preventDefault();
                    onDial(index + 1);
                  }}
                >
                  {phone}
                </a>{' '}
                {numberRung === index + 1 && <small>{say('rung')}</small>}
              </li>
            ))}
            {!correcting && (
              <li>
                <button type="button" onClick={() => onDial()}>
                  {say('dial')} <kbd>F2</kbd>
                </button>
              </li>
            )}
          </ul>
          {contact.address !== undefined && <p>{contact.address}</p>}
        </>
      ) : (
        !correcting && <p className="warn">{say('noContact')}</p>
      )}
      <dl className="facts">
        <dt>{say('team')}</dt>
        <dd>
          {say(names.team)}
          {task.staff.length > 0 && ` · ${list(task.staff)}`}
        </dd>
        <dt>{say('completedAt')}</dt>
        <dd>{momentOf(task.completedAt, zone, language)}</dd>
        <dt>{say('order')}</dt>
        <dd>{task.orderId}</dd>
        <dt>{say('earlier')}</dt>
        <dd>
          {task.attempts.length === 0
            ? say('neverCalled')
            : task.attempts.map(({ calledAt: at, disposition, toEarlierNumber }) => (
                <div key={at}>
                  {momentOf(at, zone, language)} {DISPOSITION_NAMES[disposition][language]}
                  {toEarlierNumber && ` · ${say('earlierNumber')}`}
                </div>
              ))}
        </dd>
        <dt>{say('ringBefore')}</dt>
        <dd>
          {momentOf(task.windowEndsAt, zone, language)} · {say('yoursUntil')}{' '}
          {timeOf(task.leaseEndsAt, zone, language)}
        </dd>
        {calledAt !== undefined && !correcting && (
          <>
            <dt>{say('timer')}</dt>
            <dd className="timer">{durationOf(nowMs - Date.parse(calledAt))}</dd>
          </>
        )}
      </dl>
      {isOver && !correcting && <p className="warn">{say('leaseOver')}</p>}
      {task.matter.length > 0 && (
        <details>
          <summary>{say('matter')}</summary>
          {task.matter.map(({ kind, at, text }) => (
            <p key={`${kind} ${at}`}>
              <small>
                {say(kind === 'conclusion' ? 'concluded' : 'customerSaid')} {momentOf(at, zone, language)}
              </small>
              <br />
              <span className="said">{text}</span>
            </p>
          ))}
        </details>
      )}
    </section>
  );
}
