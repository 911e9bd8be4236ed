import { longgang } from '@huiyin/testing';
import { type CallDisposition, caseIdOf, ROUTINE, secondTaskIdOf, taskIdOf } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call, claimOf, interviewed } from '../testing/calls.ts';
import {
  CUSTOMER_KEY,
  caseTask,
  changed,
  customer,
  matter,
  orderTask,
  requested,
  SEALED,
  secondRequested,
  withdrawn,
  withoutCustomer,
} from '../testing/events.ts';
import { decide } from './decide.ts';
import { bringsNumbers } from './follow-request.ts';
import { publicTask, type Task } from './task.ts';
import type { TaskCommand } from './task-commands.ts';

const branch = longgang();
const NOW = at('06 12:00');
const NUMBERS_KEY_ONLY = { customerKey: customer.customerKey, numbersKey: customer.numbersKey };
const other = { ...customer, customerKey: 'b3RoZXIta2V5LTEyMzQ1Ng', sealedContact: 'B'.repeat(280) };
const otherNumbers = { ...customer, numbersKey: 'b3RoZXItbnVtYmVyczEyMw', sealedContact: 'C'.repeat(280) };
const request = (event = requested()): TaskCommand => ({ name: 'request', event, at: NOW });
const withdraw = (event = withdrawn()): TaskCommand => ({ name: 'withdraw', event, at: NOW });
const corrected = (version = 2) =>
  request(requested({ order: { revision: 2, team: 'repair-2' }, customer: other }, version));
const tried = (): Task => call(orderTask(), 'c-1', bodyOf()).next;
const ended = (answers = {}): Task => call(orderTask(), 'c-1', interviewed(answers)).next;

describe('a request', () => {
  it('opens a task, silently', () => {
    expect(changed(undefined, request())).toEqual({
      next: {
        about: 'order',
        taskId: taskIdOf(ROUTINE, 'WO-20261005-000123'),
        programme: ROUTINE,
        questionnaire: 'on-site',
        state: 'open',
        order: requested().data.order,
        sampling: requested().data.sampling,
        customer,
        windowEndsAt: at('20 00:00'),
        attempts: [],
        sourceVersion: 1,
      },
      emits: [],
    });
  });

  it('opens none that can be rung when its customer was forgotten before', () => {
    expect(changed(undefined, request(withoutCustomer(requested()))).next.state).toBe('withdrawn');
  });

  it('brings how the visit went, and a correction of it; it goes with the completion it is reckoned from', () => {
    const visit = { promised: [-71, 49], arrived: -31 } as const;
    const later = { ...visit, arrived: 89 };
    const asked = changed(undefined, request(requested({ visit }))).next;
    expect(asked).toMatchObject({ visit });
    const rung = call(asked, 'c-1', bodyOf()).next;
    expect(changed(rung, request(requested({ visit: later }, 2))).next).toMatchObject({ visit: later });
    expect(changed(rung, request(requested({}, 2))).next).not.toHaveProperty('visit');
    expect(changed(undefined, request()).next).not.toHaveProperty('visit');
  });

  it('that comes again, or after a newer one, changes nothing', () => {
    expect(decide(orderTask(), request(), branch)).toEqual({ ok: false, refusal: 'old-news' });
    const { next } = changed(orderTask(), corrected(5));
    expect(decide(next, request(requested({}, 4)), branch).ok).toBe(false);
  });

  it('corrects everything before the first attempt, and opens a withdrawn task', () => {
    const gone = changed(orderTask(), withdraw()).next;
    expect(gone).toMatchObject({ state: 'withdrawn', windowEndsAt: at('20 00:00') });
    expect(gone.customer).toBeUndefined();
    expect(changed(gone, corrected(3))).toMatchObject({
      next: { state: 'open', order: { revision: 2, team: 'repair-2' }, customer: other, sourceVersion: 3 },
      emits: [],
    });
  });

  it('corrects contact and classification after it, not how the task stands', () => {
    const before = tried();
    expect(changed(before, corrected())).toEqual({
      next: {
        ...before,
        customer: other,
        order: { ...before.order, revision: 2, team: 'repair-2' },
        sourceVersion: 2,
      },
      emits: [],
    });
  });

  it('of another business type asks that type’s questions from the next call on', () => {
    const event = requested({ order: { businessType: 'counter', revision: 2 } }, 2);
    expect(changed(tried(), request(event)).next).toMatchObject({
      order: { businessType: 'counter' },
      questionnaire: 'counter',
    });
  });

  it('of another business type leaves it at what was asked once somebody was interviewed', () => {
    const event = requested({ order: { businessType: 'counter', revision: 2 } }, 2);
    const { next } = changed(ended(), request(event));
    expect(next).toMatchObject({ order: { businessType: 'counter' }, questionnaire: 'on-site' });
  });

  it('says again how a closed task ended, under the right team', () => {
    const { next, emits } = changed(ended(), corrected());
    expect(next).toMatchObject({ state: 'closed', order: { team: 'repair-2', revision: 2 } });
    expect(emits).toEqual(['callback.closed']);
    // The contact was dropped when it closed and does not come back.
    expect(next.customer).toEqual({ customerKey: CUSTOMER_KEY });
  });

  it('brings the new contact to a complaint, with the revision it was sealed under', () => {
    const { next } = changed(ended({ integrity: 'yes' }), corrected());
    expect(next).toMatchObject({ customer: other, order: { revision: 2 } });
  });
});

describe('a number corrected upstream', () => {
  const atRight = (version = 2) =>
    request(requested({ order: { revision: 2 }, customer: otherNumbers }, version));
  const closedBy = (disposition: CallDisposition) => call(orderTask(), 'c-1', bodyOf({ disposition })).next;

  it.each(['wrong-number', 'dead-number'] as const)(
    'after a %s is rung, under the day of the first end',
    (end) => {
      const before = closedBy(end);
      const { next, emits } = changed(before, atRight());
      expect(next).toMatchObject({
        state: 'open',
        customer: otherNumbers,
        order: { revision: 2 },
        numbersSince: NOW,
        attempts: [{ ...before.attempts[0], toEarlierNumber: true }],
        closedBefore: { at: before.closed?.at, day: '2026-10-06', reopenedAt: NOW },
      });
      expect(next).not.toHaveProperty('waiting');
      expect(emits).toEqual(['callback.closed']);
      const ended = call(next, 'c-2', interviewed({}, { calledAt: at('06 15:00') })).next;
      expect(ended).toMatchObject({
        state: 'closed',
        closed: { day: '2026-10-06', disposition: 'complete' },
      });
    },
  );

  it('has the attempts of a customer nobody reached, however many were made before', () => {
    let task = orderTask();
    for (const [index, moment] of ['06 10:00', '07 15:00', '08 19:00'].entries())
      task = call(task, `c-${index}`, bodyOf({ calledAt: at(moment) })).next;
    expect(task.state).toBe('closed');
    const { next } = changed(task, { ...atRight(), at: at('08 20:00') });
    expect(next.state).toBe('open');
    const first = call(next, 'd-1', bodyOf({ calledAt: at('09 10:00') })).next;
    // The slots of the earlier number were not the customer's.
    expect(first).toMatchObject({ state: 'open', waiting: { from: at('09 14:00') } });
    const second = call(first, 'd-2', bodyOf({ calledAt: at('09 15:00') })).next;
    const third = call(second, 'd-3', bodyOf({ calledAt: at('09 19:00') })).next;
    expect([second.state, third.state]).toEqual(['open', 'closed']);
    expect(third.closed?.disposition).toBe('no-answer');
  });

  it.each(['refused', 'void-order', 'language-or-hearing'] as const)(
    'after the customer was reached (%s) leaves it at that',
    (end) => {
      expect(changed(closedBy(end), atRight()).next.state).toBe('closed');
    },
  );

  it('is rung though somebody rings the wrong one at that moment: that call ends nothing', () => {
    const next = changed(orderTask(), atRight()).next;
    const late = call(next, 'c-1', bodyOf({ disposition: 'wrong-number', calledAt: at('06 12:01') }), {
      claim: claimOf('c-1', at('06 11:59')),
    }).next;
    expect(late).toMatchObject({ state: 'open', attempts: [{ toEarlierNumber: true }] });
    const now = call(next, 'c-1', bodyOf({ disposition: 'wrong-number', calledAt: at('06 12:02') }), {
      claim: claimOf('c-1', at('06 12:01')),
    }).next;
    expect(now.state).toBe('closed');
  });

  it('is given to a customer who had none, and was closed without a call', () => {
    const nobody = changed(orderTask(), { name: 'no phone', at: at('06 11:00') }).next;
    expect(changed(nobody, atRight()).next).toMatchObject({ state: 'open', attempts: [] });
  });

  it('that turns out wrong, too, ends the task as its first number would have', () => {
    const next = changed(closedBy('wrong-number'), atRight()).next;
    const again = call(next, 'c-2', bodyOf({ disposition: 'dead-number', calledAt: at('06 15:00') })).next;
    expect(again).toMatchObject({ state: 'closed', closed: { disposition: 'dead-number' } });
    const unrung = changed(next, { name: 'end window', at: at('20 00:00') }).next;
    expect(unrung).toMatchObject({ state: 'closed', closed: { disposition: 'wrong-number' } });
  });
});

describe('a withdrawal', () => {
  it('withdraws before the first attempt and leaves a mark when it overtakes its request', () => {
    expect(changed(orderTask(), withdraw())).toMatchObject({ next: { state: 'withdrawn' }, emits: [] });
    const mark = changed(undefined, withdraw()).next;
    expect(mark).toMatchObject({ state: 'withdrawn', windowEndsAt: withdrawn().at, sourceVersion: 2 });
    expect(decide(mark, request(), branch)).toEqual({ ok: false, refusal: 'old-news' });
  });

  it('after the first attempt only classifies anew; the old envelope keeps its revision', () => {
    const event = withdrawn({ order: { revision: 2, team: 'repair-2' } });
    expect(changed(tried(), withdraw(event))).toMatchObject({
      next: {
        state: 'open',
        order: { team: 'repair-2', revision: 1 },
        customer: { sealedContact: SEALED },
      },
      emits: [],
    });
  });
});

describe('a second callback', () => {
  const caseId = caseIdOf(taskIdOf(ROUTINE, 'WO-20261005-000123'), 1);
  const second = (event = secondRequested()): TaskCommand => ({ name: 'request second', event, at: NOW });

  it('has its window from the request, in whole branch days', () => {
    expect(caseTask()).toMatchObject({
      about: 'case',
      taskId: secondTaskIdOf(caseId, 1),
      caseId,
      round: 1,
      questionnaire: 'second-callback',
      state: 'open',
      windowEndsAt: at('12 00:00'),
    });
  });

  it('closes at once when there is nobody to ring', () => {
    expect(changed(undefined, second(withoutCustomer(secondRequested())))).toMatchObject({
      next: { state: 'closed', closed: { at: NOW, day: '2026-10-06', disposition: 'not-attempted' } },
      emits: ['second-callback.closed'],
    });
  });

  it('holds what it is about as long as it may be rung, in the newest version', () => {
    expect(caseTask()).toMatchObject({ matter });
    const newer = { ...secondRequested({ matter: matter.slice(1) }, 4) };
    expect(changed(caseTask(), second(newer)).next).toMatchObject({ matter: matter.slice(1) });
    const ended = changed(caseTask(), { name: 'end window', at: at('13 00:00') }).next;
    const forgotten = changed(caseTask(), {
      name: 'forget',
      customerKeys: [CUSTOMER_KEY],
      forgottenAt: NOW,
      at: NOW,
    }).next;
    for (const over of [ended, forgotten, changed(ended, second(newer)).next])
      expect(over).not.toHaveProperty('matter');
    expect(publicTask(caseTask())).not.toHaveProperty('matter', matter);
  });

  it('that is requested again changes nothing', () => {
    expect(decide(caseTask(), second(), branch)).toEqual({ ok: false, refusal: 'old-news' });
  });
});

describe('a second callback that was rung already', () => {
  it('is about what its newest request says', () => {
    const rung = call(caseTask(), 'c-1', bodyOf({ calledAt: at('09 10:00') })).next;
    const event = secondRequested({ matter: matter.slice(1) }, 4);
    const { next } = changed(rung, { name: 'request second', event, at: at('09 11:00') });
    expect(next).toMatchObject({ attempts: [{ claimId: 'c-1' }], matter: matter.slice(1) });
  });
});

describe('a request', () => {
  const asking = (of: Task['customer'], event: ReturnType<typeof requested>) =>
    bringsNumbers({ ...orderTask(), customer: of }, { name: 'request', event, at: NOW });
  const others = requested({ customer: otherNumbers }, 2);
  const { numbersKey: _, ...unknown } = customer;

  it.each([
    ['other numbers than those that are known', customer, others, true],
    ['the same numbers', customer, requested({ customer }, 2), false],
    ['numbers where none are known', unknown, others, false],
    ['numbers of one who was forgotten', undefined, others, false],
    ['nobody any more', customer, withoutCustomer(requested({}, 2)), false],
    ['nobody where no numbers are known', unknown, withoutCustomer(requested({}, 2)), false],
  ] as const)('with %s', (_what, of, event, brings) => {
    expect(asking(of, event)).toBe(brings);
  });

  it('with other numbers brings the contact back to a task whose own is gone', () => {
    const wrong = call(orderTask(), 'c-1', bodyOf({ disposition: 'wrong-number' })).next;
    const gone: Task = { ...wrong, customer: NUMBERS_KEY_ONLY };
    const { next } = changed(gone, {
      name: 'request',
      event: requested({ customer: otherNumbers }, 2),
      at: NOW,
    });
    expect(next).toMatchObject({ state: 'open', customer: otherNumbers, numbersSince: NOW });
  });
});
