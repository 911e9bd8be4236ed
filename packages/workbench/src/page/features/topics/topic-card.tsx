import { mayCall } from '@huiyin/contracts';
import {
  explainSignal,
  STOP_REASON_NAMES,
  STOP_REASONS,
  type StopReason,
  TOPIC_ACT_NAMES,
  TOPIC_STATE_NAMES,
} from '@huiyin/vocabulary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { drawnWording, TOPIC_RULES, TOPIC_WORDS } from '../../i18n/words-of-topics.ts';
import { stepsOf, type Topic, type TopicStep } from './topic-draft.ts';
import { TopicReport } from './topic-report.tsx';

const STEPS = {
  start: { word: TOPIC_WORDS.start, means: TOPIC_WORDS.startMeans },
  refuse: { word: TOPIC_WORDS.refuse, means: TOPIC_WORDS.refuseMeans },
  withdraw: { word: TOPIC_WORDS.withdraw, means: TOPIC_WORDS.withdrawMeans },
  stop: { word: TOPIC_WORDS.stop, means: TOPIC_WORDS.stopMeans },
} as const;

/** A topic: what it is about and why, who did what with it, what it came to, and what its reader may do now. */
export function TopicCard({
  topic,
  today,
  onLike,
}: {
  readonly topic: Topic;
  readonly today: string;
  readonly onLike: (() => void) | undefined;
}) {
  const { me, nameOf, zone } = useWork();
  const { say, list, language } = useSpeech();
  const { topicId, state, scope, questionnaire, sampleSize, ringBy, reason, signal, drawn, stopped, acts } =
    topic;
  const title = useId();
  const steps = stepsOf(topic, today).filter((step) => mayCall(me.roles, `POST /topics/{topicId}/${step}`));
  return (
    <article className="proposal" aria-labelledby={title}>
      <h3 id={title}>
        {topicId} · {say(TOPIC_STATE_NAMES[state])}
      </h3>
      <dl>
        <dt>{say(TOPIC_WORDS.scope)}</dt>
        <dd>
          {list([
            ...scope.businessTypes.map((type) => say(nameOf('businessType', type))),
            ...(scope.teams ?? []).map((team) => say(nameOf('team', team))),
            ...(scope.partners ?? []),
          ])}{' '}
          · {scope.served.first} – {scope.served.last}
        </dd>
        <dt>{say(TOPIC_WORDS.size)}</dt>
        <dd>
          {sampleSize} · {say(TOPIC_WORDS.questions)} {questionnaire} · {say(TOPIC_WORDS.ringBy)} {ringBy}
        </dd>
        <dt>{say(TOPIC_WORDS.why)}</dt>
        <dd>
          {list([
            ...(reason === undefined ? [] : [reason]),
            ...(signal
              ? [
                  say(
                    explainSignal(signal, {
                      team: nameOf('team', signal.team),
                      businessType: nameOf('businessType', signal.businessType),
                    }),
                  ),
                ]
              : []),
          ])}
        </dd>
        {drawn && (
          <>
            <dt>{say(TOPIC_WORDS.drawn)}</dt>
            <dd>{say(drawnWording(drawn))}</dd>
          </>
        )}
        {stopped && (
          <>
            <dt>{say(TOPIC_STATE_NAMES.stopped)}</dt>
            <dd>
              {list([
                stopped.day,
                say(STOP_REASON_NAMES[stopped.because]),
                ...(stopped.words === undefined ? [] : [stopped.words]),
              ])}
            </dd>
          </>
        )}
        <dt>{say('history')}</dt>
        <dd>
          {list(
            acts.map(
              ({ act, at, by = say(TOPIC_WORDS.byClock) }) =>
                `${momentOf(at, zone, language)} ${by} ${say(TOPIC_ACT_NAMES[act])}`,
            ),
          )}
        </dd>
      </dl>
      {drawn && mayCall(me.roles, 'GET /topic-reports/{topicId}') && (
        <TopicReport topicId={topicId} isOpen={state === 'drawn' && ringBy >= today} />
      )}
      <Steps key={state} topicId={topicId} steps={steps} onLike={state === 'proposed' ? onLike : undefined} />
    </article>
  );
}

/** A step opens its form; nothing is decided by one press. */
function Steps({
  topicId,
  steps,
  onLike,
}: {
  readonly topicId: string;
  readonly steps: readonly TopicStep[];
  readonly onLike: (() => void) | undefined;
}) {
  const { session } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const field = useId();
  const [step, setStep] = useState<TopicStep>();
  const [because, setBecause] = useState<StopReason | ''>('');
  const [words, setWords] = useState('');
  const path = { topicId };
  const sending = useMutation({
    mutationFn: (chosen: TopicStep) =>
      chosen === 'stop'
        ? session.api.call('POST /topics/{topicId}/stop', {
            path,
            // Nothing is chosen beforehand, and without a reason nothing is sent.
            body: { because: because || 'cause-known', ...(words.trim() !== '' && { words: words.trim() }) },
          })
        : session.api.call(`POST /topics/{topicId}/${chosen}`, { path }),
    onSuccess: (answer) => queries.setQueryData(['topics'], answer),
    // Somebody else may have been faster, or its day has come meanwhile.
    onError: () => queries.invalidateQueries({ queryKey: ['topics'] }),
  });
  const isReady = step !== undefined && (step !== 'stop' || because !== '');
  if (steps.length === 0 && !sending.isError) return null;
  return (
    <>
      <div className="options">
        {steps.map((each) => (
          <button
            key={each}
            type="button"
            aria-expanded={step === each}
            onClick={() => {
              sending.reset();
              setStep(step === each ? undefined : each);
            }}
          >
            {say(STEPS[each].word)} <span className="unseen">{topicId}</span>
          </button>
        ))}
        {onLike && (
          <button type="button" onClick={onLike}>
            {say(TOPIC_WORDS.proposeLike)} <span className="unseen">{topicId}</span>
          </button>
        )}
      </div>
      {step !== undefined && (
        <form
          className="act"
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady && !sending.isPending) sending.mutate(step);
          }}
        >
          <p>{say(STEPS[step].means)}</p>
          {step === 'stop' && (
            <>
              <p>
                <label htmlFor={`${field}because`}>{say(TOPIC_WORDS.because)}</label>{' '}
                <select
                  id={`${field}because`}
                  value={because}
                  onChange={({ target }) =>
                    setBecause(STOP_REASONS.find((each) => each === target.value) ?? '')
                  }
                >
                  <option value="">—</option>
                  {STOP_REASONS.map((each) => (
                    <option key={each} value={each}>
                      {say(STOP_REASON_NAMES[each])}
                    </option>
                  ))}
                </select>
              </p>
              <p className="topic-wide">
                <label htmlFor={`${field}words`}>
                  {say(TOPIC_WORDS.inWords)} <small>({say('optional')})</small>
                </label>
                <textarea
                  id={`${field}words`}
                  rows={2}
                  maxLength={500}
                  value={words}
                  onChange={({ target }) => setWords(target.value)}
                />
              </p>
            </>
          )}
          <button type="submit" aria-disabled={!isReady || sending.isPending}>
            {say(STEPS[step].word)} {topicId}
          </button>
        </form>
      )}
      {sending.isError && <Refused error={sending.error} rules={TOPIC_RULES} />}
    </>
  );
}
