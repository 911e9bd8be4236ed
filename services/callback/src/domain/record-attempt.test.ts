import { EVENTS } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import { caseIdOf, ROUTINE, SECOND_CALLBACK, secondTaskIdOf, taskIdOf } from '@huiyin/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  at,
  attempt,
  bodyOf,
  call,
  claimOf,
  interviewed,
  outcomeSaid,
  SATISFIED,
  spoken,
} from '../testing/calls.ts';
import { CUSTOMER_KEY, caseTask, changed, EARLIER_KEY, orderTask, SEALED } from '../testing/events.ts';
import { decide } from './decide.ts';
import { eventsOf } from './events-of.ts';
import { publicTask, type Task } from './task.ts';

const branch = longgang();
const noAnswer = (moment: string) => bodyOf({ calledAt: at(moment) });
const endWindow = (task: Task, moment: string) => changed(task, { name: 'end window', at: moment });
const forget = (task: Task, moment: string) =>
  changed(task, { name: 'forget', customerKeys: [CUSTOMER_KEY], forgottenAt: moment, at: moment });
const contactOf = ({ customer }: Task) => customer?.sealedContact;
const supersededIn = ({ superseded = [] }: Task) => superseded.map(({ claimId }) => claimId);

/** What the task's one event says. */
const saidBy = (task: Task) => {
  const [event, ...others] = Object.values(eventsOf(task));
  expect(others).toEqual([]);
  if (event) expect(EVENTS[event.name].data.parse(event.data)).toEqual(event.data);
  return event;
};

describe('the numbers were corrected while a call went on', () => {
  it.each([
    ['claimed a moment before', '06 09:59', true],
    ['claimed at that very moment', '06 10:00', undefined],
    ['claimed later', '06 10:01', undefined],
  ])('an attempt %s was to the earlier one: %s', (_, claimedAt, toEarlierNumber) => {
    const task: Task = { ...orderTask(), numbersSince: at('06 10:00') };
    const claim = claimOf('c-1', at(claimedAt));
    const { attempts } = call(task, 'c-1', bodyOf({ calledAt: at('06 10:01') }), { claim }).next;
    expect(attempts.map((each) => each.toEarlierNumber)).toEqual([toEarlierNumber]);
  });
});

describe('a call that reached the customer', () => {
  it('closes the task, drops the contact and says how satisfied they are', () => {
    const { next, emits } = call(orderTask(), 'c-1', interviewed());
    expect([next.state, emits, supersededIn(next)]).toEqual(['closed', ['callback.closed'], []]);
    expect(next.customer).toEqual({ customerKey: CUSTOMER_KEY });
    expect(saidBy(next)).toEqual({
      name: 'callback.closed',
      at: at('06 10:00'),
      data: {
        taskId: taskIdOf(ROUTINE, 'WO-20261005-000123'),
        programme: ROUTINE,
        order: next.order,
        sampling: { stratum: 'repair/residential/y2026', probability: 1, policyVersion: 'y2026' },
        disposition: 'complete',
        attempts: [
          { agent: 'agent-01', calledAt: at('06 10:00'), durationSeconds: 150, disposition: 'complete' },
        ],
        closedAt: at('06 10:00'),
        closedDay: '2026-10-06',
        interview: {
          claimId: 'c-1',
          agent: 'agent-01',
          calledAt: at('06 10:00'),
          durationSeconds: 150,
          questionnaire: { id: 'on-site', version: 1 },
          answers: { ...SATISFIED, suggestion: null, praise: null, complaint: null },
        },
        concerns: [],
        concernsSaid: [],
      },
    });
  });

  it.each([
    ['a dissatisfied rating', { overall: 'fair' }, ['dissatisfied']],
    ['an explicit complaint', { complaint: '等了一天' }, ['complaint']],
    ['yes to the integrity question', { integrity: 'yes' }, ['integrity']],
    ['both at once', { integrity: 'yes', overall: 'fail' }, ['integrity', 'dissatisfied']],
    ['praise and a suggestion alone', { praise: '好', suggestion: '快些' }, []],
  ])('brings the concerns of %s', (_, answers, concerns) => {
    const { next } = call(orderTask(), 'c-1', interviewed(answers));
    const event = saidBy(next);
    expect(event?.data).toMatchObject({ concerns });
    expect(event?.data).toHaveProperty('interview');
    // The complaint owner gets the contact; nobody else needs it any more.
    expect(contactOf(next)).toBe(concerns.length > 0 ? SEALED : undefined);
    expect(Object.keys(event?.data ?? {}).includes('customer')).toBe(concerns.length > 0);
  });

  it('raises the alarm when no such visit took place', () => {
    const body = bodyOf({ disposition: 'complete', interview: spoken({ visit: 'no' }) });
    const { next } = call(orderTask(), 'c-1', body);
    expect(saidBy(next)?.data).toMatchObject({
      disposition: 'complete',
      concerns: ['no-such-visit'],
      interview: { answers: { visit: 'no', complaint: null } },
    });
  });

  it('leaves words sealed and says in public only that there are some', () => {
    const { next } = call(orderTask(), 'c-1', interviewed({ complaint: '等了一天', praise: '态度好' }));
    expect(saidBy(next)?.data).toMatchObject({
      interview: { answers: { complaint: true, praise: true, suggestion: null } },
      sealedWords: expect.stringMatching(/^c-1-words-/),
    });
    expect(JSON.stringify(next)).not.toMatch(/等了一天|态度好/);
    expect(JSON.stringify(publicTask(next))).not.toMatch(/words|AAAA|customerKey/);
  });

  it('of a broken-off interview counts as far as it went', () => {
    const interview = spoken({ visit: 'yes', overall: 'fail', integrity: 'yes' });
    const body = bodyOf({ disposition: 'partial', interview });
    expect(saidBy(call(orderTask(), 'c-1', body).next)?.data).toMatchObject({
      disposition: 'partial',
      concerns: ['integrity', 'dissatisfied'],
      interview: { answers: { visit: 'yes', appointment: null, overall: 'fail', integrity: 'yes' } },
    });
  });

  it('under an older version of the questionnaire is reported under that version', () => {
    const onSite = branch.questionnaires.flatMap((each) => (each.id === 'on-site' ? [each] : []));
    const newer = onSite.map((each) => ({ ...each, version: 2, questions: each.questions.slice(0, 3) }));
    const both = { ...branch, questionnaires: [...onSite, ...newer] };
    const { next } = changed(orderTask(), attempt('c-1', interviewed()), both);
    expect(saidBy(next)?.data).toMatchObject({
      interview: { questionnaire: { id: 'on-site', version: 1 }, answers: { timeliness: 'good' } },
    });
  });
});

describe('a call that reached nobody', () => {
  it('leaves the task open, to be rung in another slot after the longer of retry time and spacing', () => {
    const { next, emits } = call(orderTask(), 'c-1', noAnswer('06 10:00'));
    expect([next.state, emits, eventsOf(next)]).toEqual(['open', [], {}]);
    expect(next.waiting).toEqual({ from: at('06 14:00') });
    const busy = call(next, 'c-2', bodyOf({ disposition: 'busy', calledAt: at('06 14:00') }));
    expect(busy.next.waiting).toEqual({ from: at('06 18:00') });
  });

  it('closes the task with the last allowed attempt', () => {
    const first = call(orderTask(), 'c-1', noAnswer('06 10:00')).next;
    const second = call(first, 'c-2', noAnswer('06 14:00')).next;
    const { next, emits } = call(second, 'c-3', bodyOf({ disposition: 'busy', calledAt: at('06 18:00') }));
    expect([next.state, emits]).toEqual(['closed', ['callback.closed']]);
    expect(saidBy(next)?.data).toMatchObject({
      disposition: 'busy',
      attempts: [{ calledAt: at('06 10:00') }, { calledAt: at('06 14:00') }, { disposition: 'busy' }],
      concerns: [],
    });
    expect(saidBy(next)?.data).not.toHaveProperty('interview');
  });

  it.each(['refused', 'dead-number', 'wrong-number', 'language-or-hearing', 'void-order'] as const)(
    'closes the task at once when it ended %s',
    (disposition) => {
      const { next } = call(orderTask(), 'c-1', bodyOf({ disposition }));
      expect(saidBy(next)?.data).toMatchObject({ disposition, attempts: [{ disposition }] });
    },
  );

  it('is rung again when the customer asked, whatever spacing and slots say', () => {
    const body = bodyOf({ disposition: 'call-later', callAgainAt: at('06 10:30') });
    const { next } = call(orderTask(), 'c-1', body);
    expect(next.waiting).toEqual({ from: at('06 10:30'), named: true });
    expect(next.attempts).toMatchObject([{ disposition: 'call-later', callAgainAt: at('06 10:30') }]);
  });

  it('is not given up for a time that the customer named: such a call uses up no attempt', () => {
    const later = (time: string, calledAt: string) =>
      bodyOf({ disposition: 'call-later', calledAt, callAgainAt: at(time) });
    const twice = ['06 09:00', '06 13:00'].reduce<Task>(
      (task, time) => call(task, `c-${time}`, bodyOf({ calledAt: at(time) })).next,
      orderTask(),
    );
    const { next } = call(twice, 'c-3', later('07 15:00', at('06 18:00')));
    expect(branch.calling.attemptsMax).toBe(3);
    expect(next).toMatchObject({ state: 'open', waiting: { from: at('07 15:00'), named: true } });
    expect(next.attempts).toHaveLength(3);
    // The promise is held; a call that reaches nobody then is the third that counts.
    const missed = call(next, 'c-4', bodyOf({ calledAt: at('07 15:00') })).next;
    expect(missed.closed?.disposition).toBe('no-answer');
  });

  it('waits for the spacing at least, also when it may be rung again at once', () => {
    const { next } = call(orderTask(), 'c-1', bodyOf({ disposition: 'call-later' }));
    expect(next.waiting).toEqual({ from: at('06 14:00') });
  });

  it('comes again in a slot already tried when no other is left, and not at all when no moment is', () => {
    const oneSlot = {
      ...branch,
      calling: { ...branch.calling, attemptsMax: 9, slots: branch.calling.slots.slice(0, 1) },
    };
    const record = (task: Task, claimId: string, moment: string) =>
      changed(task, attempt(claimId, noAnswer(moment)), oneSlot).next;
    const evening = record(orderTask(), 'c-1', '06 19:00');
    expect(evening.waiting).toEqual({ from: at('07 08:30') });
    const morning = record(evening, 'c-2', '07 09:00');
    expect(morning.waiting).toEqual({ from: at('07 14:00') });
    const short = record(orderTask({ windowEndsAt: at('06 13:00') }), 'c-1', '06 10:00');
    expect(short.waiting).toEqual({ from: at('06 13:00') });
  });
});

describe('a call that is recorded late', () => {
  const complete = (moment: string, overall = 'good') => interviewed({ overall }, { calledAt: at(moment) });

  it('is a fact, and the interview that began first counts', () => {
    const first = call(orderTask(), 'c-2', complete('06 10:20')).next;
    const late = call(first, 'c-3', complete('06 10:40', 'excellent'), { at: at('06 11:00') });
    expect([supersededIn(late.next), late.emits]).toEqual([['c-3'], ['callback.closed']]);
    expect(saidBy(late.next)?.data).toMatchObject({
      attempts: [{ calledAt: at('06 10:20') }, { calledAt: at('06 10:40') }],
      interview: { claimId: 'c-2', answers: { overall: 'good' } },
    });
  });

  it('becomes the one that counts when it began earlier; the day of closing stays', () => {
    const first = call(orderTask(), 'c-2', complete('06 10:20')).next;
    const late = call(first, 'c-1', complete('06 10:00', 'excellent'), { at: at('08 11:00') });
    expect(saidBy(late.next)?.data).toMatchObject({
      closedDay: '2026-10-06',
      closedAt: at('06 10:20'),
      interview: { claimId: 'c-1', answers: { overall: 'excellent' } },
    });
    expect(supersededIn(late.next)).toEqual(['c-2']);
  });

  it('of two that began at the same moment is put in its place by its claim', () => {
    const [one, two] = ['c-1', 'c-2'].map((claimId) => attempt(claimId, complete('06 10:20')));
    for (const [first, then] of [
      [one, two],
      [two, one],
    ]) {
      if (!first || !then) continue;
      const { next } = changed(changed(orderTask(), first).next, then);
      expect([next.interview?.claimId, supersededIn(next)]).toEqual(['c-1', ['c-2']]);
    }
  });

  it('and complete counts before a partial one, whichever began first', () => {
    const partial = (moment: string) =>
      bodyOf({ disposition: 'partial', calledAt: at(moment), interview: spoken({ visit: 'yes' }) });
    const first = call(orderTask(), 'c-1', partial('06 10:00')).next;
    const then = call(first, 'c-2', complete('06 10:20')).next;
    expect([then.interview?.claimId, supersededIn(then)]).toEqual(['c-2', ['c-1']]);
    const last = call(then, 'c-3', partial('06 09:30')).next;
    expect([last.interview?.claimId, supersededIn(last)]).toEqual(['c-2', ['c-3', 'c-1']]);
  });

  it('does not lose a complaint that the interview that counts knows nothing of', () => {
    const first = call(orderTask(), 'c-1', complete('06 10:00'), { isAnotherAwaited: true }).next;
    expect(contactOf(first)).toBe(SEALED);
    const late = call(first, 'c-2', interviewed({ integrity: 'yes' }, { calledAt: at('06 10:20') }));
    expect(saidBy(late.next)?.data).toMatchObject({
      concerns: ['integrity'],
      customer: { sealedContact: SEALED },
      interview: { claimId: 'c-1', answers: { integrity: 'no' } },
    });
  });

  it('drops the contact that was left for it when it brings no concern', () => {
    const first = call(orderTask(), 'c-1', complete('06 10:00'), { isAnotherAwaited: true }).next;
    expect(contactOf(call(first, 'c-2', complete('06 10:20')).next)).toBeUndefined();
  });

  it('changes how a task ended whose window had ended without a call', () => {
    const closed = endWindow(orderTask(), at('20 00:05')).next;
    expect(saidBy(closed)?.data).toMatchObject({ disposition: 'not-attempted', attempts: [] });
    const late = call(closed, 'c-1', complete('19 20:50'), { at: at('20 09:00') });
    expect(saidBy(late.next)?.data).toMatchObject({ disposition: 'complete', closedDay: '2026-10-20' });
  });

  it('of a withdrawn task closes it when the customer was reached, and is only recorded otherwise', () => {
    const gone: Task = { ...orderTask(), state: 'withdrawn', customer: undefined };
    expect(call(gone, 'c-1', noAnswer('06 10:00'))).toMatchObject({
      next: { state: 'withdrawn', attempts: [{ claimId: 'c-1' }] },
      emits: [],
    });
    expect(call(gone, 'c-1', complete('06 10:00'))).toMatchObject({
      next: { state: 'closed' },
      emits: ['callback.closed'],
    });
  });

  it('and was refused ends the task as refused, also when a later call had found nobody', () => {
    const first = call(orderTask(), 'c-2', noAnswer('06 14:00')).next;
    const late = call(first, 'c-1', bodyOf({ disposition: 'refused', calledAt: at('06 10:00') }));
    expect(saidBy(late.next)?.data).toMatchObject({
      disposition: 'refused',
      attempts: [{ disposition: 'refused' }, { disposition: 'no-answer' }],
    });
  });
});

describe('calls in whatever order they are recorded', () => {
  const calls = fc.uniqueArray(
    fc.record({
      minute: fc.integer({ min: 0, max: 600 }),
      kind: fc.constantFrom(
        'complete' as const,
        'partial' as const,
        'no-answer' as const,
        'refused' as const,
      ),
      overall: fc.constantFrom('good', 'fail'),
    }),
    { minLength: 2, maxLength: 4, selector: ({ minute }) => minute },
  );

  it('end a task in the same way', () => {
    fc.assert(
      fc.property(calls, fc.func(fc.nat()), (all, shuffle) => {
        const bodies = all.map(({ minute, kind, overall }) => {
          const calledAt = new Date(Date.parse(at('06 08:30')) + minute * 60_000).toISOString();
          const isReached = kind === 'complete' || kind === 'partial';
          const body = isReached ? interviewed({ overall }) : bodyOf();
          return { ...body, disposition: kind, calledAt };
        });
        // A further slot saves the attempts from running out before all are in.
        const roomy = { ...branch, calling: { ...branch.calling, attemptsMax: bodies.length } };
        const end = (order: typeof bodies) =>
          order.reduce<Task>((task, body) => {
            const more = { at: at('07 09:00'), isAnotherAwaited: true, sealedWords: undefined };
            const decided = decide(task, attempt(`c-${body.calledAt}`, body, more), roomy);
            return decided.ok ? decided.value.next : expect.unreachable();
          }, orderTask());
        const shuffled = bodies.toSorted((a, b) => shuffle(a.calledAt) - shuffle(b.calledAt));
        expect(eventsOf(end(shuffled))).toEqual(eventsOf(end(bodies)));
      }),
    );
  });
});

describe('a second callback', () => {
  const caseId = caseIdOf(taskIdOf(ROUTINE, 'WO-20261005-000123'), 1);

  it('closes with its outcome, raises nothing and lies outside sampling', () => {
    const body = outcomeSaid({ solved: 'yes', satisfied: 'no', remark: '还行' });
    const { next, emits } = call(caseTask(), 'c-1', body);
    expect(next.programme).toBe(SECOND_CALLBACK);
    expect(emits).toEqual(['second-callback.closed']);
    expect(saidBy(next)).toEqual({
      name: 'second-callback.closed',
      at: at('06 10:00'),
      data: {
        taskId: secondTaskIdOf(caseId, 1),
        caseId,
        round: 1,
        disposition: 'complete',
        attempts: [
          { agent: 'agent-01', calledAt: at('06 10:00'), durationSeconds: 40, disposition: 'complete' },
        ],
        closedAt: at('06 10:00'),
        closedDay: '2026-10-06',
        interview: {
          claimId: 'c-1',
          agent: 'agent-01',
          calledAt: at('06 10:00'),
          durationSeconds: 40,
          questionnaire: { id: 'second-callback', version: 1 },
          answers: { solved: 'yes', satisfied: 'no', remark: true },
        },
        sealedWords: expect.any(String),
      },
    });
    expect(contactOf(next)).toBeUndefined();
  });

  it('closes without one when the customer could not be reached in its window', () => {
    const tried = call(caseTask(), 'c-1', noAnswer('09 10:00')).next;
    const closed = endWindow(tried, at('12 00:05'));
    expect(closed.emits).toEqual(['second-callback.closed']);
    expect(saidBy(closed.next)?.data).toMatchObject({
      disposition: 'no-answer',
      attempts: [{ disposition: 'no-answer' }],
    });
    expect(saidBy(closed.next)?.data).not.toHaveProperty('interview');
  });

  it('needs no contact any more, whatever its questionnaire is concerned about: the case has its own', () => {
    const concerned = branch.questionnaires.map((each) =>
      each.id === 'second-callback'
        ? {
            ...each,
            concerns: [{ concern: 'dissatisfied' as const, when: { question: 'satisfied', is: ['no'] } }],
          }
        : each,
    );
    const body = outcomeSaid({ solved: 'no', satisfied: 'no' });
    const { next } = changed(caseTask(), attempt('c-1', body), { ...branch, questionnaires: concerned });
    expect(next.interview?.concerns).toEqual(['dissatisfied']);
    expect(contactOf(next)).toBeUndefined();
  });
});

describe('a forgotten customer', () => {
  it('is not rung: a task without any call is withdrawn, silently', () => {
    const { next, emits } = forget(orderTask(), at('06 09:00'));
    expect([next.state, next.customer, emits]).toEqual(['withdrawn', undefined, []]);
  });

  it.each([
    ['a call was made', () => call(orderTask(), 'c-1', noAnswer('06 10:00')).next, 'callback.closed'],
    ['a complaint case waits for it', () => caseTask(), 'second-callback.closed'],
  ])('closes the task when %s', (_, task, event) => {
    const { next, emits } = forget(task(), at('06 11:00'));
    expect([next.state, emits]).toEqual(['closed', [event]]);
  });

  it('loses contact, hash and words of closed tasks; the public answers stay', () => {
    const first = call(orderTask(), 'c-1', interviewed({ complaint: '等了一天' })).next;
    const closed = call(first, 'c-2', interviewed({ complaint: '还等' }, { calledAt: at('06 10:30') })).next;
    expect(JSON.stringify(closed)).toContain('c-2-words-');
    const { next, emits } = forget(closed, at('07 09:00'));
    expect(emits).toEqual([]);
    expect(saidBy(next)?.data).toMatchObject({
      concerns: ['complaint'],
      interview: { answers: { complaint: true } },
    });
    expect(next.superseded).toMatchObject([{ claimId: 'c-2', answers: { complaint: true } }]);
    expect(JSON.stringify([next, eventsOf(next)])).not.toMatch(/words-|AAAA|customerKey":"/);
  });

  it('said nothing that is stored after that', () => {
    const { next } = forget(orderTask(), at('06 09:00'));
    const late = call(next, 'c-1', interviewed({ complaint: '等了一天' })).next;
    expect(JSON.stringify(late)).not.toContain('words-');
  });
});

describe('a task that ends without an interview', () => {
  it.each<[string, Task]>([
    ['with its window', endWindow(orderTask(), at('20 00:05')).next],
    ['with the window of a second callback', endWindow(caseTask(), at('12 00:05')).next],
    ['for want of a phone', changed(caseTask(), { name: 'no phone', at: at('09 10:00') }).next],
  ])('%s needs no contact any more, nor what it was to be about', (_, { customer, ...task }) => {
    expect(customer).toEqual({
      customerKey: CUSTOMER_KEY,
      earlierKey: EARLIER_KEY,
      numbersKey: expect.any(String),
    });
    expect(task).not.toHaveProperty('matter');
  });
});

describe('an interview that was broken off', () => {
  const partial = bodyOf({ disposition: 'partial', interview: spoken({ visit: 'yes' }) });

  it('has no answer to what was not asked any more', () => {
    expect(call(orderTask(), 'c-1', partial).next.interview?.answers).toEqual({ visit: 'yes' });
  });
});
