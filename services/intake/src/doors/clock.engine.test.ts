import { workOrderOf } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { localIntake } from '../testing/local-intake.ts';

type Intake = Awaited<ReturnType<typeof localIntake>>;

/** Callback and complaint tell their needs as of now. */
async function told({ keys, now }: Intake, ...months: string[]) {
  const at = now().toISOString();
  await keys.tellNeeds('callback', { at, months });
  await keys.tellNeeds('complaint', { at, months: [] });
}
const destroyedIn = async ({ keys }: Intake) =>
  (await keys.months()).flatMap(({ month, destroyedAt }) => (destroyedAt === undefined ? [] : [month]));
const dueLines = ({ lines }: Intake) =>
  lines
    .filter(({ what }) => what === 'month-due' || what === 'month-overdue')
    .map(({ what, month, result }) => [what, month, result].join(' '));

it('forgets a month when its retention is over, as soon as no open work needs it, and tells when that takes too long', async () => {
  await using intake = await localIntake();
  await intake.arrive(workOrderOf());
  await intake.keys.publicKey('2026-11');
  // 180 days after the 31st of October end with the 29th of April.
  intake.moveTo('2027-04-29T15:30:00.000Z');
  await told(intake);
  await intake.tick();
  expect(dueLines(intake)).toEqual([]);

  intake.moveTo('2027-04-29T19:30:00.000Z');
  await intake.tick();
  await told(intake, '2026-10');
  await intake.tick();
  intake.moveTo('2027-05-07T19:30:00.000Z');
  await told(intake, '2026-10');
  await intake.tick();
  expect(await destroyedIn(intake)).toEqual([]);
  await told({ ...intake, now: () => new Date('2027-05-07T19:30:01.000Z') });
  await intake.tick();
  await intake.tick();
  expect(await destroyedIn(intake)).toEqual(['2026-10']);
  expect(dueLines(intake)).toEqual([
    'month-due 2026-10 open-work-untold',
    'month-due 2026-10 open-work-needs-it',
    'month-overdue 2026-10 open-work-needs-it',
    'month-due 2026-10 destroyed',
  ]);
});

it('takes no order of a month that it has forgotten, and keeps it among the rejected', async () => {
  await using intake = await localIntake();
  await intake.arrive(workOrderOf());
  intake.moveTo('2027-05-02T19:30:00.000Z');
  await told(intake);
  await intake.tick();
  await intake.arrive(workOrderOf({ orderId: 'WO-OLD' }));
  expect((await intake.rejected()).map(({ orderId, issues }) => [orderId, issues])).toEqual([
    ['WO-OLD', [{ path: 'completedAt', rule: 'month-key-destroyed' }]],
  ]);
});
