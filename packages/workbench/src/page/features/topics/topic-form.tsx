import type { Wording } from '@huiyin/vocabulary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { TOPIC_RULES, TOPIC_WORDS } from '../../i18n/words-of-topics.ts';
import { bodyOf, faultsOf, type TopicDraft, type TopicField, type Topics, topicIdOf } from './topic-draft.ts';

/** Writes a topic: about which orders, what is asked, of how many, until when, and why. */
export function TopicForm({
  answer,
  begun,
  onClose,
}: {
  readonly answer: Topics;
  readonly begun: TopicDraft;
  readonly onClose: (isSent: boolean) => void;
}) {
  const { session, idsOf, nameOf } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [hasTried, setTried] = useState(false);
  const [draft, setDraft] = useState(begun);
  const { offer, topics } = answer;
  const faults = faultsOf(draft, offer);
  const topicId = topicIdOf(draft, topics);
  const sending = useMutation({
    mutationFn: () => session.api.call('PUT /topics/{topicId}', { path: { topicId }, body: bodyOf(draft) }),
    onSuccess: (proposed) => {
      queries.setQueryData(['topics'], proposed);
      onClose(true);
    },
    onError: () => queries.invalidateQueries({ queryKey: ['topics'] }),
  });
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  const set = (more: Partial<TopicDraft>): void => setDraft({ ...draft, ...more });
  const props = (field: TopicField) => ({
    id: `${id}${field}`,
    'aria-invalid': hasTried && faults.has(field),
    'aria-describedby': `${id}${field}-fault`,
  });
  const fault = (field: TopicField): ReactNode => {
    const rule = hasTried ? faults.get(field) : undefined;
    return (
      <small id={`${id}${field}-fault`} className="warn">
        {rule === undefined ? '' : say(TOPIC_RULES[rule] ?? { zh: rule, en: rule })}
      </small>
    );
  };
  const choices = (
    field: 'businessTypes' | 'teams',
    what: 'businessType' | 'team',
    note: Wording | undefined,
  ) => (
    <fieldset aria-describedby={`${id}${field}-fault`}>
      <legend>
        {say(what)} {note && <small>({say(note)})</small>}
      </legend>
      <div className="choices">
        {idsOf(what).map((each, index) => (
          <label key={each}>
            <input
              {...(index === 0 && { id: `${id}${field}` })}
              type="checkbox"
              checked={draft[field].includes(each)}
              onChange={({ target }) =>
                set({
                  [field]: target.checked
                    ? [...draft[field], each]
                    : draft[field].filter((chosen) => chosen !== each),
                })
              }
            />
            {say(nameOf(what, each))}
          </label>
        ))}
      </div>
      {fault(field)}
    </fieldset>
  );
  const dayField = (field: 'first' | 'last' | 'ringBy', name: Wording) => (
    <div>
      <label htmlFor={`${id}${field}`}>{say(name)}</label>
      <input
        {...props(field)}
        type="date"
        value={draft[field]}
        onChange={({ target }) => set({ [field]: target.value })}
      />
      {fault(field)}
    </div>
  );
  const questions = offer.questionnaires.find((each) => each.id === draft.questionnaire)?.questions ?? [];
  return (
    <form
      ref={form}
      className="act"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (faults.size > 0) {
          const [field] = faults.keys();
          document.getElementById(`${id}${field}`)?.focus();
        } else if (!sending.isPending) sending.mutate();
      }}
    >
      {choices('businessTypes', 'businessType', undefined)}
      {choices('teams', 'team', TOPIC_WORDS.allTeams)}
      <div className="topic-wide">
        <label htmlFor={`${id}partners`}>
          {say(TOPIC_WORDS.partners)} ({say(TOPIC_WORDS.partnersMeans)})
        </label>
        <input
          {...props('partners')}
          className="line"
          autoComplete="off"
          value={draft.partners}
          onChange={({ target }) => set({ partners: target.value })}
        />
        {fault('partners')}
      </div>
      <div className="topic-fields">
        {dayField('first', TOPIC_WORDS.firstDay)}
        {dayField('last', TOPIC_WORDS.lastDay)}
        <div>
          <label htmlFor={`${id}sampleSize`}>{say(TOPIC_WORDS.size)}</label>
          <input
            {...props('sampleSize')}
            inputMode="numeric"
            autoComplete="off"
            value={draft.sampleSize}
            onChange={({ target }) => set({ sampleSize: target.value })}
          />
          {fault('sampleSize')}
        </div>
        {dayField('ringBy', TOPIC_WORDS.ringBy)}
        <div>
          <label htmlFor={`${id}questionnaire`}>{say(TOPIC_WORDS.questions)}</label>
          <select
            {...props('questionnaire')}
            value={draft.questionnaire}
            onChange={({ target }) => set({ questionnaire: target.value })}
          >
            {offer.questionnaires.map((each) => (
              <option key={each.id} value={each.id}>
                {each.id}
              </option>
            ))}
          </select>
          {fault('questionnaire')}
        </div>
      </div>
      <ol className="topic-wide">
        {questions.map((text, index) => (
          <li key={index}>
            <small>
              {index + 1}. {say(text)}
            </small>
          </li>
        ))}
      </ol>
      <div className="topic-wide">
        <label htmlFor={`${id}reason`}>
          {say(TOPIC_WORDS.reason)} ({say(TOPIC_WORDS.reasonMeans)})
        </label>
        <textarea
          {...props('reason')}
          rows={2}
          value={draft.reason}
          onChange={({ target }) => set({ reason: target.value })}
        />
        {fault('reason')}
      </div>
      <p className="options">
        <button type="submit" data-kind="main" aria-disabled={sending.isPending}>
          {say(TOPIC_WORDS.send)}
        </button>
        <button type="button" onClick={() => onClose(false)}>
          {say(TOPIC_WORDS.leave)}
        </button>
      </p>
      {sending.isError && <Refused error={sending.error} rules={TOPIC_RULES} />}
    </form>
  );
}
