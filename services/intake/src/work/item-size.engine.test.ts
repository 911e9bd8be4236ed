import { workOrderOf } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { localIntake } from '../testing/local-intake.ts';

const FIVE_STAGES = ['documents', 'review', 'appointment', 'acceptance', 'survey'].map((name, index) => ({
  name,
  at: `2026-10-0${index + 1}T10:00:00+08:00`,
}));

it.each<[string, ReturnType<typeof workOrderOf>, number?]>([
  ['a repair', workOrderOf()],
  [
    'an order with two staff, a partner and a flag',
    workOrderOf({ staff: ['LG1043', 'LG1044'], partner: 'bank-icbc', abnormal: ['leak-found'] }),
  ],
  // The one kind that says more than fits into a unit, by some thirty bytes.
  [
    'a gas-on order with its five stages',
    workOrderOf({ businessType: 'ignition', team: 'ignition-1', stages: FIVE_STAGES }),
    2,
  ],
])('writes %s in so few write units', async (_what, order, units = 1) => {
  await using intake = await localIntake();
  await intake.arrive(order);
  expect(intake.unitsSince().write).toBe(units);
});
