import { EVENTS } from '@huiyin/contracts';
import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call, interviewed, satisfied } from '../testing/calls.ts';
import { routineTask, SEALED, secondTask } from '../testing/events.ts';
import { closeWindow, forget } from './close.ts';
import { eventsOf } from './events-of.ts';
import { recordAttempt } from './record-attempt.ts';
import { publicTask, type Task } from './task.ts';

const branch = longgang();
const noAnswer = (moment: string) => bodyOf({ calledAt: at(moment) });

/** What the task's one event says, by name. */
const told = (task: Task) => {
  const [event, ...others] = eventsOf(task);
  expect(others).toEqual([]);
  if (event) expect(EVENTS[event.name].data.parse(event.data)).toEqual(event.data);
  return event;
};

describe('a call that reached the customer', () => {
  it('closes the task, drops the contact and tells how satisfied they are', () => {
    const { next, emits, isSuperseded } = call(routineTask(), 'c-1', interviewed());
    expect([next.state, emits, isSuperseded]).toEqual(['closed', ['callback.closed'], false]);
    expect(next.sealedContact).toBeUndefined();
    const { questionnaire, visitTookPlace, keptAppointment, rating, aspects, integrityConcern } = satisfied;
    expect(told(next)).toEqual({
      name: 'callback.closed',
      at: at('06 10:00'),
      data: {
        ...next.order,
        stratum: 'repair/residential/y2026',
        probability: 1,
        policyVersion: 'y2026',
        taskId: 'WO-20261005-000123',
        disposition: 'complete',
        attempts: 1,
        closedAt: at('06 10:00'),
        closedDay: '2026-10-06',
        interview: {
          claimId: 'c-1',
          agent: 'agent-01',
          calledAt: at('06 10:00'),
          durationSeconds: 150,
          questionnaire,
          visitTookPlace,
          keptAppointment,
          rating,
          aspects,
          integrityConcern,
          suggested: false,
          praised: false,
          complained: false,
        },
        concerns: [],
      },
    });
  });

  it.each([
    ['a dissatisfied rating', { rating: 'fair' }, ['dissatisfied']],
    ['an explicit complaint', { complaint: '等了一天' }, ['complaint']],
    ['yes to the integrity question', { integrityConcern: true }, ['integrity']],
    ['both at once', { integrityConcern: true, rating: 'fail' }, ['integrity', 'dissatisfied']],
    ['praise and a suggestion alone', { praise: '好', suggestion: '快些' }, []],
  ])('brings the concerns of %s', (_, answers, concerns) => {
    const { next } = call(routineTask(), 'c-1', interviewed(answers));
    const event = told(next);
    expect(event?.data).toMatchObject({ concerns });
    expect(event?.data).toHaveProperty('interview');
    // The complaint owner gets the contact; nobody else needs it any more.
    expect(next.sealedContact).toBe(concerns.length > 0 ? SEALED : undefined);
    expect(Object.keys(event?.data ?? {}).includes('customer')).toBe(concerns.length > 0);
  });

  it('raises the alarm when no such visit took place', () => {
    const answers = { questionnaire: satisfied.questionnaire, visitTookPlace: false };
    const { next } = call(routineTask(), 'c-1', bodyOf({ disposition: 'complete', answers }));
    expect(told(next)?.data).toMatchObject({ disposition: 'complete', concerns: ['no-such-visit'] });
  });

  it('keeps words sealed and says in public only that there are some', () => {
    const { next } = call(routineTask(), 'c-1', interviewed({ complaint: '等了一天', praise: '态度好' }));
    expect(told(next)?.data).toMatchObject({
      interview: { complained: true, praised: true, suggested: false },
      sealedWords: expect.stringMatching(/^c-1-words-/),
    });
    expect(JSON.stringify(next)).not.toMatch(/等了一天|态度好/);
    expect(JSON.stringify(publicTask(next))).not.toMatch(/words|AAAA|customerKey/);
  });

  it('of a broken-off interview counts as far as it went', () => {
    const body = interviewed({ integrityConcern: true }, { disposition: 'partial' });
    expect(told(call(routineTask(), 'c-1', body).next)?.data).toMatchObject({
      disposition: 'partial',
      concerns: ['integrity'],
      interview: { integrityConcern: true },
    });
  });
});

describe('a call that reached nobody', () => {
  it('leaves the task open, to be rung in another slot after the longer of retry time and spacing', () => {
    const { next, emits } = call(routineTask(), 'c-1', noAnswer('06 10:00'));
    expect([next.state, emits, eventsOf(next)]).toEqual(['open', [], []]);
    expect(next.waiting).toEqual({ from: at('06 13:00'), tried: ['morning'] });
    const busy = call(next, 'c-2', bodyOf({ disposition: 'busy', calledAt: at('06 14:00') }));
    expect(busy.next.waiting).toEqual({ from: at('06 16:00'), tried: ['morning', 'afternoon'] });
  });

  it('closes the task with the last allowed attempt', () => {
    const first = call(routineTask(), 'c-1', noAnswer('06 10:00')).next;
    const second = call(first, 'c-2', noAnswer('06 14:00')).next;
    const { next, emits } = call(second, 'c-3', bodyOf({ disposition: 'busy', calledAt: at('06 18:00') }));
    expect([next.state, emits]).toEqual(['closed', ['callback.closed']]);
    expect(told(next)?.data).toMatchObject({ disposition: 'busy', attempts: 3, concerns: [] });
    expect(told(next)?.data).not.toHaveProperty('interview');
  });

  it.each(['refused', 'dead-number', 'wrong-number', 'language-or-hearing', 'void-order'] as const)(
    'closes the task at once when it ended %s',
    (disposition) => {
      const { next } = call(routineTask(), 'c-1', bodyOf({ disposition }));
      expect(told(next)?.data).toMatchObject({ disposition, attempts: 1 });
    },
  );

  it('is rung again when the customer asked, whatever spacing and slots say', () => {
    const body = bodyOf({ disposition: 'call-later', callAgainAt: at('06 10:30') });
    expect(call(routineTask(), 'c-1', body).next.waiting).toEqual({ from: at('06 10:30'), tried: [] });
  });
});

describe('a result that comes late', () => {
  const complete = (moment: string, rating = 'good') => interviewed({ rating }, { calledAt: at(moment) });

  it('is kept, and the interview that began first counts', () => {
    const first = call(routineTask(), 'c-2', complete('06 10:20')).next;
    const late = call(first, 'c-3', complete('06 10:40', 'excellent'), { recordedAt: at('06 11:00') });
    expect([late.isSuperseded, late.emits]).toEqual([true, ['callback.closed']]);
    expect(told(late.next)?.data).toMatchObject({
      attempts: 2,
      interview: { claimId: 'c-2', rating: 'good' },
    });
  });

  it('becomes the counting one when it began earlier; the day of closing stays', () => {
    const first = call(routineTask(), 'c-2', complete('06 10:20')).next;
    const late = call(first, 'c-1', complete('06 10:00', 'excellent'), { recordedAt: at('08 11:00') });
    expect(late.isSuperseded).toBe(false);
    expect(told(late.next)?.data).toMatchObject({
      closedDay: '2026-10-06',
      closedAt: at('06 10:20'),
      interview: { claimId: 'c-1', rating: 'excellent' },
    });
    expect(late.next.superseded).toMatchObject([{ claimId: 'c-2' }]);
  });

  it('does not lose a complaint that the counting interview knows nothing of', () => {
    const first = call(routineTask(), 'c-1', complete('06 10:00'), { isAnotherAwaited: true }).next;
    expect(first.sealedContact).toBe(SEALED);
    const late = call(first, 'c-2', interviewed({ integrityConcern: true }, { calledAt: at('06 10:20') }));
    expect(told(late.next)?.data).toMatchObject({
      concerns: ['integrity'],
      customer: { sealedContact: SEALED },
      interview: { claimId: 'c-1', integrityConcern: false },
    });
  });

  it('drops the contact that was kept for it when it brings no concern', () => {
    const first = call(routineTask(), 'c-1', complete('06 10:00'), { isAnotherAwaited: true }).next;
    expect(call(first, 'c-2', complete('06 10:20')).next.sealedContact).toBeUndefined();
  });

  it('changes how a task ended whose window had ended without a call', () => {
    const closed = closeWindow(routineTask(), at('20 00:05'), branch);
    if (!closed) throw new Error('the window had ended');
    expect(told(closed.next)?.data).toMatchObject({ disposition: 'not-attempted', attempts: 0 });
    const late = call(closed.next, 'c-1', complete('19 20:50'), { recordedAt: at('20 09:00') });
    expect(told(late.next)?.data).toMatchObject({ disposition: 'complete', closedDay: '2026-10-20' });
  });

  it('of a withdrawn task closes it when the customer was reached, and is only kept otherwise', () => {
    const gone: Task = { ...routineTask(), state: 'withdrawn', sealedContact: undefined };
    expect(call(gone, 'c-1', noAnswer('06 10:00'))).toMatchObject({
      next: { state: 'withdrawn', attempts: [{ claimId: 'c-1' }] },
      emits: [],
    });
    expect(call(gone, 'c-1', complete('06 10:00'))).toMatchObject({
      next: { state: 'closed' },
      emits: ['callback.closed'],
    });
  });

  it('a refusal ends the task as refused, also when a later call had found nobody', () => {
    const first = call(routineTask(), 'c-2', noAnswer('06 14:00')).next;
    const late = call(first, 'c-1', bodyOf({ disposition: 'refused', calledAt: at('06 10:00') }));
    expect(told(late.next)?.data).toMatchObject({ disposition: 'refused', attempts: 2 });
  });
});

describe('results in whatever order they come', () => {
  const results = fc.uniqueArray(
    fc.record({
      minute: fc.integer({ min: 0, max: 600 }),
      kind: fc.constantFrom('complete', 'partial', 'no-answer', 'refused'),
      rating: fc.constantFrom('good', 'fail'),
    }),
    { minLength: 2, maxLength: 4, selector: ({ minute }) => minute },
  );

  it('end a task in the same way', () => {
    fc.assert(
      fc.property(results, fc.func(fc.nat()), (all, shuffle) => {
        const bodies = all.map(({ minute, kind, rating }) => {
          const calledAt = new Date(Date.parse(at('06 08:30')) + minute * 60_000).toISOString();
          const isReached = kind === 'complete' || kind === 'partial';
          const body = isReached ? interviewed({ rating }) : bodyOf();
          return { ...body, disposition: kind as 'complete', calledAt };
        });
        const end = (order: typeof bodies) => {
          const closing = { recordedAt: at('07 09:00'), isAnotherAwaited: true };
          // A fourth slot keeps the attempts from running out before all are in.
          const roomy = { ...branch, calling: { ...branch.calling, attemptsMax: bodies.length } };
          return order.reduce<Task>(
            (task, body) =>
              recordAttempt(
                task,
                {
                  claim: { claimId: `c-${body.calledAt}`, agent: 'agent-01', claimedAt: body.calledAt },
                  body,
                  sealedWords: undefined,
                  ...closing,
                },
                roomy,
              ).next,
            routineTask(),
          );
        };
        const shuffled = bodies.toSorted((a, b) => shuffle(a.calledAt) - shuffle(b.calledAt));
        expect(eventsOf(end(shuffled))).toEqual(eventsOf(end(bodies)));
      }),
    );
  });
});

describe('a second callback', () => {
  const verdict = { solved: true, satisfied: false, words: '还行' };

  it('closes with a verdict, raises nothing and lies outside sampling', () => {
    const { next, emits } = call(secondTask(), 'c-1', bodyOf({ disposition: 'complete', verdict }));
    expect(emits).toEqual(['second-callback.closed']);
    expect(told(next)).toEqual({
      name: 'second-callback.closed',
      at: at('06 10:00'),
      data: {
        taskId: 'WO-20261005-000123~1',
        caseId: 'WO-20261005-000123',
        round: 1,
        disposition: 'complete',
        attempts: 1,
        closedAt: at('06 10:00'),
        closedDay: '2026-10-06',
        verdict: {
          claimId: 'c-1',
          agent: 'agent-01',
          calledAt: at('06 10:00'),
          durationSeconds: 40,
          solved: true,
          satisfied: false,
        },
        sealedWords: expect.any(String),
      },
    });
    expect(next.sealedContact).toBeUndefined();
  });

  it('closes without one when the customer could not be reached in its window', () => {
    const tried = call(secondTask(), 'c-1', noAnswer('09 10:00')).next;
    const closed = closeWindow(tried, at('12 00:05'), branch);
    expect(closed?.emits).toEqual(['second-callback.closed']);
    expect(closed && told(closed.next)?.data).toMatchObject({ disposition: 'no-answer', attempts: 1 });
  });
});

describe('the end of the window', () => {
  it('closes open tasks only, and none before its time', () => {
    expect(closeWindow(routineTask(), at('19 23:59'), branch)).toBeUndefined();
    const done = call(routineTask(), 'c-1', interviewed()).next;
    expect(closeWindow(done, at('21 00:05'), branch)).toBeUndefined();
  });
});

describe('a forgotten customer', () => {
  it('is not rung: a task without any call is withdrawn, silently', () => {
    const { next, emits } = forget(routineTask(), at('06 09:00'), branch);
    expect([next.state, next.sealedContact, next.customerKey, emits]).toEqual([
      'withdrawn',
      undefined,
      undefined,
      [],
    ]);
  });

  it.each([
    ['a call was made', () => call(routineTask(), 'c-1', noAnswer('06 10:00')).next, 'callback.closed'],
    ['a complaint case waits for it', () => secondTask(), 'second-callback.closed'],
  ])('closes the task when %s', (_, task, event) => {
    const { next, emits } = forget(task(), at('06 11:00'), branch);
    expect([next.state, emits]).toEqual(['closed', [event]]);
  });

  it('loses contact, hash and words of closed tasks; the public answers stay', () => {
    const closed = call(routineTask(), 'c-1', interviewed({ complaint: '等了一天' })).next;
    const { next, emits } = forget(closed, at('07 09:00'), branch);
    expect(emits).toEqual([]);
    expect(told(next)?.data).toMatchObject({ concerns: ['complaint'], interview: { complained: true } });
    expect(JSON.stringify([next, eventsOf(next)])).not.toMatch(/words-|AAAA|customerKey":"/);
  });

  it('said nothing worth keeping after that', () => {
    const { next } = forget(routineTask(), at('06 09:00'), branch);
    const late = call(next, 'c-1', interviewed({ complaint: '等了一天' })).next;
    expect(JSON.stringify(late)).not.toContain('words-');
  });
});
