import type { AttemptBody, AttemptResult, ClaimedTask, Question } from '@huiyin/contracts';
import {
  type CallDisposition,
  type Concern,
  conditionHolds,
  isAsked,
  type Wording,
} from '@huiyin/vocabulary';

type Answers = Readonly<Record<string, string | number | null>>;

/** One call as it is taken down. It is all that is needed to go on after a reload, without the customer. */
export interface Call {
  readonly task: ClaimedTask;
  /** When it began: with the first key that says something of it. */
  readonly calledAt?: string;
  readonly numberRung?: number;
  readonly answers: Answers;
  /** The question that is being asked; absent: the first that is open. */
  readonly at?: string;
  /** How it ended, where that is not told by the answers. */
  readonly outcome?: Exclude<CallDisposition, 'complete'>;
  readonly callAgainAt?: string;
  /** Of one who refused: they want no call about any other order either. */
  readonly noMoreCalls?: true;
  /** What is on its way, to the letter, and again until it is known to have arrived: nothing is changed meanwhile. */
  readonly sending?: AttemptBody;
  /** A call that was recorded before and is said anew: how often it was corrected, and until when it may be. */
  readonly correcting?: {
    readonly corrections: number;
    readonly until: string;
    readonly durationSeconds: number;
  };
}

export const newCall = (task: ClaimedTask): Call => ({ task, answers: {} });

/** The outcomes by the digit that stands before each; the same in every call. */
export const OUTCOMES = [
  'no-answer',
  'busy',
  'switched-off',
  'dead-number',
  'wrong-number',
  'call-later',
  'refused',
  'language-or-hearing',
  'void-order',
  'partial',
] as const satisfies readonly CallDisposition[];
export type CallEnding = (typeof OUTCOMES)[number];

/** Which outcome a digit means: 1 to 9, and 0 for the tenth. */
export const outcomeOf = (digit: number): CallEnding | undefined => OUTCOMES[(digit + 9) % 10];

export interface Option {
  readonly id: string;
  readonly name: Wording;
}

const YES_NO: readonly Option[] = [
  { id: 'yes', name: { zh: '是', en: 'Yes' } },
  { id: 'no', name: { zh: '否', en: 'No' } },
];

/** What a question is answered with, in the branch's own order; none where the answer is written. */
export function optionsOf({ kind, choices = [] }: Question, levels: readonly Option[]): readonly Option[] {
  switch (kind) {
    case 'level':
      return levels;
    case 'choice':
      return choices;
    case 'yes-no':
      return YES_NO;
    case 'number':
    case 'words':
      return [];
  }
}

/** The questions that are asked, given the answers so far. */
export function askedOf({ task, answers }: Call): readonly Question[] {
  const seen: Record<string, string | number | null> = {};
  return task.questionnaire.questions.filter((question) => {
    if (!isAsked(question, seen)) return false;
    seen[question.id] = answers[question.id] ?? null;
    return true;
  });
}

/** Words may be left empty without a key; every other question wants an answer, be it that there was none. */
const isOpen = ({ id, kind, required }: Question, answers: Answers): boolean =>
  kind === 'words'
    ? required && !answers[id]
    : answers[id] === undefined || (required && answers[id] === null);

/** The questions that must still be answered before the call is complete. */
export const openOf = (call: Call): readonly Question[] =>
  askedOf(call).filter((question) => isOpen(question, call.answers));

/** The question that is being asked now; undefined where the questionnaire has none. */
export function currentOf(call: Call): Question | undefined {
  const asked = askedOf(call);
  const named = asked.find(({ id }) => id === call.at);
  const open = asked.find((question) => isOpen(question, call.answers));
  return named ?? open ?? asked.find(({ kind }) => kind === 'words') ?? asked.at(-1);
}

/** Whatever is on its way is not changed. */
const changed = (call: Call, change: Partial<Call>): Call => (call.sending ? call : { ...call, ...change });

export const begin = (call: Call, at: string): Call =>
  call.calledAt === undefined ? changed(call, { calledAt: at }) : call;

/** Which number is rung: this one, counted from 1, or else the next one after the last. */
export function dial(call: Call, at: string, number?: number): Call {
  const phones = call.task.contact?.phones.length ?? 0;
  if (phones === 0 || call.correcting) return call;
  return changed(begin(call, at), { numberRung: number ?? ((call.numberRung ?? 0) % phones) + 1 });
}

/** Takes an answer down; the next question is asked, the outcome is open again. */
export function answer(call: Call, question: Question, value: string | number | null, at: string): Call {
  const { outcome: _, callAgainAt: _again, noMoreCalls: _never, ...rest } = begin(call, at);
  const next = changed(rest, { answers: { ...call.answers, [question.id]: value } });
  if (call.sending) return call;
  const asked = askedOf(next);
  const after = asked[asked.findIndex(({ id }) => id === question.id) + 1];
  return after === undefined ? next : { ...next, at: after.id };
}

/** Words as they are typed: nothing else moves. */
export function write(call: Call, question: Question, text: string, at: string): Call {
  const value = text === '' ? null : text;
  return changed(begin(call, at), { answers: { ...call.answers, [question.id]: value }, at: question.id });
}

/** The question `by` places on; it stays within those that are asked. */
export function move(call: Call, by: number): Call {
  const asked = askedOf(call);
  const from = asked.findIndex(({ id }) => id === currentOf(call)?.id);
  const to = asked[Math.min(Math.max(from + by, 0), asked.length - 1)];
  return to === undefined ? call : changed(call, { at: to.id });
}

export const goTo = (call: Call, id: string): Call => changed(call, { at: id });

export function end(call: Call, outcome: CallEnding, at: string): Call {
  const { callAgainAt: _, noMoreCalls: _never, ...rest } = begin(call, at);
  return call.sending ? call : { ...rest, outcome };
}

/** Of one who refused: whether they want no more calls at all; said and taken back. */
export function toggleNoMoreCalls(call: Call): Call {
  if (call.outcome !== 'refused') return call;
  const { noMoreCalls, ...rest } = call;
  return call.sending ? call : noMoreCalls ? rest : { ...rest, noMoreCalls: true };
}

export const ringAgain = (call: Call, callAgainAt: string | undefined, at: string): Call => {
  const ended = end(call, 'call-later', at);
  return callAgainAt === undefined ? ended : changed(ended, { callAgainAt });
};

/** The outcome taken back: the questions are asked again where they were left. */
export function goBack(call: Call): Call {
  if (call.sending) return call;
  const { outcome: _, callAgainAt: _again, noMoreCalls: _never, ...rest } = call;
  return rest;
}

/** How the call ends if it is sent now; undefined: it cannot be sent yet. */
export function dispositionOf(call: Call): CallDisposition | undefined {
  if (call.outcome !== undefined) return call.outcome;
  return openOf(call).length === 0 ? 'complete' : undefined;
}

/** Why it cannot be sent; undefined: it can. */
export function hindranceOf(call: Call): 'questions-open' | 'number-open' | undefined {
  if (dispositionOf(call) === undefined) return 'questions-open';
  const phones = call.task.contact?.phones.length ?? 0;
  return phones > 1 && call.numberRung === undefined ? 'number-open' : undefined;
}

/** Answers as they are sent: of a customer who broke off, up to their last one. */
function interviewOf(call: Call, disposition: CallDisposition): AttemptResult['interview'] {
  if (disposition !== 'complete' && disposition !== 'partial') return undefined;
  const asked = askedOf(call);
  const said = (id: string) => call.answers[id] ?? null;
  const last =
    disposition === 'complete' ? asked.length - 1 : asked.findLastIndex(({ id }) => said(id) !== null);
  const { id, version } = call.task.questionnaire;
  const answers = asked.slice(0, last + 1).map((question) => {
    const value = said(question.id);
    return [question.id, typeof value === 'string' ? value.trim() || null : value] as const;
  });
  return { questionnaire: { id, version }, answers: Object.fromEntries(answers) };
}

/** No call takes longer (the contract's limit). */
const SECONDS_MAX = 4 * 3600;

/** The call as it is sent at this moment; undefined while something hinders it. */
export function bodyOf(call: Call, now: string, next: boolean): AttemptBody | undefined {
  const disposition = dispositionOf(call);
  if (disposition === undefined || hindranceOf(call) !== undefined) return undefined;
  const { calledAt = now, callAgainAt, correcting, task } = call;
  const numberRung = call.numberRung ?? (task.contact?.phones.length === 1 ? 1 : undefined);
  const interview = interviewOf(call, disposition);
  const seconds = Math.round((Date.parse(now) - Date.parse(calledAt)) / 1000);
  return {
    disposition,
    calledAt,
    durationSeconds: correcting?.durationSeconds ?? Math.min(Math.max(0, seconds), SECONDS_MAX),
    ...(numberRung !== undefined && { numberRung }),
    ...(interview && { interview }),
    ...(disposition === 'call-later' && callAgainAt !== undefined && { callAgainAt }),
    ...(disposition === 'refused' && call.noMoreCalls && { noMoreCalls: true as const }),
    next,
  };
}

/** A call that was recorded, as it is taken up again to be said anew. */
export const corrected = ({ task }: Call, body: AttemptBody, corrections: number, until: string): Call => ({
  task,
  calledAt: body.calledAt,
  ...(body.numberRung !== undefined && { numberRung: body.numberRung }),
  answers: body.interview?.answers ?? {},
  ...(body.disposition !== 'complete' && { outcome: body.disposition }),
  ...(body.callAgainAt !== undefined && { callAgainAt: body.callAgainAt }),
  ...(body.noMoreCalls && { noMoreCalls: body.noMoreCalls }),
  correcting: { corrections, until, durationSeconds: body.durationSeconds },
});

/** Why the answers ask for a complaint case; none where they do not. */
export function concernsOf(call: Call): readonly Concern[] {
  if (call.outcome !== undefined && call.outcome !== 'partial') return [];
  const asked = new Set(askedOf(call).map(({ id }) => id));
  const said = Object.fromEntries(Object.entries(call.answers).filter(([id]) => asked.has(id)));
  return call.task.questionnaire.concerns
    .filter(({ when }) => conditionHolds(when, said))
    .map(({ concern }) => concern);
}
