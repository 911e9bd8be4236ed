import { describe, expect, it } from 'vitest';
import {
  after,
  branch,
  CASES,
  customer,
  droppedFlag,
  flaggedOrder,
  noon,
  orderOf,
} from '../testing/cases.ts';
import { begun } from './begin.ts';
import type { CaseFile } from './case-file.ts';
import { deadlinesFrom } from './deadlines.ts';
import { decide } from './decide.ts';
import { flagIdOf, isFlaggedAnew, raiseFlagged, rulesFor } from './flagged.ts';

const LATER = '2026-10-07T03:00:00.000Z';
const leak = { flag: 'leak-found', kind: 'fault-report', class: 'major' } as const;
const flagged = (event = flaggedOrder(), at = noon) =>
  ({ kind: 'flag', flag: 'leak-found', event, at }) as const;
const raised = after(undefined, flagged());

describe('what a field terminal flags', () => {
  it('raises the case that the branch’s rule says, with the order and its customer', () => {
    expect(raiseFlagged(flaggedOrder(), leak, branch)).toEqual({
      caseId: 'field:WO-20261005-000123:leak-found.1',
      taskId: 'field:WO-20261005-000123:leak-found',
      order: orderOf(),
      channel: 'field',
      kind: 'fault-report',
      class: 'major',
      concerns: [],
      ...begun({ kind: 'fault-report', class: 'major' }, noon),
      round: 1,
      ownerRole: 'supervisor',
      raisedAt: noon,
      raisedDay: '2026-10-06',
      ...deadlinesFrom({ channel: 'field', kind: 'fault-report', class: 'major' }, noon, branch),
      missed: [],
      notices: [],
      repeats: 0,
      linked: [],
      reopened: 0,
      customer,
      words: [],
      evidence: [],
      firstCallers: [],
      resolvers: [],
      pages: 0,
      steps: [],
      sourceVersion: 2,
    });
    expect(raised.acknowledgeBy).toBe('2026-10-06T05:00:00.000Z');
  });

  it('is a complaint, of a category and cause, where the rule says so', () => {
    const rule = { flag: 'leak-found', kind: 'complaint', class: 'ordinary' } as const;
    const bribe = { ...rule, category: 'conduct', cause: 'bribe-taking' };
    expect(raiseFlagged(flaggedOrder(), bribe, branch)).toMatchObject({
      concerns: ['complaint'],
      class: 'major',
      category: 'conduct',
      cause: 'bribe-taking',
    });
    const {
      customer: _,
      category,
      cause,
      ...plain
    } = raiseFlagged(flaggedOrder({ customer: undefined }), rule, branch);
    expect([plain.class, category, cause]).toEqual(['ordinary', undefined, undefined]);
    expect(raiseFlagged(flaggedOrder({ customer: undefined }), rule, branch)).not.toHaveProperty('customer');
  });

  it.each([
    [['leak-found'], ['leak-found']],
    [
      ['illegal-alteration', 'stove-without-flameout', 'leak-found'],
      ['leak-found', 'illegal-alteration'],
    ],
    [['stove-without-flameout'], []],
    [undefined, []],
  ])('of %j raises by the rules for %j', (abnormal, flags) => {
    const { data } = flaggedOrder({ abnormal });
    expect(rulesFor(data, branch).map(({ flag }) => flag)).toEqual(flags);
  });

  it('raises nothing by a rule that the branch has no longer', () => {
    const without = { ...branch, complaints: { ...branch.complaints, abnormal: [] } };
    expect(decide(undefined, flagged(), without)).toEqual({ ok: true, value: { emits: [] } });
  });

  it('of one order is one case for each flag', () => {
    expect(flagIdOf('WO-1', 'leak-found')).toBe('field:WO-1:leak-found');
  });
});

describe('an order that was flagged and comes again', () => {
  it.each([
    ['the same', {}, false],
    ['another team', { order: orderOf({ team: 'repair-2', revision: 2 }) }, true],
    ['another envelope', { customer: { ...customer, sealedContact: 'B'.repeat(280) } }, true],
    ['no customer', { customer: undefined }, true],
  ])('with %s says something new: %s', (_, change, isNew) => {
    const event = flaggedOrder(change, 3);
    expect(isFlaggedAnew(raised, event)).toBe(isNew);
    const outcome = decide(raised, flagged(event, LATER), branch);
    expect(outcome).toMatchObject({ ok: true, value: { emits: isNew ? ['complaint.changed'] : [] } });
    // Older news of it says nothing.
    const old = decide({ ...raised, sourceVersion: 3 }, flagged(event, LATER), branch);
    expect(old).toEqual({ ok: true, value: { emits: [] } });
  });

  it('moves its case to the right team, with the envelope that is bound to it, whatever state it is in', () => {
    const order = orderOf({ team: 'repair-2', revision: 2 });
    const anew = { ...customer, sealedContact: 'B'.repeat(280) };
    const closed: CaseFile = { ...CASES.closed, sourceVersion: 2 };
    for (const found of [raised, closed])
      expect(after(found, flagged(flaggedOrder({ order, customer: anew }, 3), LATER))).toMatchObject({
        state: found.state,
        order,
        customer: anew,
        sourceVersion: 3,
        changedAt: LATER,
        words: found.words,
      });
  });

  it('that no longer has the flag leaves its case as it is, with the moment, and gives it back with the flag', () => {
    const dropped = after(raised, flagged(droppedFlag(), LATER));
    expect(dropped).toMatchObject({
      state: 'received',
      takenBackAt: LATER,
      changedAt: LATER,
      sourceVersion: 3,
    });
    expect(dropped.order).toEqual(orderOf({ revision: 2 }));
    expect(dropped.concludeBy).toBe(raised.concludeBy);
    const later = after(dropped, flagged(droppedFlag(4), '2026-10-08T03:00:00.000Z'));
    expect(later).toMatchObject({ takenBackAt: LATER, sourceVersion: 4 });
    const again = after(later, flagged(flaggedOrder({ order: orderOf({ revision: 2 }) }, 5), LATER));
    expect(again.takenBackAt).toBeUndefined();
  });

  it('that overtook the flag comes to the same case, which the flag itself then changes no more', () => {
    const overtaken = after(undefined, flagged(droppedFlag(), LATER));
    expect(overtaken).toMatchObject({
      state: 'received',
      takenBackAt: noon,
      class: 'major',
      sourceVersion: 3,
    });
    expect(decide(overtaken, flagged(flaggedOrder(), LATER), branch)).toEqual({
      ok: true,
      value: { emits: [] },
    });
  });

  it('without its customer has forgotten them, and so does the case', () => {
    const spoken: CaseFile = {
      ...raised,
      words: CASES.received.words,
      linked: [{ caseId: 'a', raisedAt: noon }],
    };
    const forgotten = after(spoken, flagged(flaggedOrder({ customer: undefined }, 3), LATER));
    expect(forgotten).not.toHaveProperty('customer');
    expect(forgotten).toMatchObject({ words: [], linked: [], sourceVersion: 3 });
  });
});
