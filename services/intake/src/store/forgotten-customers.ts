import type { Instant } from '@huiyin/calendar';
import type { AggregateTable, Trace } from '@huiyin/table';
import { type ForgottenCustomer, forgottenAgain } from '../domain/forgotten-customer.ts';
import { FORGOTTEN_CUSTOMER, forgottenKey } from './items.ts';

/** When the customer of this mark was forgotten. One consistent read of one unit. */
export async function whenForgotten(
  table: AggregateTable,
  customerMark: string,
): Promise<Instant | undefined> {
  return (await table.load(FORGOTTEN_CUSTOMER, forgottenKey(customerMark)))?.state.forgottenAt;
}

/** When those of these marks were forgotten who were. A consistent read of one unit each, a hundred in one request. */
export async function forgottenAmong(
  table: AggregateTable,
  customerMarks: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const found = await table.loadEach(FORGOTTEN_CUSTOMER, customerMarks.map(forgottenKey));
  return new Map(found.map(({ state }) => [state.customerMark, state.forgottenAt]));
}

/** Writes down that a customer is to be forgotten; everybody learns of it, also when it is asked again. */
export const writeForgotten = (
  table: AggregateTable,
  asked: ForgottenCustomer,
  trace: Trace,
): Promise<void> =>
  table.change<ForgottenCustomer, 'customer.forgotten', void>(
    FORGOTTEN_CUSTOMER,
    forgottenKey(asked.customerMark),
    trace,
    (found) => ({ next: forgottenAgain(found, asked), emits: ['customer.forgotten'], answer: undefined }),
  );
