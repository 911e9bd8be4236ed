import {
  type ComplaintCase,
  mayCall,
  type RedistributionPlan,
  type RedistributionRule,
} from '@huiyin/contracts';
import {
  CASE_KIND_NAMES,
  CASE_KINDS,
  CASE_WORDS,
  COMPLAINT_CLASSES,
  COMPLAINT_STATE_NAMES,
  REDISTRIBUTION_REASON_NAMES,
  REDISTRIBUTION_REASONS,
  type Wording,
} from '@huiyin/vocabulary';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { ownerWording, REDISTRIBUTION_WORDS } from '../../i18n/words-of-redistribution.ts';
import { PlanCard } from './plan-card.tsx';
import { EMPTY, idOf, ownersOf, peopleIn, type RuleForm, ruleOf, togglePerson } from './rule.ts';

const STATES = ['acknowledged', 'assessed', 'investigating', 'answered', 'concluded'] as const;
/** Pages of open cases that owners are counted in. */
const PAGES_MAX = 4;

/** A plan that was looked at, the rule it is of, and the id under which it would begin: pressed twice, it begins once. */
interface Looked {
  readonly id: string;
  readonly rule: RedistributionRule;
  readonly plan: RedistributionPlan;
}

/** From whom, which, to whom; what that comes to; and only then the button that begins it. */
export function RuleCard({ onBegun }: { readonly onBegun: (id: string) => void }) {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [form, setForm] = useState<RuleForm>(EMPTY);
  const [isAsked, setAsked] = useState(false);
  const rule = ruleOf(form);
  const looking = useMutation({
    mutationFn: async (asked: RedistributionRule): Promise<Looked> => ({
      id: idOf(me.id, session.now()),
      rule: asked,
      plan: await session.api.call('POST /redistributions/check', { body: asked }),
    }),
  });
  const beginning = useMutation({
    mutationFn: ({ id, rule: body }: Looked) =>
      session.api.call('PUT /redistributions/{redistributionId}', { path: { redistributionId: id }, body }),
    onSuccess: async ({ redistributionId }) => {
      await queries.invalidateQueries({ queryKey: ['redistributions'] });
      onBegun(redistributionId);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['complaints'] }),
  });
  /** A plan is of the rule that it was made for. */
  const change = (more: Partial<RuleForm>): void => {
    setForm((now) => ({ ...now, ...more }));
    setAsked(false);
    looking.reset();
    beginning.reset();
  };
  return (
    <>
      <section className="card wide" aria-labelledby="rule">
        <h2 id="rule">{say(REDISTRIBUTION_WORDS.rule)}</h2>
        <form
          className="act"
          onSubmit={(event) => {
            event.preventDefault();
            setAsked(true);
            if (rule && !looking.isPending) looking.mutate(rule);
          }}
        >
          <People form={form} onSay={change} />
          <Which form={form} onSay={change} />
          <fieldset className="options">
            <legend>{say(REDISTRIBUTION_WORDS.reason)}</legend>
            {REDISTRIBUTION_REASONS.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={form.reason === each}
                onClick={() => change({ reason: each })}
              >
                {say(REDISTRIBUTION_REASON_NAMES[each])}
              </button>
            ))}
          </fieldset>
          {isAsked && !rule && (
            <p role="alert" className="warn">
              {say(REDISTRIBUTION_WORDS.incomplete)}
            </p>
          )}
          <button
            type="submit"
            data-kind={looking.data ? undefined : 'main'}
            aria-disabled={looking.isPending}
          >
            {say(looking.isPending ? REDISTRIBUTION_WORDS.previewing : REDISTRIBUTION_WORDS.preview)}
          </button>
        </form>
        {looking.isError && <Refused error={looking.error} />}
      </section>
      {looking.data && (
        <PlanCard plan={looking.data.plan}>
          <p>
            <button
              type="button"
              data-kind="main"
              aria-disabled={beginning.isPending || looking.data.plan.moves.length === 0}
              onClick={() => {
                if (!beginning.isPending && looking.data.plan.moves.length > 0)
                  beginning.mutate(looking.data);
              }}
            >
              {say(REDISTRIBUTION_WORDS.begin)}
            </button>{' '}
            <small>{say(REDISTRIBUTION_WORDS.notYet)}</small>
          </p>
          {beginning.isError && <Refused error={beginning.error} />}
        </PlanCard>
      )}
    </>
  );
}

interface Said {
  readonly form: RuleForm;
  readonly onSay: (more: Partial<RuleForm>) => void;
}

/** From whom and to whom: those who own cases by a button, anybody by their number. */
function People({ form, onSay }: Said) {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const [from, to] = [useId(), useId()];
  const query = useQuery({
    queryKey: ['complaints', 'owners'],
    queryFn: async () => {
      const cases: ComplaintCase[] = [];
      let next: string | undefined;
      for (let pages = 0; pages < PAGES_MAX; pages += 1) {
        const page = await session.api.call('GET /complaints', {
          query: { state: 'open', ...(next !== undefined && { next }) },
        });
        cases.push(...page.complaints);
        next = page.next;
        if (next === undefined) break;
      }
      return ownersOf(cases);
    },
    enabled: mayCall(me.roles, 'GET /complaints'),
  });
  const owners = query.data ?? [];
  const named = peopleIn(form.to);
  return (
    <>
      <fieldset className="options">
        <legend>{say(REDISTRIBUTION_WORDS.from)}</legend>
        {owners.map(({ owner, cases }) => (
          <button
            key={owner}
            type="button"
            aria-pressed={form.from.trim() === owner}
            onClick={() => onSay({ from: owner })}
          >
            {say(ownerWording(owner, cases))}
          </button>
        ))}
        <label htmlFor={from} className="unseen">
          {say(REDISTRIBUTION_WORDS.from)} {say(REDISTRIBUTION_WORDS.another)}
        </label>
        <input
          id={from}
          autoComplete="off"
          size={14}
          placeholder={say(REDISTRIBUTION_WORDS.another)}
          value={form.from}
          onChange={({ target }) => onSay({ from: target.value })}
        />
      </fieldset>
      <p>
        <small>{say(REDISTRIBUTION_WORDS.fromMeans)}</small>
      </p>
      <fieldset className="options">
        <legend>{say(REDISTRIBUTION_WORDS.to)}</legend>
        {owners
          .filter(({ owner }) => owner !== form.from.trim())
          .map(({ owner, cases }) => (
            <button
              key={owner}
              type="button"
              aria-pressed={named.includes(owner)}
              onClick={() => onSay({ to: togglePerson(form.to, owner) })}
            >
              {say(ownerWording(owner, cases))}
            </button>
          ))}
        <label htmlFor={to} className="unseen">
          {say(REDISTRIBUTION_WORDS.to)} {say(REDISTRIBUTION_WORDS.another)}
        </label>
        <input
          id={to}
          autoComplete="off"
          size={30}
          placeholder={say(REDISTRIBUTION_WORDS.another)}
          value={form.to}
          onChange={({ target }) => onSay({ to: target.value })}
        />
      </fieldset>
      <p>
        <small>{say(REDISTRIBUTION_WORDS.toMeans)}</small>
      </p>
    </>
  );
}

/** What narrows the cases, and how many of them. */
function Which({ form, onSay }: Said) {
  const { categories } = useWork();
  const { say, language } = useSpeech();
  const atMost = useId();
  return (
    <div className="find">
      <Narrow
        title={REDISTRIBUTION_WORDS.kind}
        value={form.kind}
        options={CASE_KINDS.map((id) => ({ id, name: CASE_KIND_NAMES[id][language] }))}
        onChoose={(kind) => onSay({ kind })}
      />
      <Narrow
        title={REDISTRIBUTION_WORDS.category}
        value={form.category}
        options={categories.map(({ id, name }) => ({ id, name: say(name) }))}
        onChoose={(category) => onSay({ category })}
      />
      <Narrow
        title={REDISTRIBUTION_WORDS.class}
        value={form.class}
        options={COMPLAINT_CLASSES.map((id) => ({ id, name: say(CASE_WORDS[id]) }))}
        onChoose={(grade) => onSay({ class: grade })}
      />
      <Narrow
        title={REDISTRIBUTION_WORDS.state}
        value={form.state}
        options={STATES.map((id) => ({ id, name: COMPLAINT_STATE_NAMES[id][language] }))}
        onChoose={(state) => onSay({ state })}
      />
      <label htmlFor={atMost}>
        {say(REDISTRIBUTION_WORDS.atMost)}{' '}
        <input
          id={atMost}
          type="number"
          min={1}
          max={300}
          value={form.atMost}
          onChange={({ target }) => onSay({ atMost: target.value })}
        />
      </label>
    </div>
  );
}

function Narrow({
  title,
  value,
  options,
  onChoose,
}: {
  readonly title: Wording;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChoose: (id: string) => void;
}) {
  const { say } = useSpeech();
  return (
    <label>
      {say(title)}{' '}
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{say(REDISTRIBUTION_WORDS.any)}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
