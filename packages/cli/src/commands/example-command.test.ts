import { workOrder } from '@huiyin/contracts';
import { expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { exampleCommand } from './example-command.ts';

test('an example order is one by the contract, finished an hour ago, and another each time', () => {
  const world = worldOf({});
  const session = openSession({ data: 'nowhere', json: false, english: true }, world);
  const later = { ...world, now: () => new Date(world.now().getTime() + 1) };
  exampleCommand(session);
  exampleCommand({ ...session, world: later });
  const [first, second] = world.printed.map((text) => workOrder.parse(JSON.parse(text).detail));
  expect(first?.completedAt).toBe('2026-10-05T01:00:00.000Z');
  expect(first?.orderId).not.toBe(second?.orderId);
});
