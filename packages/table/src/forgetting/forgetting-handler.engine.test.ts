import type { BusEvent } from '@huiyin/contracts';
import { eventOf } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { ItemUnreadable } from '../aggregate/item.ts';
import { COMMAND, CUSTOMER, type ForgettingDouble, forgettingDouble } from './forgetting.double.ts';
import { forgettingHandler } from './forgetting-handler.ts';

const { id, customerKeys, forgottenAt } = COMMAND;
const event: BusEvent<'customer.forgotten'> = eventOf(
  'customer.forgotten',
  { customerKeys: [...customerKeys], forgottenAt },
  { type: 'forgotten', id },
);

/** One message after another, each as its handler sent it, until none is sent again. */
async function receive({ deps }: ForgettingDouble, sliceMilliseconds?: number) {
  const logged: unknown[][] = [];
  const sent: string[] = ['the message'];
  const handle = forgettingHandler({
    table: deps.table,
    forgettables: deps.forgettables,
    now: deps.now,
    again: async (body) => void sent.push(body),
    ...(sliceMilliseconds !== undefined && { sliceMilliseconds }),
  });
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    error: (...line: unknown[]) => void logged.push(line),
  };
  for (let handled = 0; handled < sent.length && handled < 30; handled += 1)
    await handle(event, { traceId: 'trace-1', body: sent[handled] ?? '', log });
  return { logged, sent };
}

it('forgets a slice for a message, and sends the same message again until the table is through', async () => {
  await using double = await forgettingDouble();
  for (const number of ['1', '2', '3']) await double.save(number, CUSTOMER);
  const { sent, logged } = await receive(double, 0);
  expect(sent.length).toBeGreaterThan(3);
  expect(new Set(sent)).toEqual(new Set(['the message']));
  expect(await double.naming(CUSTOMER)).toBe(0);
  expect(logged).toEqual(
    sent.map((_, index) => [
      'customer-forgotten',
      { result: index < sent.length - 1 ? 'unfinished' : 'finished' },
    ]),
  );
});

it('takes one message for a small table, and reports what it cannot read', async () => {
  await using double = await forgettingDouble({ itemsOfPage: 100 });
  await double.spoil('1', CUSTOMER);
  await double.save('2', CUSTOMER);
  const { sent, logged } = await receive(double);
  expect(sent).toHaveLength(1);
  expect(logged[0]).toEqual(['item-not-forgotten', expect.any(ItemUnreadable)]);
  expect(logged.at(-1)).toEqual(['customer-forgotten', { result: 'finished' }]);
});
