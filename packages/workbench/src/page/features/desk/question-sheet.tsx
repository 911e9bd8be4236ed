import type { Question } from '@huiyin/contracts';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { isComposing } from '../../keyboard/commands.ts';
import { answer, askedOf, type Call, currentOf, goBack, goTo, move, optionsOf, write } from './model.ts';

type Change = (step: (call: Call, at: string) => Call) => void;

interface Sheet {
  readonly call: Call;
  readonly change: Change;
}

/** The questions that are asked, one of them now, with its answers by digit; those before it stay in sight. */
export function QuestionSheet({ call, change, isHidden }: Sheet & { readonly isHidden: boolean }) {
  const { say } = useSpeech();
  const asked = askedOf(call);
  const current = currentOf(call);
  const done = call.outcome !== undefined;
  return (
    <section className="card sheet" aria-label={say('script')} hidden={isHidden}>
      <ol>
        {asked.map((question, index) => {
          const isNow = !done && question.id === current?.id;
          return (
            <li key={question.id} data-now={isNow || undefined} aria-current={isNow ? 'step' : undefined}>
              {isNow ? (
                <Now question={question} place={`${index + 1}/${asked.length}`} call={call} change={change} />
              ) : (
                <button
                  type="button"
                  className="line"
                  onClick={() => change((given) => goTo(goBack(given), question.id))}
                >
                  <span>{say(question.text)}</span> <Given question={question} call={call} />
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Given({ question, call }: { readonly question: Question; readonly call: Call }) {
  const { say } = useSpeech();
  const value = call.answers[question.id];
  if (value === undefined) return <span className="given" />;
  const option = optionsOf(question, call.task.levels).find(({ id }) => id === value);
  return (
    <span className="given" data-empty={value === null || undefined}>
      {value === null ? say('notAnswered') : option ? say(option.name) : String(value)}
    </span>
  );
}

function Now({
  question,
  place,
  call,
  change,
}: Sheet & { readonly question: Question; readonly place: string }) {
  const { say } = useSpeech();
  const options = optionsOf(question, call.task.levels);
  const value = call.answers[question.id];
  return (
    <div className="now">
      <p className="ask" id={`ask-${question.id}`}>
        <small>{place}</small> {say(question.text)}
      </p>
      {options.length > 0 ? (
        <fieldset className="options" aria-labelledby={`ask-${question.id}`}>
          {options.map(({ id, name }, index) => (
            <button
              key={id}
              type="button"
              aria-pressed={value === id}
              onClick={() => change((given, at) => answer(given, question, id, at))}
            >
              <kbd>{index + 1}</kbd> {say(name)}
            </button>
          ))}
          {!question.required && (
            <button
              type="button"
              aria-pressed={value === null}
              onClick={() => change((given, at) => answer(given, question, null, at))}
            >
              <kbd>0</kbd> {say(question.kind === 'level' ? 'notRated' : 'notAnswered')}
            </button>
          )}
        </fieldset>
      ) : question.kind === 'number' ? (
        <NumberAnswer key={question.id} question={question} call={call} change={change} />
      ) : (
        <WordsAnswer key={question.id} question={question} call={call} change={change} />
      )}
      {question.id === 'complaint' && <Known call={call} />}
    </div>
  );
}

/** What goes with a complaint without being typed. */
function Known({ call: { task } }: { readonly call: Call }) {
  const { say, list } = useSpeech();
  return (
    <p className="known">
      <small>
        {say('complaintKnown')} {say(task.names.businessType)} · {say(task.names.team)}
        {task.staff.length > 0 && ` · ${list(task.staff)}`} · {task.orderId}
      </small>
    </p>
  );
}

function WordsAnswer({ question, call, change }: Sheet & { readonly question: Question }) {
  const { say } = useSpeech();
  const field = useRef<HTMLTextAreaElement>(null);
  // The field is asked for by the key that led here; nothing else takes the focus away.
  useEffect(() => field.current?.focus({ preventScroll: false }), []);
  const value = call.answers[question.id];
  return (
    <>
      <textarea
        ref={field}
        rows={2}
        maxLength={2000}
        aria-labelledby={`ask-${question.id}`}
        aria-describedby={`hint-${question.id}`}
        value={typeof value === 'string' ? value : ''}
        onChange={({ target }) => change((given, at) => write(given, question, target.value, at))}
        onKeyDown={(event) => {
          const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
          if (event.key !== 'Enter' || !isPlain || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          if (!event.repeat) change((given) => move(given, 1));
        }}
      />
      <small id={`hint-${question.id}`}>
        {!question.required && `${say('optional')} · `}
        {say('enterGoesOn')}
      </small>
    </>
  );
}

/** Chinese input methods write digits in full width, too. */
function numberIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  const number = Number(plain);
  return plain !== '' && Number.isFinite(number) ? number : undefined;
}

function NumberAnswer({ question, call, change }: Sheet & { readonly question: Question }) {
  const { say } = useSpeech();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const before = call.answers[question.id];
  const [text, setText] = useState(typeof before === 'number' ? String(before) : '');
  const [isWrong, setIsWrong] = useState(false);
  return (
    <>
      <input
        ref={field}
        inputMode="decimal"
        autoComplete="off"
        aria-labelledby={`ask-${question.id}`}
        aria-describedby={`hint-${question.id}`}
        aria-invalid={isWrong}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setIsWrong(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          const number = numberIn(text);
          const isLeftOut = text.trim() === '' && !question.required;
          if (number === undefined && !isLeftOut) setIsWrong(true);
          else if (!event.repeat) change((given, at) => answer(given, question, number ?? null, at));
        }}
      />
      <small id={`hint-${question.id}`} className={isWrong ? 'warn' : undefined}>
        {isWrong ? say('noNumber') : `${say('writeNumber')} · Enter`}
      </small>
    </>
  );
}
