import { Fault } from '@huiyin/kernel';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at } from '../testing/calls.ts';
import { type Hours, stretchesFrom } from './stretches.ts';

const branch = longgang();
const hoursOf = (permitted: Hours['calling']['permitted'], slots: Hours['calling']['slots']): Hours => ({
  zone: branch.zone,
  calling: { ...branch.calling, permitted, slots },
});
function firstOf(count: number, hours: Hours) {
  const first: unknown[] = [];
  for (const { from, to, slot } of stretchesFrom(at('06 07:00'), hours)) {
    first.push([from, to, slot]);
    if (first.length === count) break;
  }
  return first;
}

describe('the stretches of a day', () => {
  it('are cut where slots begin and end, and only there', () => {
    const hours = hoursOf(
      [{ from: '09:00', to: '18:00' }],
      [
        { id: 'morning', from: '08:00', to: '12:00' },
        { id: 'afternoon', from: '14:00', to: '18:00' },
      ],
    );
    expect(firstOf(4, hours)).toEqual([
      [at('06 09:00'), at('06 12:00'), 'morning'],
      [at('06 12:00'), at('06 14:00'), undefined],
      [at('06 14:00'), at('06 18:00'), 'afternoon'],
      [at('07 09:00'), at('07 12:00'), 'morning'],
    ]);
  });

  it('come in their order, however the hours were written', () => {
    const hours = hoursOf(
      [
        { from: '14:00', to: '18:00' },
        { from: '09:00', to: '12:00' },
      ],
      [{ id: 'late', from: '14:00', to: '18:00' }],
    );
    expect(firstOf(3, hours)).toEqual([
      [at('06 09:00'), at('06 12:00'), undefined],
      [at('06 14:00'), at('06 18:00'), 'late'],
      [at('07 09:00'), at('07 12:00'), undefined],
    ]);
  });

  it('end with a fault after 400 days', () => {
    const hours = hoursOf([{ from: '09:00', to: '12:00' }], []);
    let count = 0;
    const countAll = () => {
      for (const _ of stretchesFrom(at('06 07:00'), hours)) count += 1;
    };
    expect(countAll).toThrow(new Fault('no-permitted-hours', 'There are no permitted hours within a year'));
    expect(count).toBe(400);
  });

  it('come in their order, however the slots were written', () => {
    const hours = hoursOf(
      [{ from: '09:00', to: '18:00' }],
      [
        { id: 'afternoon', from: '14:00', to: '18:00' },
        { id: 'morning', from: '08:00', to: '12:00' },
      ],
    );
    expect(firstOf(3, hours)).toEqual([
      [at('06 09:00'), at('06 12:00'), 'morning'],
      [at('06 12:00'), at('06 14:00'), undefined],
      [at('06 14:00'), at('06 18:00'), 'afternoon'],
    ]);
  });

  it('are worked out once, since every entry of a queue asks for them', () => {
    const hours = hoursOf([{ from: '09:00', to: '12:00' }], []);
    const [once] = stretchesFrom(at('06 07:00'), hours);
    const [again] = stretchesFrom(at('06 11:00'), hours);
    expect(again).toBe(once);
  });
});
