import type { AnswerOf } from '@huiyin/client';
import { mayCall } from '@huiyin/contracts';
import {
  DISCARD_REASON_NAMES,
  DISCARD_REASONS,
  type DiscardReason,
  goesBack,
  LETTER_REASON_NAMES,
} from '@huiyin/vocabulary';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { Scrolls } from '../../app/scrolls.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { LETTER_RULES, LETTER_WORDS } from '../../i18n/words-of-letters.ts';
import { Choice } from '../complaints/choice.tsx';

type Letters = AnswerOf<'GET /dead-letters/{queue}'>;
type Letter = Letters['letters'][number];

const RESUBMIT = 'POST /dead-letters/{queue}/{letterId}/resubmit';
const RESUBMIT_ALL = 'POST /dead-letters/{queue}/resubmit';
const DISCARD = 'POST /dead-letters/{queue}/{letterId}/discard';

/** What is done at a press: with one letter, or with all of the door. */
type Doing =
  | { readonly act: 'resubmit'; readonly letterId: string }
  | { readonly act: 'resubmit-all' }
  | { readonly act: 'discard'; readonly letterId: string; readonly reason: DiscardReason };

const SHOWN = 50;
const WHAT_TO_DO = {
  queue: LETTER_WORDS.ofQueue,
  relay: LETTER_WORDS.ofRelay,
  clock: LETTER_WORDS.ofClock,
  fold: LETTER_WORDS.ofFold,
} as const;

/** The letters of one door, each by what it is about, with what may be done about it. */
export function LettersOfDoor({ queue }: { readonly queue: string }) {
  const { session } = useWork();
  const query = useQuery({
    queryKey: ['dead-letters', queue],
    queryFn: () => session.api.call('GET /dead-letters/{queue}', { path: { queue } }),
  });
  return (
    <section className="card wide" aria-labelledby="letters">
      <h2 id="letters">
        <code>{queue}</code>
      </h2>
      <Asked query={query}>{(letters) => <Letters {...letters} />}</Asked>
    </section>
  );
}

function Letters({ queue, sender, letters }: Letters) {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const doing = useMutation({
    mutationFn: (it: Doing) => {
      if (it.act === 'resubmit-all') return session.api.call(RESUBMIT_ALL, { path: { queue } });
      const path = { queue, letterId: it.letterId };
      return it.act === 'resubmit'
        ? session.api.call(RESUBMIT, { path })
        : session.api.call(DISCARD, { path, body: { reason: it.reason } });
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['dead-letters'] }),
        queries.invalidateQueries({ queryKey: ['dead-letter-acts'] }),
      ]),
  });
  const act = (it: Doing): void => {
    if (!doing.isPending) doing.mutate(it);
  };
  const mayAct = mayCall(me.roles, DISCARD);
  return (
    <>
      <p>
        {say(WHAT_TO_DO[sender])} {sender === 'relay' && <code>huiyin redrive {queue}</code>}
      </p>
      {doing.isSuccess && (
        <p role="status">
          {say(doing.variables.act === 'discard' ? LETTER_WORDS.wasDiscarded : LETTER_WORDS.wasResubmitted)}
        </p>
      )}
      {doing.isError && <Refused error={doing.error} rules={LETTER_RULES} />}
      {letters.length === 0 ? (
        <p>{say(LETTER_WORDS.noneHere)}</p>
      ) : (
        <>
          {mayAct && goesBack(sender) && letters.length > 1 && (
            <All isBusy={doing.isPending} onSure={() => act({ act: 'resubmit-all' })} />
          )}
          <Scrolls label={queue}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say(LETTER_WORDS.sentAt)}</th>
                  <th scope="col">{say(LETTER_WORDS.about)}</th>
                  <th scope="col">{say(LETTER_WORDS.what)}</th>
                  <th scope="col">{say(LETTER_WORDS.why)}</th>
                  <th scope="col">{say(LETTER_WORDS.until)}</th>
                  <th scope="col">{say(LETTER_WORDS.receives)}</th>
                  {mayAct && <td />}
                </tr>
              </thead>
              <tbody>
                {letters.map((letter) => (
                  <Row
                    key={letter.letterId}
                    letter={letter}
                    mayAct={mayAct}
                    mayGoBack={goesBack(sender)}
                    isBusy={doing.isPending}
                    onAct={act}
                  />
                ))}
              </tbody>
            </table>
          </Scrolls>
          {letters.length >= SHOWN && <p>{say(LETTER_WORDS.shownOf)}</p>}
        </>
      )}
    </>
  );
}

/** All at once is asked about once more: it may be thousands. */
function All({ isBusy, onSure }: { readonly isBusy: boolean; readonly onSure: () => void }) {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className="options">
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(LETTER_WORDS.resubmitAll)}…
        </button>
      </div>
      {isOpen && (
        <form
          className="act"
          onSubmit={(event) => {
            event.preventDefault();
            onSure();
          }}
        >
          <p>{say(LETTER_WORDS.resubmitAllMeans)}</p>
          <button type="submit" aria-disabled={isBusy}>
            {say(LETTER_WORDS.resubmitAll)}
          </button>
        </form>
      )}
    </>
  );
}

function Row({
  letter,
  mayAct,
  mayGoBack,
  isBusy,
  onAct,
}: {
  readonly letter: Letter;
  readonly mayAct: boolean;
  readonly mayGoBack: boolean;
  readonly isBusy: boolean;
  readonly onAct: (doing: Doing) => void;
}) {
  const { zone } = useWork();
  const { say, language } = useSpeech();
  const [isDiscarding, setDiscarding] = useState(false);
  const { letterId, about, what, reason, issues = [], sentAt, keptUntil, receives } = letter;
  const name = about ?? letterId;
  return (
    <>
      <tr>
        <td>{momentOf(sentAt, zone, language)}</td>
        <th scope="row">{about ?? <small>{letterId}</small>}</th>
        <td>{what === undefined ? '—' : <code>{what}</code>}</td>
        <td>
          {say(LETTER_REASON_NAMES[reason])}
          {issues.length > 0 && (
            <ul>
              {issues.map(({ path, rule }) => (
                <li key={`${path} ${rule}`}>
                  <code>{path}</code> {rule}
                </li>
              ))}
            </ul>
          )}
        </td>
        <td>{momentOf(keptUntil, zone, language)}</td>
        <td>{receives}</td>
        {mayAct && (
          <td>
            <div className="options">
              {mayGoBack && (
                <button
                  type="button"
                  aria-disabled={isBusy}
                  onClick={() => onAct({ act: 'resubmit', letterId })}
                >
                  {say(LETTER_WORDS.resubmit)} <span className="unseen">{name}</span>
                </button>
              )}
              <button type="button" aria-expanded={isDiscarding} onClick={() => setDiscarding(!isDiscarding)}>
                {say(LETTER_WORDS.discard)}… <span className="unseen">{name}</span>
              </button>
            </div>
          </td>
        )}
      </tr>
      {isDiscarding && (
        <tr>
          <td colSpan={7}>
            <Discarding
              name={name}
              isBusy={isBusy}
              onSure={(why) => onAct({ act: 'discard', letterId, reason: why })}
            />
          </td>
        </tr>
      )}
    </>
  );
}

/** No reason is chosen beforehand, and without one nothing goes. */
function Discarding({
  name,
  isBusy,
  onSure,
}: {
  readonly name: string;
  readonly isBusy: boolean;
  readonly onSure: (reason: DiscardReason) => void;
}) {
  const { say } = useSpeech();
  const [reason, setReason] = useState<DiscardReason>();
  return (
    <form
      className="act"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== undefined) onSure(reason);
      }}
    >
      <p>{say(LETTER_WORDS.discardMeans)}</p>
      <Choice
        title={say(LETTER_WORDS.discardWhy)}
        options={DISCARD_REASONS}
        named={(each) => say(DISCARD_REASON_NAMES[each])}
        chosen={reason}
        onChoose={setReason}
      />
      <button type="submit" aria-disabled={isBusy || reason === undefined}>
        {say(LETTER_WORDS.discard)} {name}
      </button>
    </form>
  );
}
