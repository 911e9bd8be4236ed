import { type CountermeasureBody, countermeasureBody } from '@huiyin/contracts';
import { SPOT_SUBJECT_NAMES } from '@huiyin/vocabulary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { ANALYSIS_RULES, ANALYSIS_WORDS } from '../../i18n/words-of-analysis.ts';
import { duesOf, monthAfter, type Subject } from './subjects.ts';

export const MEASURE_MAX = 200;

/** What is done about one of these, and in which month's briefing somebody looks whether it was. */
export function MeasureForm({
  month,
  subjects,
  onEntered,
}: {
  readonly month: string;
  readonly subjects: readonly Subject[];
  readonly onEntered: () => void;
}) {
  const { session } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [subject, measure, due] = [useId(), useId(), useId()];
  const [chosen, setChosen] = useState(0);
  const [text, setText] = useState('');
  const [dueIn, setDueIn] = useState(() => monthAfter(month));
  const [isAsked, setAsked] = useState(false);
  const about = subjects[chosen];
  const body = countermeasureBody.safeParse({
    of: about?.of,
    id: about?.id,
    month,
    due: dueIn,
    measure: text,
  });
  const entering = useMutation({
    mutationFn: (said: CountermeasureBody) => session.api.call('POST /countermeasures', { body: said }),
    onSuccess: async () => {
      await Promise.all(
        [['countermeasures'], ['briefing']].map((queryKey) => queries.invalidateQueries({ queryKey })),
      );
      onEntered();
    },
  });
  return (
    <form
      className="act"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (body.success && !entering.isPending) entering.mutate(body.data);
      }}
    >
      {subjects.length === 1 && about ? (
        <p>
          {say(ANALYSIS_WORDS.about)} <strong>{say(about.name)}</strong>{' '}
          <small>{say(SPOT_SUBJECT_NAMES[about.of])}</small>
        </p>
      ) : (
        <p className="find">
          <label htmlFor={subject}>{say(ANALYSIS_WORDS.about)}</label>
          <select id={subject} value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
            {subjects.map(({ of, id, name }, index) => (
              <option key={`${of} ${id}`} value={index}>
                {say(SPOT_SUBJECT_NAMES[of])} · {say(name)}
              </option>
            ))}
          </select>
        </p>
      )}
      <label htmlFor={measure}>{say(ANALYSIS_WORDS.measure)}</label>
      <textarea
        id={measure}
        rows={2}
        maxLength={MEASURE_MAX}
        value={text}
        aria-invalid={isAsked && !body.success}
        onChange={({ target }) => setText(target.value)}
      />
      <p className="find">
        <label htmlFor={due}>{say(ANALYSIS_WORDS.due)}</label>
        <select id={due} value={dueIn} onChange={({ target }) => setDueIn(target.value)}>
          {duesOf(month).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </p>
      {isAsked && !body.success && (
        <p role="alert" className="warn">
          {say(ANALYSIS_WORDS.wrongText)}
        </p>
      )}
      {entering.isError && <Refused error={entering.error} rules={ANALYSIS_RULES} />}
      <button type="submit" data-kind="main" aria-disabled={entering.isPending}>
        {say(ANALYSIS_WORDS.enter)}
      </button>
    </form>
  );
}
