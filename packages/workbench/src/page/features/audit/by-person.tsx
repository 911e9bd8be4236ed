import { day as daySchema, staffId } from '@huiyin/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { AUDIT_WORDS } from '../../i18n/words-of-audit.ts';
import { findDay, type ShownCustomer } from './find-day.ts';
import { REASON_WORDS } from './reason-words.ts';

interface Wanted {
  readonly person: string;
  readonly day: string;
}

/** Whom one person was shown on one day. */
export function ByPerson() {
  const { say } = useSpeech();
  const [typed, setTyped] = useState<Wanted>({ person: '', day: '' });
  const [wanted, setWanted] = useState<Wanted>();
  const [isAsked, setAsked] = useState(false);
  const isRight = staffId.safeParse(typed.person).success && daySchema.safeParse(typed.day).success;
  const field = (name: keyof Wanted) => ({
    value: typed[name],
    'aria-invalid': isAsked && !isRight,
    'aria-describedby': 'person-hint',
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setTyped((now) => ({ ...now, [name]: target.value.trim() })),
  });
  return (
    <>
      <form
        className="card wide find"
        aria-labelledby="by-person"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (isRight) setWanted(typed);
        }}
      >
        <h2 id="by-person" className="whole">
          {say(AUDIT_WORDS.byPerson)}
        </h2>
        <label>
          {say(AUDIT_WORDS.person)} <input {...field('person')} />
        </label>
        <label>
          {say(AUDIT_WORDS.day)} <input placeholder="2026-10-06" size={11} {...field('day')} />
        </label>
        <button type="submit" data-kind="main">
          {say(AUDIT_WORDS.show)}
        </button>
        <p id="person-hint" className="whole">
          <small className={isAsked && !isRight ? 'warn' : undefined}>
            {say(isAsked && !isRight ? AUDIT_WORDS.wrong : AUDIT_WORDS.means)}
          </small>
        </p>
      </form>
      {wanted && <DayOf key={`${wanted.person} ${wanted.day}`} {...wanted} />}
    </>
  );
}

function DayOf({ person, day }: Wanted) {
  const { session } = useWork();
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['day-of-reveals', person, day],
    queryFn: () => findDay(session.api, person, day),
  });
  return (
    <section className="card wide" aria-labelledby="day-of-reveals">
      <h2 id="day-of-reveals">
        {person} · {day}
      </h2>
      <Asked query={query}>
        {(shown) =>
          shown.length === 0 ? <p role="status">{say(AUDIT_WORDS.nobody)}</p> : <Shown customers={shown} />
        }
      </Asked>
    </section>
  );
}

function Shown({ customers }: { readonly customers: readonly ShownCustomer[] }) {
  const { zone } = useWork();
  const { say, language } = useSpeech();
  const whyOf = ({ reason }: ShownCustomer): string => {
    if (reason === undefined) return say('forCall');
    const known = Object.entries(REASON_WORDS).find(([name]) => name === reason)?.[1];
    return say(known ?? 'openedCase');
  };
  return (
    <Scrolls label={say(AUDIT_WORDS.byPerson)} takenAs="reveals-of-person">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('seenAt')}</th>
            <th scope="col">{say('seenWhy')}</th>
            <th scope="col">{say('seenWhere')}</th>
          </tr>
        </thead>
        <tbody>
          {customers.map((each) => (
            <tr key={`${each.at} ${each.where}`}>
              <th scope="row">{momentOf(each.at, zone, language)}</th>
              <td>{whyOf(each)}</td>
              <td>
                <code>{each.where}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
