import { explain } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { branch, CASES } from '../testing/cases.ts';
import { concludeFrom, deadlinesFrom } from './deadlines.ts';

const { complaint } = branch.complaints.kinds;
const ordinary = { channel: 'callback', kind: 'complaint', class: 'ordinary' } as const;

/** The demo branch with these limits for ordinary cases. */
const limited = (
  limits: Partial<BranchConfiguration['complaints']['kinds']['complaint']['classes']['ordinary']>,
): BranchConfiguration => ({
  ...branch,
  complaints: {
    ...branch.complaints,
    kinds: {
      ...branch.complaints.kinds,
      complaint: {
        ...complaint,
        classes: { ...complaint.classes, ordinary: { ...complaint.classes.ordinary, ...limits } },
      },
    },
  },
});

describe('the deadlines of a case', () => {
  it.each([
    ['ordinary', '2026-10-06T02:00:00.000Z', '2026-10-07T02:00:00.000Z', '2026-10-11T16:00:00.000Z'],
    ['ordinary', '2026-10-06T15:59:59.999Z', '2026-10-07T16:00:00.000Z', '2026-10-11T16:00:00.000Z'],
    ['ordinary', '2026-10-06T16:00:00.000Z', '2026-10-07T16:00:00.000Z', '2026-10-12T16:00:00.000Z'],
    ['major', '2026-10-06T02:00:00.000Z', '2026-10-06T06:00:00.000Z', '2026-10-09T16:00:00.000Z'],
  ] as const)('that is %s since %s are %s and %s', (complaintClass, at, acknowledgeBy, concludeBy) => {
    const found = deadlinesFrom(
      { channel: 'callback', kind: 'complaint', class: complaintClass },
      at,
      branch,
    );
    expect(found).toMatchObject({ acknowledgeBy, concludeBy });
    expect([found.deadlines.acknowledge.by, found.deadlines.conclude.by]).toEqual([
      acknowledgeBy,
      concludeBy,
    ]);
    expect(found.deadlines.conclude).toMatchObject({ receivedAt: at, zone: 'Asia/Shanghai', pauses: [] });
  });

  it('keep to the working days of the branch file, and say why', () => {
    const at = '2026-09-30T09:40:00.000Z';
    const found = deadlinesFrom(
      ordinary,
      at,
      limited({ acknowledge: { nextNoon: true }, conclude: { workingDays: 3, from: 'opening' } }),
    );
    expect(found).toMatchObject({
      acknowledgeBy: '2026-10-08T04:00:00.000Z',
      concludeBy: '2026-10-12T09:30:00.000Z',
    });
    const said = explain(found.deadlines.conclude).map(({ zh }) => zh);
    expect(said[1]).toBe('自 10月8日 周四（国庆节后首个工作日）08:30 起算');
    expect(said.at(-1)).toBe('截止：10月12日 周一 17:30（营业结束）');
  });

  it('are not guessed in a year whose holidays are not known', () => {
    expect(() =>
      deadlinesFrom(ordinary, '2027-01-04T02:00:00.000Z', limited({ conclude: { workingDays: 1 } })),
    ).toThrow(expect.objectContaining({ code: 'calendar-year-missing' }));
  });

  it('leave the acknowledgement as it was when only the conclusion runs anew', () => {
    const found = concludeFrom(CASES.concluded, '2026-10-20T02:00:00.000Z', branch);
    expect(found.concludeBy).toBe('2026-10-25T16:00:00.000Z');
    expect(found.deadlines.conclude.receivedAt).toBe('2026-10-20T02:00:00.000Z');
    expect(found.deadlines.acknowledge).toBe(CASES.concluded.deadlines.acknowledge);
    expect(found).not.toHaveProperty('acknowledgeBy');
  });

  it('are those of its kind: every step with a limit has one, and no other', () => {
    const at = '2026-10-12T02:00:00.000Z';
    const reported = { channel: 'callback', kind: 'whistle-blowing', class: 'ordinary' } as const;
    const found = deadlinesFrom(reported, at, branch);
    expect(found).toMatchObject({
      acknowledgeBy: '2026-10-13T02:00:00.000Z',
      assessBy: '2026-10-14T09:30:00.000Z',
      investigateBy: undefined,
      concludeBy: '2026-10-26T09:30:00.000Z',
      communicateBy: '2026-10-28T09:30:00.000Z',
    });
    for (const name of ['acknowledge', 'assess', 'conclude', 'communicate'] as const)
      expect(found.deadlines[name]?.by).toBe(found[`${name}By`]);
    expect(found.deadlines.investigate).toBeUndefined();
    const complained = concludeFrom({ ...CASES.acknowledged, ...found, kind: 'complaint' }, at, branch);
    expect(complained).toMatchObject({ assessBy: undefined, communicateBy: undefined });
    expect(Object.values(complained.deadlines).filter(Boolean)).toHaveLength(2);
  });
});
