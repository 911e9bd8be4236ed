import type { AnswerOf } from '@huiyin/client';
import { explainRateChange, POLICY_ACT_NAMES, POLICY_STATE_NAMES } from '@huiyin/vocabulary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import { SAMPLING_RULES, SAMPLING_WORDS, sinceWording } from '../../i18n/words-of-sampling.ts';
import { Differences } from './differences.tsx';
import { policyOn } from './proposal.ts';

type Answer = AnswerOf<'GET /policies'>;
type Proposal = Answer['proposals'][number];
type Step = Proposal['nextSteps'][number];

const STEPS = {
  approve: { word: SAMPLING_WORDS.approve, means: SAMPLING_WORDS.approveMeans },
  refuse: { word: SAMPLING_WORDS.refuse, means: SAMPLING_WORDS.refuseMeans },
  withdraw: { word: SAMPLING_WORDS.withdraw, means: SAMPLING_WORDS.withdrawMeans },
} as const;

/** All that were proposed, each with what it changes, why, who did what with it, and what its reader may do now. */
export function Proposals({ answer }: { readonly answer: Answer }) {
  const { say } = useSpeech();
  return (
    <section className="card wide" aria-labelledby="proposals">
      <h2 id="proposals">{say(SAMPLING_WORDS.proposals)}</h2>
      {answer.proposals.length === 0 && <p>{say(SAMPLING_WORDS.noProposals)}</p>}
      {answer.proposals.map((proposal) => (
        <OneProposal key={proposal.version} proposal={proposal} answer={answer} />
      ))}
    </section>
  );
}

function OneProposal({ proposal, answer }: { readonly proposal: Proposal; readonly answer: Answer }) {
  const { nameOf, zone } = useWork();
  const { say, list, language } = useSpeech();
  const { version, from, proposedFrom, state, basis, acts, nextSteps } = proposal;
  const title = useId();
  const others = answer.policies.filter((each) => each.version !== version);
  const changed = others.find((each) => each.version === basis?.policyVersion) ?? policyOn(others, from);
  return (
    <article className="proposal" aria-labelledby={title}>
      <h3 id={title}>
        {version} · {say(POLICY_STATE_NAMES[state])}{' '}
        <small>
          {say(sinceWording(from))}
          {proposedFrom !== undefined && ` (${say(SAMPLING_WORDS.proposed)}: ${proposedFrom})`}
        </small>
      </h3>
      <dl>
        <dt>{say(SAMPLING_WORDS.changes)}</dt>
        <dd>{changed && <Differences before={changed} after={proposal} />}</dd>
        <dt>{say(SAMPLING_WORDS.why)}</dt>
        <dd>
          {basis ? (
            <ul>
              {basis.changes.map((change) => (
                <li key={`${change.team} ${change.businessType}`}>
                  {say(
                    explainRateChange(change, {
                      team: nameOf('team', change.team),
                      businessType: nameOf('businessType', change.businessType),
                    }),
                  )}
                </li>
              ))}
            </ul>
          ) : (
            say(SAMPLING_WORDS.byPerson)
          )}
        </dd>
        <dt>{say('history')}</dt>
        <dd>
          {list(
            acts.map(
              ({ act, at, by = say(SAMPLING_WORDS.byClock) }) =>
                `${momentOf(at, zone, language)} ${by} ${say(POLICY_ACT_NAMES[act])}`,
            ),
          )}
        </dd>
      </dl>
      {nextSteps.length > 0 && <Steps key={state} proposal={proposal} earliest={answer.bounds.earliest} />}
    </article>
  );
}

/** A step opens its form; nothing is decided by one press. */
function Steps({
  proposal: { version, from, nextSteps },
  earliest,
}: {
  readonly proposal: Proposal;
  readonly earliest: string;
}) {
  const { session } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const field = useId();
  const [step, setStep] = useState<Step>();
  const [day, setDay] = useState(from > earliest ? from : earliest);
  const path = { version };
  const sending = useMutation({
    mutationFn: (chosen: Step) =>
      chosen === 'approve'
        ? session.api.call('POST /policies/{version}/approve', { path, body: { from: day } })
        : session.api.call(`POST /policies/{version}/${chosen}`, { path }),
    onSuccess: (answer) => queries.setQueryData(['policies'], answer),
    // Somebody else may have been faster, or its day has come meanwhile.
    onError: () => queries.invalidateQueries({ queryKey: ['policies'] }),
  });
  const isReady = step !== undefined && (step !== 'approve' || day >= earliest);
  return (
    <>
      <div className="options">
        {nextSteps.map((each) => (
          <button
            key={each}
            type="button"
            aria-expanded={step === each}
            onClick={() => {
              sending.reset();
              setStep(step === each ? undefined : each);
            }}
          >
            {say(STEPS[each].word)} <span className="unseen">{version}</span>
          </button>
        ))}
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
          {step === 'approve' && (
            <p>
              <label htmlFor={field}>{say(SAMPLING_WORDS.firstDay)}</label>{' '}
              <input
                id={field}
                type="date"
                min={earliest}
                value={day}
                aria-invalid={day < earliest}
                onChange={({ target }) => setDay(target.value)}
              />{' '}
              <small>
                {say(SAMPLING_WORDS.earliest)} {earliest}
              </small>
            </p>
          )}
          <button type="submit" aria-disabled={!isReady || sending.isPending}>
            {say(STEPS[step].word)} {version}
          </button>
        </form>
      )}
      {sending.isError && <Refused error={sending.error} rules={SAMPLING_RULES} />}
    </>
  );
}
