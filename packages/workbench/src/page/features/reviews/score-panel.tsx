import type { ReviewAnswer, ReviewSheet } from '@huiyin/contracts';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { REVIEW_WORDS, sheetWording } from '../../i18n/words-of-reviews.ts';
import { type Command, printed, useCommands } from '../../keyboard/commands.ts';
import { KeyList } from '../../keyboard/key-list.tsx';
import { CallLine } from './review-card.tsx';
import { Refusal } from './say-once.tsx';
import { begin, bodyOf, give, goTo, mark, missingOf, press, totalOf } from './score.ts';

const SEND = 'Control+Enter';

/** Scores one call by digits; nothing is sent before Ctrl+Enter, and not while an item is missing. */
export function ScorePanel({
  review,
  sheet,
  onScored,
  onLeave,
}: {
  readonly review: ReviewAnswer;
  readonly sheet: ReviewSheet;
  readonly onScored: () => void;
  readonly onLeave: () => void;
}) {
  const { session } = useWork();
  const { say, list } = useSpeech();
  const [given, setGiven] = useState(() => begin(sheet));
  const [isAsked, setAsked] = useState(false);
  const [help, setHelp] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { month, claimId } = review;
  const sending = useMutation({
    mutationFn: (body: NonNullable<ReturnType<typeof bodyOf>>) =>
      session.api.call('PUT /reviews/{month}/{claimId}/score', { path: { month, claimId }, body }),
    onSuccess: onScored,
  });
  const body = bodyOf(given);
  const send = (): void => {
    setAsked(true);
    if (body && !sending.isPending) sending.mutate(body);
  };
  const commands: readonly Command[] = [
    { keys: ['0-9'], word: REVIEW_WORDS.keyPoints, run: (digit) => setGiven((now) => press(now, digit)) },
    { keys: ['Backspace'], word: REVIEW_WORDS.keyBack, run: () => setGiven((now) => goTo(now, now.at - 1)) },
    { keys: [SEND], word: REVIEW_WORDS.keySend, inText: true, run: send },
    { keys: ['Escape'], word: REVIEW_WORDS.keyLeave, run: onLeave },
    { keys: ['F1'], word: REVIEW_WORDS.keyList, inText: true, run: () => setHelp(true) },
  ];
  useCommands(help ? [] : commands);
  const missing = missingOf(given);
  return (
    <section className="card wide" aria-labelledby="score">
      <h2 id="score" ref={heading} tabIndex={-1}>
        {say(REVIEW_WORDS.score)} · {say(sheetWording(sheet.version, sheet.passAt))}
      </h2>
      <CallLine review={review} />
      <ol className="rows">
        {sheet.items.map(({ id, name, points }, index) => (
          <li key={id} aria-current={given.at === index ? 'step' : undefined} className="scored">
            <fieldset className="options">
              <legend>{say(name)}</legend>
              {points.map((each, place) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={given.points[id] === each}
                  onClick={() => setGiven((now) => give(now, id, each))}
                >
                  {given.at === index && <kbd>{place + 1}</kbd>} {each}{' '}
                  <span className="unseen">{say(REVIEW_WORDS.points)}</span>
                </button>
              ))}
            </fieldset>
          </li>
        ))}
        {sheet.fatal.length > 0 && (
          <li aria-current={given.at === sheet.items.length ? 'step' : undefined} className="scored">
            <fieldset className="options">
              <legend>{say(REVIEW_WORDS.fatalAsk)}</legend>
              {sheet.fatal.map(({ id, name }, place) => (
                <button
                  key={id}
                  type="button"
                  aria-pressed={given.fatal.includes(id)}
                  onClick={() => setGiven((now) => mark(now, id))}
                >
                  {given.at === sheet.items.length && <kbd>{place + 1}</kbd>} {say(name)}
                </button>
              ))}
            </fieldset>
          </li>
        )}
      </ol>
      <div className="act">
        <label htmlFor="remark">{say(REVIEW_WORDS.remark)}</label>
        <textarea
          id="remark"
          rows={2}
          maxLength={1000}
          value={given.remark}
          aria-invalid={isAsked && given.fatal.length > 0 && given.remark.trim() === ''}
          onChange={({ target }) => setGiven((now) => ({ ...now, remark: target.value }))}
        />
        <p>
          {say(REVIEW_WORDS.total)} <strong>{missing.length > 0 ? '—' : totalOf(given)}</strong> ·{' '}
          <small>{say(REVIEW_WORDS.sendsOnce)}</small>
        </p>
        {isAsked && !body && (
          <p role="alert" className="warn">
            {missing.length > 0
              ? `${say(REVIEW_WORDS.missing)}${list(missing.map(({ name }) => say(name)))}`
              : say(REVIEW_WORDS.remarkNeeded)}
          </p>
        )}
        <Refusal error={sending.error} />
        <p className="tabs">
          <button type="button" data-kind="main" aria-disabled={!body || sending.isPending} onClick={send}>
            {say(REVIEW_WORDS.send)} <kbd>{printed(SEND)}</kbd>
          </button>
          <button type="button" onClick={onLeave}>
            {say(REVIEW_WORDS.leave)} <kbd>Esc</kbd>
          </button>
          <button type="button" onClick={() => setHelp(true)}>
            {say(REVIEW_WORDS.keyList)} <kbd>F1</kbd>
          </button>
        </p>
      </div>
      {help && <KeyList commands={commands} onClose={() => setHelp(false)} />}
    </section>
  );
}
