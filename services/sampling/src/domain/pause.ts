import { type Day, type Instant, plusMinutes } from '@huiyin/calendar';
import type { SealedCustomer } from '@huiyin/contracts';

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

/** What is agreed with a customer, whatever it lies under. */
export type Contacts = Pick<CustomerPause, 'asked' | 'refusals'>;

const NONE: Contacts = { asked: [] };

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

/** By which a customer is known: the keyed hash of the year in which their order was counted, and that of the year before. */
export type CustomerHashes = Pick<SealedCustomer, 'customerKey' | 'earlierKey'>;

/** The hash under which a customer's contacts of a moment are entered, and the other one under which some may lie. */
export interface PausePlaces {
  readonly here: string;
  readonly there?: string | undefined;
}

const YEAR = 'YYYY'.length;

/**
 * Until July contacts are entered under the hash of the year before: it is known of orders that were counted then as well as of those
 * of this year, so that all who may be asked about at a time share one budget.
 */
export function pausePlaces(
  countedDay: Day,
  { customerKey, earlierKey }: CustomerHashes,
  at: Instant,
): PausePlaces {
  const entered = Number(at.slice(0, YEAR)) - (at.slice(YEAR) < '-07' ? 1 : 0);
  const isBefore = entered < Number(countedDay.slice(0, YEAR));
  if (!isBefore || earlierKey === undefined) return { here: customerKey, there: earlierKey };
  return { here: earlierKey, there: customerKey };
}

const MINUTES_PER_DAY = 1440;

const isAsked = (pause: Contacts | undefined, taskId: string): boolean =>
  pause?.asked.some((each) => each.taskId === taskId) ?? false;

/** As long as an order may name the hash: those of a year and of the one after it, and their windows. */
const REFUSAL_DAYS = 800;

export const isRefused = (pause: Contacts | undefined): boolean =>
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

/** What was said under another hash of the customer holds under this one too; undefined: none of it is news. */
export function carryRefusals(
  pause: CustomerPause | undefined,
  { refusals = [] }: Contacts,
  { customerKey, at }: Pick<PauseRequest, 'customerKey' | 'at'>,
): CustomerPause | undefined {
  let next: CustomerPause | undefined;
  for (const { until: _, ...said } of refusals)
    next = refuseCalls(next ?? pause, { ...said, customerKey, at }) ?? next;
  return next;
}

/** What lies under two hashes of one customer: each task once, and of what was said in it the latest. */
export function together(here: Contacts = NONE, there: Contacts = NONE): Contacts {
  const asked = new Map([...there.asked, ...here.asked].map((each) => [each.taskId, each]));
  const refusals = new Map<string, Refusal>();
  for (const each of [...(there.refusals ?? []), ...(here.refusals ?? [])]) {
    const known = refusals.get(each.taskId);
    if (!known || known.sourceVersion <= each.sourceVersion) refusals.set(each.taskId, each);
  }
  return { asked: [...asked.values()], refusals: [...refusals.values()] };
}

const lastOf = (each: readonly { readonly until: Instant }[]): Instant =>
  each
    .map(({ until }) => until)
    .toSorted()
    .at(-1) ?? '';

const askedAt = (pause: Contacts | undefined, at: Instant): CustomerPause['asked'] =>
  pause?.asked.filter(({ until }) => at < until) ?? [];

/** Do other callbacks keep this one from being asked for? */
export const isPausedFor = (
  pause: Contacts | undefined,
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
