import type { AnswerOf } from '@huiyin/client';
import type { SamplingPolicy } from '@huiyin/contracts';
import { SEGMENTS, type Wording } from '@huiyin/vocabulary';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { callsWording, SAMPLING_RULES, SAMPLING_WORDS, SEGMENT_NAMES } from '../../i18n/words-of-sampling.ts';
import { AGENTS_MAX, HOUSEHOLDS } from '../plan/plan-search.ts';
import { Differences } from './differences.tsx';
import {
  bodyOf,
  callsOf,
  draftOf,
  faultsOf,
  isOutside,
  type OwnRate,
  type PolicyDraft,
  policyOn,
  versionOf,
  withPlan,
} from './proposal.ts';

type Answer = AnswerOf<'GET /policies'>;
type Plan = AnswerOf<'GET /plan'>;

/** Changes the rates in force into a proposal; whoever comes from a plan finds its rates filled in. */
export function ProposalForm({
  answer,
  inForce,
}: {
  readonly answer: Answer;
  readonly inForce: SamplingPolicy;
}) {
  const { session } = useWork();
  const { say } = useSpeech();
  const { agents, households } = useSearch({ from: '/policies' });
  const [isOpen, setOpen] = useState(agents !== undefined);
  const [isSent, setSent] = useState(false);
  // What a proposal costs is told by the orders that a plan expects, whoever makes the calls.
  const query = { agents: String(agents ?? AGENTS_MAX), households: String(households ?? HOUSEHOLDS) };
  const planned = useQuery({
    queryKey: ['plan', query],
    queryFn: () => session.api.call('GET /plan', { query }),
    enabled: isOpen,
  });
  return (
    <section className="card wide" aria-labelledby="propose">
      <h2 id="propose">{say(SAMPLING_WORDS.propose)}</h2>
      {isSent && !isOpen && <p role="status">{say(SAMPLING_WORDS.asProposed)}</p>}
      {!isOpen ? (
        <p>
          {say(SAMPLING_WORDS.proposeMeans)}{' '}
          <button type="button" onClick={() => setOpen(true)}>
            {say(SAMPLING_WORDS.propose)}
          </button>
        </p>
      ) : planned.isPending ? (
        <p role="status">{say('loading')}</p>
      ) : (
        <Form
          answer={answer}
          base={policyOn(answer.policies, answer.bounds.earliest) ?? inForce}
          plan={planned.data}
          isByPlan={agents !== undefined}
          onClose={(sent) => {
            setOpen(false);
            setSent(sent);
          }}
        />
      )}
    </section>
  );
}

function Form({
  answer,
  base,
  plan,
  isByPlan,
  onClose,
}: {
  readonly answer: Answer;
  readonly base: SamplingPolicy;
  readonly plan: Plan | undefined;
  readonly isByPlan: boolean;
  readonly onClose: (isSent: boolean) => void;
}) {
  const { session, idsOf, nameOf } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [hasTried, setTried] = useState(false);
  const { bounds } = answer;
  const [draft, setDraft] = useState<PolicyDraft>(() => {
    const begun = draftOf(base, idsOf('businessType'), bounds.earliest);
    return isByPlan && plan ? withPlan(begun, plan.strata, bounds) : begun;
  });
  const faults = faultsOf(draft, bounds);
  const body = bodyOf(draft, base);
  const version = versionOf(
    draft.from,
    [...answer.policies, ...answer.proposals].map((each) => each.version),
  );
  const sending = useMutation({
    mutationFn: () => session.api.call('PUT /policies/{version}', { path: { version }, body }),
    onSuccess: (proposed) => {
      queries.setQueryData(['policies'], proposed);
      onClose(true);
    },
    onError: () => queries.invalidateQueries({ queryKey: ['policies'] }),
  });
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  const says = (field: string) => {
    const fault = hasTried ? faults.get(field) : undefined;
    return {
      props: {
        id: `${id}${field}`,
        'aria-invalid': fault !== undefined,
        'aria-describedby': `${id}${field}-fault`,
      },
      fault: (
        <small id={`${id}${field}-fault`} className="warn">
          {fault === undefined ? '' : say(SAMPLING_RULES[fault] ?? { zh: fault, en: fault })}
        </small>
      ),
    };
  };
  const percentField = (field: string, name: Wording, value: string, set: (rate: string) => void) => {
    const { props, fault } = says(field);
    return (
      <div key={field}>
        <label htmlFor={props.id}>{say(name)}</label>
        <input
          {...props}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={({ target }) => set(target.value)}
        />{' '}
        % {fault}
      </div>
    );
  };
  const setOwn = (index: number, more: Partial<OwnRate>): void =>
    setDraft({
      ...draft,
      own: draft.own.map((each, place) => (place === index ? { ...each, ...more } : each)),
    });
  const day = says('from');
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
      <p>
        <label htmlFor={day.props.id}>{say(SAMPLING_WORDS.firstDay)}</label>{' '}
        <input
          {...day.props}
          type="date"
          min={bounds.earliest}
          value={draft.from}
          onChange={({ target }) => setDraft({ ...draft, from: target.value })}
        />{' '}
        <small>
          {say(SAMPLING_WORDS.earliest)} {bounds.earliest}
        </small>{' '}
        {day.fault}
      </p>
      <fieldset>
        <legend>{say(SAMPLING_WORDS.rate)}</legend>
        <div className="rate-fields">
          {Object.entries(draft.rates).map(([type, rate]) =>
            percentField(type, nameOf('businessType', type), rate, (typed) =>
              setDraft({ ...draft, rates: { ...draft.rates, [type]: typed } }),
            ),
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>
          {say(SAMPLING_WORDS.ofSegments)} <small>({say('optional')})</small>
        </legend>
        <div className="rate-fields">
          {SEGMENTS.map((segment) =>
            percentField(`segment.${segment}`, SEGMENT_NAMES[segment], draft.segments[segment], (typed) =>
              setDraft({ ...draft, segments: { ...draft.segments, [segment]: typed } }),
            ),
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>{say(SAMPLING_WORDS.ofTeams)}</legend>
        {draft.own.map((own, index) => {
          const { props, fault } = says(`own.${index}`);
          return (
            <div key={index} className="own-rate">
              {(['team', 'businessType'] as const).map((what) => (
                <span key={what}>
                  <label htmlFor={`${id}${what}${index}`}>{say(what)}</label>
                  <select
                    id={`${id}${what}${index}`}
                    value={own[what]}
                    onChange={({ target }) => setOwn(index, { [what]: target.value })}
                  >
                    <option value="">{say(SAMPLING_WORDS.choose)}</option>
                    {idsOf(what).map((each) => (
                      <option key={each} value={each}>
                        {say(nameOf(what, each))}
                      </option>
                    ))}
                  </select>
                </span>
              ))}
              <span>
                <label htmlFor={props.id}>{say(SAMPLING_WORDS.rate)}</label>
                <input
                  {...props}
                  inputMode="decimal"
                  autoComplete="off"
                  value={own.rate}
                  onChange={({ target }) => setOwn(index, { rate: target.value })}
                />{' '}
                %
              </span>
              <button
                type="button"
                onClick={() => setDraft({ ...draft, own: draft.own.filter((_, place) => place !== index) })}
              >
                {say(SAMPLING_WORDS.removeTeam)}
                <span className="unseen"> {own.team === '' ? index + 1 : say(nameOf('team', own.team))}</span>
              </button>
              {fault}
              {isOutside(own.rate, bounds) && (
                <small>
                  {say(SAMPLING_WORDS.outside)} ({bounds.floor * 100}–{bounds.cap * 100} %)
                </small>
              )}
            </div>
          );
        })}
        <button
          type="button"
          onClick={() =>
            setDraft({ ...draft, own: [...draft.own, { team: '', businessType: '', rate: '' }] })
          }
        >
          {say(SAMPLING_WORDS.addTeam)}
        </button>
      </fieldset>
      {faults.size === 0 && (
        <div role="status">
          <strong>
            {version} · {say(SAMPLING_WORDS.changes)}
          </strong>
          <Differences before={base} after={body} />
          {plan && <p>{say(callsWording(callsOf(plan.strata, base), callsOf(plan.strata, body)))}</p>}
        </div>
      )}
      <p className="options">
        <button type="submit" data-kind="main" aria-disabled={sending.isPending}>
          {say(SAMPLING_WORDS.sendProposal)}
        </button>
        <button type="button" onClick={() => onClose(false)}>
          {say(SAMPLING_WORDS.leaveProposal)}
        </button>
      </p>
      {sending.isError && <Refused error={sending.error} rules={SAMPLING_RULES} />}
    </form>
  );
}
