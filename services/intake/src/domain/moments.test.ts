import { workOrderOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { instantOf, isNoTime, isPlausible, momentsOf, withoutNoTimes } from './moments.ts';

describe('the moments in an order', () => {
  const at = '2026-10-05T09:00:00+08:00';

  it('are all of them, by their paths', () => {
    const order = workOrderOf({
      stages: [
        { name: 'documents', at },
        { name: 'review', at },
      ],
    });
    expect(momentsOf(order)).toEqual([
      { path: 'completedAt', time: order.completedAt },
      { path: 'arrivedAt', time: order.arrivedAt },
      { path: 'promised.from', time: order.promised?.from },
      { path: 'promised.to', time: order.promised?.to },
      { path: 'stages.0.at', time: at },
      { path: 'stages.1.at', time: at },
    ]);
  });

  it('are no more than it has', () => {
    const order = workOrderOf({ arrivedAt: undefined, promised: undefined });
    expect(momentsOf(order).map(({ path }) => path)).toEqual(['completedAt']);
  });

  it.each([
    ['1969-12-31T23:59:59.999Z', false],
    ['1970-01-01T08:00:00+08:00', false],
    ['1970-01-02T00:00:00Z', true],
    ['2199-12-31T23:59:59.999Z', true],
    ['2200-01-01T00:00:00Z', false],
  ])('%s is plausible: %s', (time, plausible) => {
    expect(isPlausible(time)).toBe(plausible);
  });

  it.each([
    '1970-01-01T00:00:00+08:00',
    '1969-12-31T16:00:00-08:00',
    '1899-12-30T00:00:00+08:00',
    '1900-01-00T00:00:00+08:00',
    '1900-01-01T00:00:00+08:00',
    '9999-12-31T23:59:59Z',
  ])('%s stands for no time, and falls away where the order may be without it', (none) => {
    expect(isNoTime(none)).toBe(true);
    const order = workOrderOf({
      arrivedAt: none,
      promised: { from: none, to: at },
      stages: [
        { name: 'documents', at },
        { name: 'review', at: none },
      ],
    });
    expect(momentsOf(withoutNoTimes(order)).map(({ path }) => path)).toEqual(['completedAt', 'stages.0.at']);
    expect(withoutNoTimes({ ...order, completedAt: none }).completedAt).toBe(none);
  });

  it('become instants', () => {
    expect(instantOf(at)).toBe('2026-10-05T01:00:00.000Z');
  });
});
