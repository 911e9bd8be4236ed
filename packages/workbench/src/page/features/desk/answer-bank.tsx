import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { findAnswers } from './find-answers.ts';

/** Answers to questions on the spot, beside the customer and never over the question; Escape goes back to the call. */
export function AnswerBank({
  businessType,
  onClose,
}: {
  readonly businessType: string;
  readonly onClose: () => void;
}) {
  const { session } = useWork();
  const { say, language } = useSpeech();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const query = useQuery({
    queryKey: ['answer-bank'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => session.api.call('GET /answer-bank', {}),
  });
  return (
    <section className="card" aria-labelledby="answer-bank">
      <h2 id="answer-bank">{say('answerBank')}</h2>
      <p className="find">
        <label>
          {say('findAnswer')}{' '}
          <input ref={field} type="search" value={typed} onChange={({ target }) => setTyped(target.value)} />
        </label>{' '}
        <button type="button" onClick={onClose}>
          {say('close')} <kbd>Esc</kbd>
        </button>
      </p>
      <Asked query={query}>
        {({ answers }) => {
          const found = findAnswers(answers, typed, businessType, language);
          if (found.length === 0)
            return <p role="status">{say(answers.length === 0 ? 'emptyBank' : 'noAnswer')}</p>;
          return (
            <dl className="answers">
              {found.map(({ id, question, answer }) => (
                <div key={id}>
                  <dt>{say(question)}</dt>
                  <dd>{say(answer)}</dd>
                </div>
              ))}
            </dl>
          );
        }}
      </Asked>
    </section>
  );
}
