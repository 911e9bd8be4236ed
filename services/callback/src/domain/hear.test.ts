import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call, interviewed } from '../testing/calls.ts';
import { requested, routineTask, SEALED, secondRequested, secondTask, withdrawn } from '../testing/events.ts';
import { hearRequested, hearSecondRequested, hearWithdrawn } from './hear.ts';
import type { Task } from './task.ts';

const other = { customerKey: 'b3RoZXIta2V5LTEyMzQ1Ng', sealedContact: 'B'.repeat(280) };
const corrected = (version = 2) => requested({ revision: 2, team: 'repair-2', customer: other }, version);
const tried = (): Task => call(routineTask(), 'c-1', bodyOf()).next;
const ended = (answers = {}): Task => call(routineTask(), 'c-1', interviewed(answers)).next;

describe('a request', () => {
  it('opens a task, silently', () => {
    expect(hearRequested(undefined, requested())).toMatchObject({
      next: { state: 'open', kind: 'routine', taskId: 'WO-20261005-000123', attempts: [], sourceVersion: 1 },
      emits: [],
    });
  });

  it('opens none that can be rung when its customer was forgotten before', () => {
    const { customer: _, ...data } = requested().data;
    expect(hearRequested(undefined, { ...requested(), data })?.next.state).toBe('withdrawn');
  });

  it('heard again, or after a newer one, changes nothing', () => {
    expect(hearRequested(routineTask(), requested())).toBeUndefined();
    const newer = hearRequested(routineTask(), corrected(5))?.next;
    expect(hearRequested(newer, requested({}, 4))).toBeUndefined();
  });

  it('corrects everything before the first attempt, and opens a withdrawn task', () => {
    const gone = hearWithdrawn(routineTask(), withdrawn())?.next;
    expect(gone).toMatchObject({ state: 'withdrawn', sealedContact: undefined });
    expect(hearRequested(gone, corrected(3))).toMatchObject({
      next: {
        state: 'open',
        order: { revision: 2, team: 'repair-2' },
        sealedContact: other.sealedContact,
        sourceVersion: 3,
      },
      emits: [],
    });
  });

  it('corrects contact and classification after it, not how the task stands', () => {
    const before = tried();
    const change = hearRequested(before, corrected());
    expect(change).toEqual({
      next: {
        ...before,
        ...other,
        order: { ...before.order, revision: 2, team: 'repair-2' },
        sourceVersion: 2,
      },
      emits: [],
    });
  });

  it('tells again how a closed task ended, under the right team', () => {
    const change = hearRequested(ended(), corrected());
    expect(change).toMatchObject({
      next: { state: 'closed', order: { team: 'repair-2', revision: 2 } },
      emits: ['callback.closed'],
    });
    // The contact was dropped when it closed and does not come back.
    expect(change?.next.sealedContact).toBeUndefined();
  });

  it('brings the new contact to a complaint, with the revision it was sealed under', () => {
    const change = hearRequested(ended({ integrityConcern: true }), corrected());
    expect(change?.next).toMatchObject({ sealedContact: other.sealedContact, order: { revision: 2 } });
  });
});

describe('a withdrawal', () => {
  it('withdraws before the first attempt and leaves a mark when it overtakes its request', () => {
    expect(hearWithdrawn(routineTask(), withdrawn())).toMatchObject({
      next: { state: 'withdrawn' },
      emits: [],
    });
    const mark = hearWithdrawn(undefined, withdrawn())?.next;
    expect(mark?.state).toBe('withdrawn');
    expect(hearRequested(mark, requested())).toBeUndefined();
  });

  it('after the first attempt only classifies anew; the old envelope keeps its revision', () => {
    const change = hearWithdrawn(tried(), withdrawn({ revision: 2, team: 'repair-2' }));
    expect(change).toMatchObject({
      next: { state: 'open', order: { team: 'repair-2', revision: 1 }, sealedContact: SEALED },
      emits: [],
    });
  });
});

describe('a second callback', () => {
  const branch = longgang();

  it('has its window from the request, in whole branch days', () => {
    expect(secondTask()).toMatchObject({
      kind: 'second',
      taskId: 'WO-20261005-000123~1',
      state: 'open',
      windowEndsAt: at('12 00:00'),
    });
  });

  it('closes at once when there is nobody to ring', () => {
    const { customer: _, ...data } = secondRequested().data;
    const change = hearSecondRequested(undefined, { ...secondRequested(), data }, at('08 11:00'), branch);
    expect(change).toMatchObject({
      next: { state: 'closed', closed: { disposition: 'not-attempted' } },
      emits: ['second-callback.closed'],
    });
  });

  it('heard again changes nothing', () => {
    expect(hearSecondRequested(secondTask(), secondRequested(), at('08 11:00'), branch)).toBeUndefined();
  });
});
