import { describe, expect, it } from 'vitest';
import { judgeMailing, type Mailing } from './mailing.ts';

const entry = (state: Mailing['state']): Mailing => ({
  period: '2026-11-21',
  last: '2026-11-21',
  recipient: 'r',
  state,
  at: '2026-11-22T00:00:00.000Z',
});

describe('a mailing in the ledger', () => {
  it.each([
    ['that nobody claimed is sent', undefined, '2026-11-22T00:00:00.000Z', 'send'],
    ['that was sent is not sent again', entry('sent'), '2026-11-23T00:00:00.000Z', 'already-sent'],
    [
      'that was claimed a moment ago is in somebody’s hand',
      entry('claimed'),
      '2026-11-22T00:01:59.999Z',
      'in-hand',
    ],
    ['whose sender must be dead is sent again', entry('claimed'), '2026-11-22T00:02:00.000Z', 'send'],
    ['that was not taken is sent again at once', entry('failed'), '2026-11-22T00:00:00.001Z', 'send'],
  ] as const)('%s', (_title, found, now, judged) => {
    expect(judgeMailing(found, now)).toBe(judged);
  });
});
