import type { Day } from '@huiyin/calendar';
import type { AggregateTable } from '@huiyin/table';
import { forgettable, type Trace } from '@huiyin/table';
import {
  beginPause,
  type ContactBudget,
  type Contacts,
  type CustomerHashes,
  type CustomerPause,
  carryRefusals,
  emptyPause,
  endPause,
  isPausedFor,
  isRefused,
  type PauseRequest,
  pausePlaces,
  type Refusal,
  refuseCalls,
  together,
} from '../domain/pause.ts';
import { PAUSE, pauseKey } from '../store/items.ts';

/** May the customer be asked once more? `paused`: others have used up their contact budget; `refused`: they want no more calls. */
export type CustomerContact = 'free' | 'paused' | 'refused';

/** The task in which a customer is to be asked, and by what they are known. */
export interface ContactRequest extends Omit<PauseRequest, 'customerKey'> {
  readonly customer: CustomerHashes;
  readonly countedDay: Day;
}

/**
 * Takes this task from the customer's contact budget, if there is one and they may be asked. Written before the decision is, so that of two
 * tasks decided on at the same time one finds the other's; who dies in between finds their own the next time.
 */
export async function beginPauseOf(
  table: AggregateTable,
  { customer, countedDay, taskId, at }: ContactRequest,
  budget: ContactBudget,
  trace: Trace,
): Promise<CustomerContact> {
  const { here, there } = pausePlaces(countedDay, customer, at);
  const other = there === undefined ? undefined : (await table.load(PAUSE, pauseKey(there)))?.state;
  const request = { customerKey: here, taskId, at };
  const answer = await table.change<CustomerPause, never, Contacts | CustomerContact>(
    PAUSE,
    pauseKey(here),
    trace,
    (found) => {
      const known = together(found, other);
      if (isRefused(known)) return { answer: known };
      if (budget.pauseDays === 0) return { answer: 'free' };
      if (isPausedFor(known, request, budget)) return { answer: 'paused' };
      const next = beginPause(found, request, budget);
      return { next: next === found ? undefined : next, answer: 'free' };
    },
  );
  if (typeof answer === 'string') return answer;
  await carry(table, customer.customerKey, answer, trace);
  return 'refused';
}

/** Next year's orders of the customer name this year's hash, and no earlier one. */
const carry = (table: AggregateTable, customerKey: string, known: Contacts, trace: Trace): Promise<void> =>
  table.change<CustomerPause, never, void>(PAUSE, pauseKey(customerKey), trace, (found) => ({
    next: carryRefusals(found, known, { customerKey, at: trace.at }),
    answer: undefined,
  }));

/** The customer wants no more calls, or does so after all: later than what is known of that task, or nothing happens. */
export async function refuseCallsOf(
  table: AggregateTable,
  customer: CustomerHashes,
  said: Omit<Refusal, 'until'> & Pick<PauseRequest, 'at'>,
  trace: Trace,
): Promise<void> {
  for (const customerKey of hashesOf(customer))
    await table.change<CustomerPause, never, void>(PAUSE, pauseKey(customerKey), trace, (found) => ({
      next: refuseCalls(found, { ...said, customerKey }),
      answer: undefined,
    }));
}

const hashesOf = ({ customerKey, earlierKey }: CustomerHashes): readonly string[] =>
  earlierKey === undefined ? [customerKey] : [customerKey, earlierKey];

/** Gives back what this task took, since it is not asked for after all. */
export async function endPauseOf(
  table: AggregateTable,
  customer: CustomerHashes,
  taskId: string,
  trace: Trace,
): Promise<void> {
  for (const customerKey of hashesOf(customer))
    await table.change<CustomerPause, never, void>(PAUSE, pauseKey(customerKey), trace, (found) => ({
      next: found?.asked.some((each) => each.taskId === taskId) ? endPause(found, taskId) : undefined,
      answer: undefined,
    }));
}

/** Of a customer who is forgotten nothing ties the pause to a task any more; what is left of it expires by itself. */
export const forgettablePauses = forgettable(PAUSE, 'customerKey', () => (found) => ({
  next: found && found.asked.length > 0 ? emptyPause(found) : undefined,
  answer: undefined,
}));
