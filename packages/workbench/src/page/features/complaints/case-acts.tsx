import type { ComplaintAnswer } from '@huiyin/contracts';
import {
  ANSWER_WAYS,
  type AnswerWay,
  CASE_KIND_NAMES,
  CASE_KINDS,
  CASE_NATURE_NAMES,
  CASE_NATURES,
  CASE_WORDS,
  COMPLAINT_CLASSES,
  LIABLE_PARTY_NAMES,
  OUTSIDE_BODIES,
  type OutsideBody,
  type PersonAct,
  type Wording,
} from '@huiyin/vocabulary';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { Refused } from '../../app/refused.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { momentOf } from '../../i18n/moments.ts';
import type { WorkbenchWord } from '../../i18n/words.ts';
import { CASE_PAGE_WORDS } from '../../i18n/words-of-cases.ts';
import {
  type ActForm,
  bodyOf,
  fieldsOf,
  isLiable,
  liableOf,
  type OpenedCustomer,
  optionalFieldsOf,
  REASON_WORDS,
  reasonsOf,
  sayMore,
  send,
  toggleLiable,
} from './acts.ts';
import { Choice } from './choice.tsx';

const ACT_WORDS = {
  acknowledge: 'actAcknowledge',
  accept: 'actAccept',
  decline: 'actDecline',
  'hand-on': 'actHandOn',
  assess: 'actAssess',
  investigate: 'actInvestigate',
  conclude: 'actConclude',
  communicate: 'actCommunicate',
  withdraw: 'actWithdraw',
  refer: 'actRefer',
  merge: 'actMerge',
  reply: 'actReply',
  reveal: 'actReveal',
  'make-statement': 'actStatement',
  appeal: 'actAppeal',
  adjudicate: 'actAdjudicate',
} as const satisfies Record<PersonAct, WorkbenchWord>;

const WAY_WORDS = {
  phone: 'wayPhone',
  visit: 'wayVisit',
  letter: 'wayLetter',
  online: 'wayOnline',
} as const satisfies Record<AnswerWay, WorkbenchWord>;

const BODY_WORDS = {
  regulator: 'toRegulator',
  'consumer-association': 'toConsumers',
  court: 'toCourt',
  police: 'toPolice',
} as const satisfies Record<OutsideBody, WorkbenchWord>;

/** What this person may do with the case now, and nothing else. An act opens its form; nothing in it is chosen beforehand. */
export function CaseActs({ complaint }: { readonly complaint: ComplaintAnswer }) {
  const { session } = useWork();
  const { say } = useSpeech();
  const queries = useQueryClient();
  const [act, setAct] = useState<PersonAct>();
  const [form, setForm] = useState<ActForm>({});
  const [revealed, setRevealed] = useState<OpenedCustomer>();
  const { caseId, kind, nextSteps } = complaint;
  const sending = useMutation({
    mutationFn: ({ step, body }: { readonly step: PersonAct; readonly body: object }) =>
      send(session.api, caseId, step, body),
    onSuccess: (opened) => {
      setAct(undefined);
      setForm({});
      if (opened) setRevealed(opened);
    },
    // Also where it was refused: somebody else may have been faster, and the steps are others now.
    onSettled: () =>
      Promise.all(
        [['complaint', caseId], ['history', caseId], ['complaints']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const begin = (step: PersonAct): void => {
    sending.reset();
    setForm({});
    setAct(act === step ? undefined : step);
  };
  const body = act && bodyOf(act, kind, form);
  return (
    <section className="card wide" aria-labelledby="acts">
      <h2 id="acts">{say('nextSteps')}</h2>
      {nextSteps.length === 0 && <p>{say('noSteps')}</p>}
      <div className="options">
        {nextSteps.map((step) => (
          <button key={step} type="button" aria-expanded={act === step} onClick={() => begin(step)}>
            {say(ACT_WORDS[step])}
          </button>
        ))}
      </div>
      {act !== undefined && nextSteps.includes(act) && (
        <form
          className="act"
          onSubmit={(event) => {
            event.preventDefault();
            if (body && !sending.isPending) sending.mutate({ step: act, body });
          }}
        >
          {fieldsOf(act, kind).map((field) => (
            <Field
              key={field}
              field={field}
              complaint={complaint}
              form={form}
              isOptional={false}
              onSay={(more) => setForm((said) => sayMore(said, more))}
            />
          ))}
          {optionalFieldsOf(act, kind, form).map((field) => (
            <Field
              key={field}
              field={field}
              complaint={complaint}
              form={form}
              isOptional
              onSay={(more) => setForm((said) => sayMore(said, more))}
            />
          ))}
          <button type="submit" aria-disabled={!body || sending.isPending}>
            {say(ACT_WORDS[act])}
          </button>
        </form>
      )}
      {sending.isError && <Refused error={sending.error} />}
      {revealed && <Opened revealed={revealed} onClose={() => setRevealed(undefined)} />}
    </section>
  );
}

interface Said {
  readonly form: ActForm;
  readonly onSay: (more: ActForm) => void;
}

function Field({
  field,
  complaint,
  form,
  isOptional,
  onSay,
}: Said & {
  readonly field: keyof ActForm;
  readonly complaint: ComplaintAnswer;
  readonly isOptional: boolean;
}) {
  const { me } = useWork();
  const { say, language } = useSpeech();
  const titled = (title: Wording): string =>
    isOptional ? `${say(title)}${say(CASE_PAGE_WORDS.optional)}` : say(title);
  const categories = complaint.categories.map(({ id }) => id);
  const causes = complaint.categories.find(({ id }) => id === form.category)?.causes ?? [];
  switch (field) {
    case 'owner':
      return (
        <p>
          <label htmlFor="act-owner">{say('handOnTo')}</label>
          <input
            id="act-owner"
            autoComplete="off"
            value={form.owner ?? ''}
            onChange={({ target }) => onSay({ owner: target.value.trim() })}
          />
        </p>
      );
    case 'into':
      return (
        <p>
          <label htmlFor="act-into">{say('mergeInto')}</label>
          <input
            id="act-into"
            autoComplete="off"
            value={form.into ?? ''}
            onChange={({ target }) => onSay({ into: target.value.trim() })}
          />
        </p>
      );
    case 'conclusion':
    case 'reply':
    case 'statement':
    case 'decision':
      return (
        <p>
          <label htmlFor={`act-${field}`}>{say(field)}</label>
          <textarea
            id={`act-${field}`}
            rows={5}
            maxLength={2000}
            value={form[field] ?? ''}
            onChange={({ target }) => onSay({ [field]: target.value })}
          />
        </p>
      );
    case 'valid':
    case 'responsible':
      return (
        <Choice
          title={say(field === 'valid' ? 'isValid' : 'isResponsible')}
          options={[true, false]}
          named={(each) => say(each ? 'yes' : 'no')}
          chosen={form[field]}
          onChoose={(each) => onSay({ [field]: each })}
        />
      );
    case 'kind':
      return (
        <Choice
          title={say('whatItIs')}
          options={CASE_KINDS}
          named={(each) => CASE_KIND_NAMES[each][language]}
          chosen={form.kind}
          onChoose={(kind) => onSay({ kind })}
        />
      );
    case 'class':
      return (
        <Choice
          title={titled(CASE_PAGE_WORDS.grade)}
          options={COMPLAINT_CLASSES}
          named={(each) => say(CASE_WORDS[each])}
          chosen={form.class}
          onChoose={(each) => onSay({ class: each })}
        />
      );
    case 'category':
      return (
        <Choice
          title={titled(CASE_PAGE_WORDS.category)}
          options={categories}
          named={(each) =>
            say(complaint.categories.find(({ id }) => id === each)?.name ?? { zh: each, en: each })
          }
          chosen={form.category}
          onChoose={(category) => onSay({ category })}
        />
      );
    case 'cause':
      return causes.length === 0 ? null : (
        <Choice
          title={titled(CASE_PAGE_WORDS.cause)}
          options={causes.map(({ id }) => id)}
          named={(each) => say(causes.find(({ id }) => id === each)?.name ?? { zh: each, en: each })}
          chosen={form.cause}
          onChoose={(cause) => onSay({ cause })}
        />
      );
    case 'nature':
      return (
        <Choice
          title={titled(CASE_PAGE_WORDS.nature)}
          options={CASE_NATURES}
          named={(each) => say(CASE_NATURE_NAMES[each])}
          chosen={form.nature}
          onChoose={(nature) => onSay({ nature })}
        />
      );
    case 'liable':
      return (
        <fieldset className="options">
          <legend>{titled(CASE_PAGE_WORDS.liableWho)}</legend>
          {liableOf(complaint).map((each) => (
            <button
              key={`${each.party} ${each.id}`}
              type="button"
              aria-pressed={isLiable(form.liable, each)}
              onClick={() => onSay({ liable: toggleLiable(form.liable, each) })}
            >
              {say(LIABLE_PARTY_NAMES[each.party])} {each.id}
            </button>
          ))}
        </fieldset>
      );
    case 'way':
      return (
        <Choice
          title={say('toldHow')}
          options={ANSWER_WAYS}
          named={(each) => say(WAY_WORDS[each])}
          chosen={form.way}
          onChoose={(way) => onSay({ way })}
        />
      );
    case 'to':
      return (
        <Choice
          title={say('referredWhere')}
          options={OUTSIDE_BODIES}
          named={(each) => say(BODY_WORDS[each])}
          chosen={form.to}
          onChoose={(to) => onSay({ to })}
        />
      );
    case 'reason':
      return (
        <Choice
          title={say('whyOpen')}
          options={reasonsOf(complaint, me)}
          named={(each) => say(REASON_WORDS[each])}
          chosen={form.reason}
          onChoose={(reason) => onSay({ reason })}
        />
      );
  }
}

/** Who said what: the customer's version stands first. */
const SIDES = [
  { title: 'customersSide', kinds: ['call', 'request'] },
  { title: 'servedSide', kinds: ['statement', 'appeal'] },
  { title: 'decisions', kinds: ['conclusion', 'adjudication'] },
] as const satisfies readonly {
  title: WorkbenchWord;
  kinds: readonly OpenedCustomer['words'][number]['kind'][];
}[];

/** The customer in clear, on this page alone and until it is left. */
function Opened({ revealed, onClose }: { readonly revealed: OpenedCustomer; readonly onClose: () => void }) {
  const { zone } = useWork();
  const { say, list, language } = useSpeech();
  const { contact, words } = revealed;
  return (
    <div className="act" role="status">
      {contact ? (
        <p>
          <strong>{contact.name}</strong> {list(contact.phones)} {contact.address}
        </p>
      ) : (
        <p>{say('noContact')}</p>
      )}
      <div className="sides">
        {SIDES.map(({ title, kinds }) => (
          <section key={title} aria-label={say(title)}>
            <h3>{say(title)}</h3>
            <ul className="rows">
              {words
                .filter(({ kind }) => kinds.some((each) => each === kind))
                .map(({ kind, at, by, text }) => (
                  <li key={`${kind} ${at}`}>
                    <small>
                      {momentOf(at, zone, language)}
                      {by !== undefined && ` · ${by}`}
                    </small>{' '}
                    <span className="words">{text}</span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      <button type="button" onClick={onClose}>
        {say('close')}
      </button>
    </div>
  );
}
