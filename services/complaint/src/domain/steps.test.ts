import { describe, expect, it } from 'vitest';
import { after, branch, CASES, concluding, noon, officer } from '../testing/cases.ts';
import type { CaseCommand } from './commands.ts';
import { concludeFrom } from './deadlines.ts';
import { withStep } from './history.ts';

const { acknowledged } = CASES;

describe('a step of a case', () => {
  it('that begins the investigation says so, and changes nothing else', () => {
    expect(after(acknowledged, { kind: 'investigate', actor: officer, at: noon })).toEqual({
      ...acknowledged,
      state: 'investigating',
      spent: { ...acknowledged.spent, acknowledged: 0 },
      changedAt: noon,
    });
  });

  it('in which the customer is told says by which way, in its history too', () => {
    const answered = after({ ...acknowledged, kind: 'fault-report' }, concluding);
    const telling: CaseCommand = { kind: 'communicate', actor: officer, way: 'phone', at: noon };
    const told = withStep(answered, telling, after(answered, telling), noon, branch);
    expect(told.steps.at(-1)).toEqual({
      at: noon,
      act: 'communicate',
      by: 'officer-01',
      way: 'phone',
      changed: { state: 'concluded' },
    });
  });

  it('has its deadline where the branch sets a limit for it', () => {
    const { complaints } = branch;
    const { complaint } = complaints.kinds;
    const limited = { ...complaint.classes.ordinary, investigate: { hours: 2 } };
    const strict = {
      ...branch,
      complaints: {
        ...complaints,
        kinds: {
          ...complaints.kinds,
          complaint: { ...complaint, classes: { ...complaint.classes, ordinary: limited } },
        },
      },
    };
    expect(concludeFrom(acknowledged, noon, strict)).toMatchObject({
      investigateBy: '2026-10-06T06:00:00.000Z',
      assessBy: undefined,
      deadlines: { investigate: { by: '2026-10-06T06:00:00.000Z' } },
    });
    expect(concludeFrom(acknowledged, noon, branch).investigateBy).toBeUndefined();
  });
});
