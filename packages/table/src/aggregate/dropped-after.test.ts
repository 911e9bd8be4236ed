import { expect, it } from 'vitest';
import { NOTICE, noticeAt } from '../outbox/notice.double.ts';
import { droppedAfter } from './dropped-after.ts';

it('drops an item so many days after its moment, and one without a moment never', () => {
  const kept = droppedAfter(NOTICE, 3, ({ forgottenAt }) => forgottenAt);
  expect(kept.expiresAt?.({ ...noticeAt(1), forgottenAt: '2026-10-05T02:00:00.999Z' })).toBe(
    Date.parse('2026-10-08T02:00:00.000Z') / 1000,
  );
  expect(droppedAfter(NOTICE, 3, () => undefined).expiresAt?.(noticeAt(1))).toBeUndefined();
  expect({ ...kept, expiresAt: undefined }).toEqual({ ...NOTICE, expiresAt: undefined });
});
