import { expect, test } from 'vitest';
import { findDay } from './find-day.ts';

test('whom somebody was shown on a day is found in calls and cases, page after page, in order', async () => {
  const asked: string[] = [];
  const call = async (route: string, request: object) => {
    const { path, query } = request as { path: { person: string; day: string }; query: { next?: string } };
    asked.push(`${route} ${path.person} ${path.day} ${query.next ?? ''}`.trim());
    if (route.startsWith('GET /case'))
      return { reveals: [{ at: '2026-10-06T02:00:00.000Z', about: 'case-1', reason: 'investigate' }] };
    return query.next === undefined
      ? { reveals: [{ at: '2026-10-06T01:00:00.000Z', about: 'task-1', claimId: 'C-1' }], next: '2' }
      : { reveals: [{ at: '2026-10-06T03:00:00.000Z', about: 'task-2', claimId: 'C-2' }] };
  };
  // The answers are those of the routes; the double does not follow the key through the table.
  const api = { call } as unknown as Parameters<typeof findDay>[0];
  expect(await findDay(api, 'agent-01', '2026-10-06')).toEqual([
    { at: '2026-10-06T01:00:00.000Z', where: 'task-1' },
    { at: '2026-10-06T02:00:00.000Z', where: 'case-1', reason: 'investigate' },
    { at: '2026-10-06T03:00:00.000Z', where: 'task-2' },
  ]);
  expect(asked.toSorted()).toEqual([
    'GET /case-reveals/{person}/{day} agent-01 2026-10-06',
    'GET /reveals/{person}/{day} agent-01 2026-10-06',
    'GET /reveals/{person}/{day} agent-01 2026-10-06 2',
  ]);
});
