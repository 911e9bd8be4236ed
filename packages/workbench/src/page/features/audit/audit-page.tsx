import { recordId } from '@huiyin/contracts';
import { DISPOSITION_NAMES } from '@huiyin/vocabulary';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { ByPerson } from './by-person.tsx';
import { type FoundReveal, findReveals } from './find-reveals.ts';
import { REASON_WORDS } from './reason-words.ts';

/** Who saw a customer's name and number, when and why: asked by the order, or by person and day, since nobody here has a number to ask by. */
export function AuditPage() {
  const { session } = useWork();
  const { say } = useSpeech();
  const [orderId, setOrderId] = useState<string>();
  const [typed, setTyped] = useState('');
  const isWrong = typed.trim() !== '' && !recordId.safeParse(typed.trim()).success;
  return (
    <div className="cards">
      <h1 className="wide">{say('audit')}</h1>
      <form
        className="card wide find"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '' && !isWrong) setOrderId(typed.trim());
        }}
      >
        <label>
          {say('orderNumber')}{' '}
          <input
            value={typed}
            aria-invalid={isWrong}
            aria-describedby="order-hint"
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <button type="submit" data-kind="main">
          {say('whoSaw')}
        </button>
        <p id="order-hint" className="whole">
          <small className={isWrong ? 'warn' : undefined}>
            {say(isWrong ? 'noOrderNumber' : 'auditMeans')}
          </small>
        </p>
      </form>
      {orderId !== undefined && (
        <Reveals key={orderId} orderId={orderId} find={() => findReveals(session.api, orderId)} />
      )}
      <ByPerson />
    </div>
  );
}

function Reveals({
  orderId,
  find,
}: {
  readonly orderId: string;
  readonly find: () => Promise<readonly FoundReveal[] | undefined>;
}) {
  const { say } = useSpeech();
  const query = useQuery({ queryKey: ['reveals', orderId], queryFn: async () => ({ found: await find() }) });
  return (
    <section className="card wide" aria-labelledby="reveals">
      <h2 id="reveals">
        {say('whoSaw')} · {orderId}
      </h2>
      <Asked query={query}>
        {({ found }) =>
          found === undefined ? (
            <p role="status">{say('neverCalledOrder')}</p>
          ) : found.length === 0 ? (
            <p role="status">{say('nobodySaw')}</p>
          ) : (
            <Found reveals={found} />
          )
        }
      </Asked>
    </section>
  );
}

function Found({ reveals }: { readonly reveals: readonly FoundReveal[] }) {
  const { zone } = useWork();
  const { say, language } = useSpeech();
  const whyOf = (why: FoundReveal['why']): string => {
    if (why.kind === 'case') return say(why.reason === undefined ? 'openedCase' : REASON_WORDS[why.reason]);
    if (why.disposition !== undefined)
      return `${say('forCall')} · ${DISPOSITION_NAMES[why.disposition][language]}`;
    return `${say('forCall')} · ${say(why.released ? 'givenBack' : 'noCallOnRecord')}`;
  };
  return (
    <Scrolls label={say('whoSaw')} takenAs="reveals">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('seenAt')}</th>
            <th scope="col">{say('seenBy')}</th>
            <th scope="col">{say('seenWhy')}</th>
            <th scope="col">{say('seenWhere')}</th>
          </tr>
        </thead>
        <tbody>
          {reveals.map(({ at, who, where, why }) => (
            <tr key={`${at} ${who} ${where}`}>
              <td>{momentOf(at, zone, language)}</td>
              <th scope="row">{who}</th>
              <td>{whyOf(why)}</td>
              <td>
                <code>{where}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
