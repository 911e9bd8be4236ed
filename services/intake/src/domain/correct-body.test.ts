import { describe, expect, it } from 'vitest';
import { correctBody } from './correct-body.ts';

const BODY = { team: 'nobody', staff: ['a', 'b'], customer: { phones: ['1', '2'], segment: 'x' } };

describe('a corrected body', () => {
  it('has a field as it was set, and all others as they were', () => {
    expect(correctBody(BODY, [{ path: 'team', value: 'repair-1' }])).toEqual({ ...BODY, team: 'repair-1' });
    expect(correctBody(BODY, [{ path: 'customer.segment', value: 'residential' }])).toEqual({
      ...BODY,
      customer: { phones: ['1', '2'], segment: 'residential' },
    });
    expect(correctBody(BODY, [])).toBe(BODY);
  });

  it('has an item of a list as it was set, or one more', () => {
    const phonesWith = (path: string) => correctBody(BODY, [{ path, value: '13800000001' }]) as typeof BODY;
    expect(phonesWith('customer.phones.0').customer.phones).toEqual(['13800000001', '2']);
    expect(phonesWith('customer.phones.1').customer.phones).toEqual(['1', '13800000001']);
    expect(phonesWith('customer.phones.2').customer.phones).toEqual(['1', '2', '13800000001']);
    const stages = { stages: [{ name: 'visit', at: 'x' }, 1] };
    expect(correctBody(stages, [{ path: 'stages.0.at', value: 'y' }])).toEqual({
      stages: [{ name: 'visit', at: 'y' }, 1],
    });
  });

  it('has no more what was taken out', () => {
    expect(correctBody(BODY, [{ path: 'team', value: null }])).toEqual({
      staff: BODY.staff,
      customer: BODY.customer,
    });
    expect(correctBody(BODY, [{ path: 'staff.0', value: null }])).toEqual({ ...BODY, staff: ['b'] });
  });

  it('takes whole lists, one correction after another, and makes what is not there', () => {
    expect(
      correctBody({ customer: 'none' }, [
        { path: 'staff', value: ['LG1'] },
        { path: 'promised.from', value: 'a' },
        { path: 'promised.to', value: 'b' },
        { path: 'customer.id', value: 'C-1' },
      ]),
    ).toEqual({ staff: ['LG1'], promised: { from: 'a', to: 'b' }, customer: { id: 'C-1' } });
    for (const nothing of [undefined, null, 'text', 7])
      expect(correctBody(nothing, [{ path: 'team', value: 'a' }])).toEqual({ team: 'a' });
  });

  it('leaves the body that it was made of as it is', () => {
    const before = structuredClone(BODY);
    correctBody(BODY, [
      { path: 'customer.phones.0', value: null },
      { path: 'staff.1', value: 'z' },
    ]);
    expect(BODY).toEqual(before);
  });
});
