import { describe, expect, it } from 'vitest';
import { CASES } from '../testing/cases.ts';
import { CLOSED, COMPLAINT_CASE, caseFor, EXAMPLES, OPEN } from './items.ts';
import { DUE } from './notice-runs.ts';

describe('a case in the table', () => {
  it.each([...Object.entries(CASES), ['the example', EXAMPLES[0][1]] as const])(
    'is read as it was written: %s',
    (_, complaintCase) => {
      expect(COMPLAINT_CASE.schema.parse(complaintCase)).toEqual(complaintCase);
    },
  );

  it('lies under its own id, among the open ones by the next deadline and among the closed ones by closing, and by what is due', () => {
    const { received, acknowledged, closed } = CASES;
    const byOrder = { i5pk: `ORDER#${received.order.orderId}`, i5sk: received.caseId };
    expect(COMPLAINT_CASE.keyOf(received)).toEqual({ pk: `C#${received.caseId}`, sk: 'C' });
    expect(COMPLAINT_CASE.idOf(received)).toBe(received.caseId);
    expect(COMPLAINT_CASE.indexOf?.(received)).toEqual({
      i1pk: OPEN,
      i1sk: `2026-10-07T02:00:00.000Z#${received.caseId}`,
      i2pk: DUE,
      // It was to be taken on while the branch was closed: that is told when it opens.
      i2sk: `2026-10-08T00:30:00.000Z#${received.caseId}`,
      ...byOrder,
    });
    expect(COMPLAINT_CASE.indexOf?.(acknowledged)).toEqual({
      i1pk: OPEN,
      i1sk: `2026-10-11T16:00:00.000Z#${received.caseId}`,
      i2pk: DUE,
      i2sk: `${acknowledged.dueAt}#${received.caseId}`,
      i3pk: 'OPEN#officer-01',
      i3sk: `2026-10-11T16:00:00.000Z#${received.caseId}`,
      ...byOrder,
    });
    expect(COMPLAINT_CASE.indexOf?.(closed)).toEqual({
      i1pk: CLOSED,
      i1sk: `2026-10-09T02:00:00.000Z#${closed.caseId}`,
      i3pk: 'CLOSED#officer-01',
      i3sk: `2026-10-09T02:00:00.000Z#${closed.caseId}`,
      ...byOrder,
    });
    const { orderId } = received.order;
    const passedOn = {
      ...received,
      taskId: orderId,
      outsideNumber: 'M-7',
      offeredTo: 'officer-02',
      dueAt: undefined,
    };
    expect(COMPLAINT_CASE.indexOf?.(passedOn)).toEqual({
      i1pk: OPEN,
      i1sk: `2026-10-07T02:00:00.000Z#${received.caseId}`,
      i4pk: 'OFFERED#officer-02',
      i4sk: `2026-10-07T02:00:00.000Z#${received.caseId}`,
      i6pk: 'OUTSIDE#M-7',
      i6sk: received.caseId,
    });
  });
});

it('goes so many days after it closed, and not while it is open, also again', () => {
  const { expiresAt } = caseFor(1100);
  const { closed } = CASES;
  expect(expiresAt?.(closed)).toBe(Date.parse('2026-10-09T02:00:00.000Z') / 1000 + 1100 * 86_400);
  expect(expiresAt?.({ ...closed, state: 'received' })).toBeUndefined();
});
