import { workOrderOf } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { localIntake } from '../testing/local-intake.ts';

const FIVE_STAGES = ['documents', 'review', 'appointment', 'acceptance', 'survey'].map((name, index) => ({
  name,
  at: `2026-10-0${index + 1}T10:00:00+08:00`,
}));

it.each([
  ['a repair', workOrderOf()],
  [
    'a gas-on order with its five stages',
    workOrderOf({ businessType: 'ignition', team: 'ignition-1', stages: FIVE_STAGES }),
  ],
  [
    'an order with two staff, a partner and a flag',
    workOrderOf({ staff: ['LG1043', 'LG1044'], partner: 'bank-icbc', abnormal: ['leak-found'] }),
  ],
])('writes %s in one write unit', async (_what, order) => {
  await using intake = await localIntake();
  await intake.arrive(order);
  expect(intake.unitsSince().write).toBe(1);
});
