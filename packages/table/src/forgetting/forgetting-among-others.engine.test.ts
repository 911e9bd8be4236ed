import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beforeSend } from '../before-send.double.ts';
import { VISIT, type Visit } from '../visit.double.ts';
import { FORGETTING, forgetSlice } from './forget-in-slices.ts';
import {
  ARCHIVED,
  COMMAND,
  COMPLETED_AT,
  CUSTOMER,
  FORGOTTEN_AT,
  type ForgettingDouble,
  forgettingDouble,
  SAME_CUSTOMER_NEXT_YEAR,
} from './forgetting.double.ts';
import { tombstonesIn } from './tombstones.ts';

const LATER = '2026-11-06T02:00:00.000Z';
const key = { pk: 'FORGETTING#customer-1', sk: 'F' };
const progressOf = async ({ local }: ForgettingDouble) => (await local.table.load(FORGETTING, key))?.state;

async function doubleWithVisits(
  visits: number,
  options?: Parameters<typeof forgettingDouble>[0],
): Promise<ForgettingDouble> {
  const double = await forgettingDouble(options);
  for (let id = 1; id <= visits; id += 1) await double.save(String(id), CUSTOMER);
  return double;
}

/** Cursors with which the scans from now on begin. */
function cursorsOf({ local }: ForgettingDouble): unknown[] {
  const cursors: unknown[] = [];
  beforeSend(local.client, (command, { ExclusiveStartKey }) => {
    if (command === 'ScanCommand') cursors.push(ExclusiveStartKey);
  });
  return cursors;
}

describe('a machine that dies', () => {
  it('between two slices leaves a place from which the next one goes on', async () => {
    await using double = await doubleWithVisits(6);
    await double.slice();
    const pages = (await progressOf(double))?.pages;
    const cursors = cursorsOf(double);
    const afterDeath = { ...double.deps };
    expect(await forgetSlice(afterDeath, COMMAND)).toBe('unfinished');
    expect(pages).toBe(1);
    expect(cursors).toEqual([expect.anything()]);
    expect(await progressOf(double)).toMatchObject({ pages: 2 });
    await double.forget(20);
    expect(await double.naming(CUSTOMER)).toBe(0);
  });

  it('in the middle of a page leaves the place before it', async () => {
    await using double = await doubleWithVisits(6);
    await double.slice();
    let isDead = true;
    beforeSend(double.local.client, (command) => {
      if (isDead && command === 'ScanCommand') throw new Error('dead');
    });
    await expect(double.slice()).rejects.toThrow('dead');
    isDead = false;
    await double.forget(20);
    expect(await double.naming(CUSTOMER)).toBe(0);
    expect(await progressOf(double)).toMatchObject({ forgotten: 6 });
  });

  it('after the tombstones and before the first page leaves a forgetting that begins', async () => {
    await using double = await doubleWithVisits(2);
    await tombstonesIn(double.local.table).write(COMMAND.customerKeys, FORGOTTEN_AT, 'trace-forget');
    await double.forget(20);
    expect(await double.naming(CUSTOMER)).toBe(0);
  });
});

describe('two workers at the same place', () => {
  it('both forget; the slower one is overtaken and leaves, and each item is forgotten', async () => {
    await using double = await doubleWithVisits(6);
    let faster: string | undefined;
    beforeSend(double.local.client, async (command) => {
      if (command !== 'ScanCommand' || faster !== undefined) return;
      faster = 'at work';
      faster = await double.slice();
    });
    expect(await double.slice()).toBe('overtaken');
    expect(faster).toBe('unfinished');
    expect(await progressOf(double)).toMatchObject({ pages: 1 });
    await double.forget(20);
    expect(await double.naming(CUSTOMER)).toBe(0);
  });
});

describe('a forgetting that was asked for again', () => {
  it('after its end changes nothing when the same was meant, and scans nothing', async () => {
    await using double = await doubleWithVisits(2);
    await double.forget(20);
    const ended = await progressOf(double);
    const cursors = cursorsOf(double);
    expect(await double.slice()).toBe('finished');
    expect(cursors).toEqual([]);
    expect(await progressOf(double)).toEqual(ended);
  });

  it('later begins anew, up to then', async () => {
    await using double = await doubleWithVisits(2);
    await double.forget(20);
    await double.save('3', CUSTOMER);
    const later = { ...COMMAND, forgottenAt: LATER };
    const cursors = cursorsOf(double);
    expect(await double.slice(later)).toBe('unfinished');
    expect(cursors).toEqual([undefined]);
    expect(await progressOf(double)).toMatchObject({ forgottenAt: LATER, pages: 1 });
    await double.forget(20, later);
    expect(await double.naming(CUSTOMER)).toBe(0);
    expect(await tombstonesIn(double.local.table).forgottenAt(CUSTOMER)).toBe(LATER);
  });

  it('later, halfway, begins anew, and the earlier one leaves it alone', async () => {
    await using double = await doubleWithVisits(4);
    const earlier = { ...COMMAND, customerKeys: [CUSTOMER] };
    const later = { ...COMMAND, forgottenAt: LATER };
    await double.slice(earlier);
    await double.save('5', SAME_CUSTOMER_NEXT_YEAR);
    await double.slice(later);
    const begun = await progressOf(double);
    // It knows fewer keys: a page that it scanned would be passed over for the others.
    for (let slice = 0; slice < 20; slice += 1) expect(await double.slice(earlier)).toBe('overtaken');
    expect(await progressOf(double)).toEqual(begun);
    await double.forget(20, later);
    expect(await double.naming(CUSTOMER, SAME_CUSTOMER_NEXT_YEAR)).toBe(0);
    expect(await double.slice(earlier)).toBe('finished');
  });
});

/** Saves a customer as every service does: first the item, then the question whether they are forgotten. */
async function saveAndAsk({ local }: ForgettingDouble, id: string, type: typeof VISIT): Promise<void> {
  const visit: Visit = { id, team: 'repair-1', customer: { customerKey: CUSTOMER, contact: 'B'.repeat(40) } };
  const trace = { traceId: 'trace-save', at: COMPLETED_AT };
  await local.table.change(type, type.keyOf(visit), trace, () => ({ next: visit, answer: undefined }));
  if ((await tombstonesIn(local.table).forgottenAt(CUSTOMER)) === undefined) return;
  const { customer: _, ...forgotten } = visit;
  await local.table.change(type, type.keyOf(visit), trace, () => ({ next: forgotten, answer: undefined }));
}

describe('an item saved behind the cursor', () => {
  it('asks the tombstone, which lies there from the first slice on', async () => {
    await using double = await doubleWithVisits(4);
    await double.slice();
    await double.slice();
    for (const id of ['5', '6', '7', '8', '9']) await saveAndAsk(double, id, VISIT);
    await double.forget(30);
    await saveAndAsk(double, '10', ARCHIVED);
    expect(await double.naming(CUSTOMER)).toBe(0);
  });
});

describe('nobody comes back', () => {
  it('in whatever order the steps of savers and of forgetters interleave', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(1, 2),
        fc.constantFrom(0, 1),
        async (scheduler, savers, forgetters, sliceMilliseconds) => {
          await using double = await doubleWithVisits(2, { itemsOfPage: 3, sliceMilliseconds });
          let isOver = false;
          beforeSend(double.local.client, async (command) => {
            if (!isOver) await scheduler.schedule(Promise.resolve(), command);
          });
          const forgetUntilFinished = async () => {
            for (let slice = 0; slice < 100; slice += 1) if ((await double.slice()) === 'finished') return;
            throw new RangeError('the forgetting does not end');
          };
          const saving = Array.from({ length: savers }, (_, index) =>
            saveAndAsk(double, `saved-${index}`, index === 0 ? VISIT : ARCHIVED),
          );
          const forgetting = Array.from({ length: forgetters }, forgetUntilFinished);
          await scheduler.waitFor(Promise.all([...saving, ...forgetting]));
          isOver = true;
          expect(await double.naming(CUSTOMER)).toBe(0);
          expect(await progressOf(double)).toMatchObject({ endedAt: FORGOTTEN_AT, unreadable: 0 });
        },
      ),
      { numRuns: 15 },
    );
  });
});
