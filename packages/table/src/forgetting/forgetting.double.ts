import { PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type LocalTable, localTable } from '@huiyin/testing';
import { expect } from 'vitest';
import type { ItemUnreadable } from '../aggregate/item.ts';
import { scanByPagesOf } from '../before-send.double.ts';
import { keyOf, TRACE, VISIT, type Visit, visitOf } from '../visit.double.ts';
import { type ForgetCommand, type ForgettingDeps, forgetSlice, forgettable } from './forget-in-slices.ts';

export const CUSTOMER = 'c3RhbmRzLWZvci1oaW0xMg';
export const SAME_CUSTOMER_NEXT_YEAR = 'bmV4dC15ZWFycy1oYXNoMg';
export const INNOCENT = 'c29tZWJvZHktZWxzZS0xMg';
export const COMPLETED_AT = '2026-10-01T02:00:00.000Z';
export const FORGOTTEN_AT = '2026-10-06T02:00:00.000Z';

export const COMMAND: ForgetCommand = {
  id: 'customer-1',
  customerKeys: [CUSTOMER, SAME_CUSTOMER_NEXT_YEAR],
  forgottenAt: FORGOTTEN_AT,
  traceId: 'trace-forget',
};

/** Visits, and the archive of the same shape, so that there are two types to work through. */
export const ARCHIVED: typeof VISIT = {
  ...VISIT,
  name: 'archived',
  keyOf: ({ id }) => ({ pk: `ARCHIVED#${id}`, sk: 'V' }),
};

export const customerOf = (customerKey: string) => ({ customerKey, contact: 'B'.repeat(40) });

/** Forgets the customer of a visit, if it is still the one who is meant. */
const withoutCustomer =
  ({ customerKeys }: ForgetCommand) =>
  (found: Visit | undefined) => {
    if (!found?.customer || !customerKeys.includes(found.customer.customerKey)) return { answer: undefined };
    const { customer: _, ...rest } = found;
    return { next: { ...rest, note: 'forgotten' }, answer: undefined };
  };

export interface ForgettingDouble extends AsyncDisposable {
  readonly local: LocalTable;
  readonly deps: ForgettingDeps;
  /** Errors of items that could not be read. */
  readonly unreadable: ItemUnreadable[];
  save(id: string, customerKey: string, type?: typeof VISIT): Promise<void>;
  /** Puts an item that names the customer and is nothing the domain knows. */
  spoil(id: string, customerKey: string): Promise<void>;
  /** One slice; by itself each is one page long. */
  slice(command?: ForgetCommand): ReturnType<typeof forgetSlice>;
  /** Slices until there is nothing to do; fails the test when that takes more than so many. */
  forget(slicesMax: number, command?: ForgetCommand): Promise<number>;
  load(id: string, type?: typeof VISIT): Promise<Visit | undefined>;
  /** How many items name one of these customers, whoever wrote them. */
  naming(...customerKeys: readonly string[]): Promise<number>;
}

export async function forgettingDouble({
  itemsOfPage = 2,
  sliceMilliseconds = 0,
  now = () => new Date(FORGOTTEN_AT),
}: {
  itemsOfPage?: number;
  sliceMilliseconds?: number;
  now?: () => Date;
} = {}): Promise<ForgettingDouble> {
  const local = await localTable();
  const unreadable: ItemUnreadable[] = [];
  const deps: ForgettingDeps = {
    table: local.table,
    forgettables: [VISIT, ARCHIVED].map((type) => forgettable(type, 'customer.customerKey', withoutCustomer)),
    now,
    sliceMilliseconds,
    onUnreadable: (error) => void unreadable.push(error),
  };
  scanByPagesOf(local.client, itemsOfPage);
  const put = (item: object) =>
    local.client.send(new PutItemCommand({ TableName: local.tableName, Item: marshall(item) }));
  const double: ForgettingDouble = {
    local,
    deps,
    unreadable,
    async save(id, customerKey, type = VISIT) {
      const visit = visitOf({ id, customer: customerOf(customerKey) });
      await local.table.change(type, type.keyOf(visit), TRACE, () => ({ next: visit, answer: undefined }));
    },
    async spoil(id, customerKey) {
      const s = { id, customer: { customerKey: Buffer.from(customerKey, 'base64url') } };
      await put({ ...keyOf(id), t: 'visit', v: 1, tr: 'trace-1', s });
    },
    slice: (command = COMMAND) => forgetSlice(deps, command),
    async forget(slicesMax, command) {
      for (let slices = 1; slices <= slicesMax; slices += 1)
        if ((await double.slice(command)) === 'finished') return slices;
      return expect.fail(`not finished after ${slicesMax} slices`);
    },
    load: async (id, type = VISIT) => (await local.table.load(type, type.keyOf(visitOf({ id }))))?.state,
    async naming(...customerKeys) {
      const wanted = customerKeys.map((key) => Buffer.from(key, 'base64url').toString('hex'));
      let count = 0;
      for await (const { Items = [] } of paginateScan(local, { TableName: local.tableName }))
        for (const { s } of Items) {
          const bytes = s?.M?.customer?.M?.customerKey?.B;
          if (bytes && wanted.includes(Buffer.from(bytes).toString('hex'))) count += 1;
        }
      return count;
    },
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
  return double;
}
