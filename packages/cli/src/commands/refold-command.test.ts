import { expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { refoldCommand } from './refold-command.ts';

test('days are folded anew only after their populations were counted anew', async () => {
  const world = worldOf({
    'POST /populations/recount': () => ({ status: 200, body: { days: 3 } }),
    'POST /day-folds/refold': () => ({ status: 200, body: { days: 2 } }),
  });
  const days = { first: '2026-10-01', last: '2026-10-03' };
  await refoldCommand(openSession({ data: 'nowhere', json: true, english: true }, world), days);
  expect(world.received.map(({ route, body, token }) => [route, body, token])).toEqual([
    ['POST /populations/recount', days, 'administrator/'],
    ['POST /day-folds/refold', days, 'administrator/'],
  ]);
  expect(world.printed.map((line) => JSON.parse(line))).toEqual([{ recounted: 3, refolded: 2 }]);
});
