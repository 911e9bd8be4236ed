import { customerOf, longgang, workOrderOf } from '@huiyin/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localIntake } from '../testing/local-intake.ts';

/** Revisions of one order, in any order, repeated, several at once. */
const bursts = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 4,
});

it('ends with the newest revision, said once per save, however revisions race and repeat', async () => {
  await using intake = await localIntake();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(bursts, async (arrivals) => {
      run += 1;
      const orderId = `WO-${run}`;
      const results = [];
      const before = intake.local.operations.length;
      for (const burst of arrivals) {
        const orders = burst.map((revision) =>
          workOrderOf({ orderId, revision, note: `revision ${revision}` }),
        );
        results.push(...(await intake.post(orders)).results.map(({ result }) => result));
      }
      expect((await intake.order(orderId))?.order.revision).toBe(Math.max(...arrivals.flat()));
      const saves = intake.local.operations
        .slice(before)
        .filter(({ operation, failedCondition }) => operation === 'PutItem' && failedCondition !== true);
      expect(saves).toHaveLength(
        results.filter((each) => each === 'recorded' || each === 'corrected').length,
      );
      expect(results.filter((each) => each === 'recorded')).toHaveLength(1);
      expect(results).not.toContain('rejected');
    }),
    { numRuns: 20 },
  );
  expect(await intake.rejected()).toEqual([]);
});

it('knows a customer by the hash of their order’s year and by that of the year before', async () => {
  await using intake = await localIntake();
  const ordered = async (orderId: string, day: string) => {
    intake.moveTo(`${day}T08:00:00.000Z`);
    await intake.arrive(workOrderOf({ orderId, completedAt: `${day}T10:11:09+08:00`, arrivedAt: undefined }));
    return (await intake.order(orderId))?.customer ?? expect.fail();
  };
  const [old, young] = [await ordered('WO-1', '2026-12-31'), await ordered('WO-2', '2027-01-01')];
  expect(young.earlierKey).toBe(old.customerKey);
  expect(new Set([old.customerKey, old.earlierKey, young.customerKey]).size).toBe(3);
});

it('says of an order that there is no number to ring, and of one with a number nothing', async () => {
  const branch = { ...longgang(), phoneRequired: false };
  await using intake = await localIntake(branch);
  await intake.post([
    workOrderOf({ orderId: 'WO-1', customer: customerOf({ phones: [] }) }),
    workOrderOf({ orderId: 'WO-2' }),
  ]);
  const customerIn = async (orderId: string) => (await intake.order(orderId))?.customer;
  expect(await customerIn('WO-1')).toHaveProperty('lacksPhone', true);
  expect(await customerIn('WO-2')).not.toHaveProperty('lacksPhone');
});
