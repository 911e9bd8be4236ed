import { type Instant, plusMinutes } from '@huiyin/calendar';

/** A customer's contact budget over all business types and programmes: the tasks in which they are to be asked, each until its days are over. */
export interface CustomerPause {
  readonly customerKey: string;
  /** None of a task that is not asked for after all, or once the customer is forgotten. */
  readonly asked: readonly { readonly taskId: string; readonly until: Instant }[];
  /** By the task in which it was said that the customer wants no more calls; one that was said in error stands no more. */
  readonly refusals?: readonly Refusal[] | undefined;
  /** Nothing of it counts from this moment on. */
  readonly until: Instant;
}

export interface Refusal {
  readonly taskId: string;
  readonly stands: boolean;
  /** Version of the task that said it: anything not higher is old news. */
  readonly sourceVersion: number;
  readonly until: Instant;
}

export interface PauseRequest {
  readonly customerKey: string;
  readonly taskId: string;
  readonly at: Instant;
}

/** As `calling` of the branch says it. */
export interface ContactBudget {
  readonly contactsMax: number;
  readonly pauseDays: number;
}

const MINUTES_PER_DAY = 1440;

const isAsked = (pause: CustomerPause | undefined, taskId: string): boolean =>
  pause?.asked.some((each) => each.taskId === taskId) ?? false;

/** Longer than the key lives by which the customer is known. */
const REFUSAL_DAYS = 400;

export const isRefused = (pause: CustomerPause | undefined): boolean =>
  pause?.refusals?.some(({ stands }) => stands) ?? false;

/** The customer said in a call that they want no more of them, or it turned out that they did not; undefined: old news. */
export function refuseCalls(
  pause: CustomerPause | undefined,
  { customerKey, at, ...said }: Omit<Refusal, 'until'> & Pick<PauseRequest, 'customerKey' | 'at'>,
): CustomerPause | undefined {
  const { refusals = [], asked = [] } = pause ?? {};
  const before = refusals.find(({ taskId }) => taskId === said.taskId);
  if (before && before.sourceVersion >= said.sourceVersion) return undefined;
  const others = refusals.filter((each) => each !== before);
  const all = [...others, { ...said, until: plusMinutes(at, REFUSAL_DAYS * MINUTES_PER_DAY) }];
  return { customerKey, asked, refusals: all, until: lastOf([...asked, ...all]) };
}

const lastOf = (each: readonly { readonly until: Instant }[]): Instant =>
  each
    .map(({ until }) => until)
    .toSorted()
    .at(-1) ?? '';

const askedAt = (pause: CustomerPause | undefined, at: Instant): CustomerPause['asked'] =>
  pause?.asked.filter(({ until }) => at < until) ?? [];

/** Do other callbacks keep this one from being asked for? */
export const isPausedFor = (
  pause: CustomerPause | undefined,
  { taskId, at }: Pick<PauseRequest, 'taskId' | 'at'>,
  { contactsMax }: Pick<ContactBudget, 'contactsMax'>,
): boolean => !isAsked(pause, taskId) && askedAt(pause, at).length >= contactsMax;

/** What is left to the customer as this task is asked for; for one that was asked for before nothing changes. */
export function beginPause(
  pause: CustomerPause | undefined,
  { customerKey, taskId, at }: PauseRequest,
  { pauseDays }: Pick<ContactBudget, 'pauseDays'>,
): CustomerPause {
  if (pause && isAsked(pause, taskId)) return pause;
  const until = plusMinutes(at, pauseDays * MINUTES_PER_DAY);
  const asked = [...askedAt(pause, at), { taskId, until }];
  const { refusals } = pause ?? {};
  return {
    customerKey,
    asked,
    ...(refusals && { refusals }),
    until: lastOf([...asked, ...(refusals ?? [])]),
  };
}

/** Nothing is held up for a task that is not asked for. */
export const endPause = (pause: CustomerPause, taskId: string): CustomerPause => ({
  ...pause,
  asked: pause.asked.filter((each) => each.taskId !== taskId),
});

/** Of a customer who is forgotten no task is left, but that they want no more calls; what remains expires by itself. */
export const emptyPause = (pause: CustomerPause): CustomerPause => ({ ...pause, asked: [] });
