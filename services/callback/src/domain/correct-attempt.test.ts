import { plusMinutes } from '@huiyin/calendar';
import { longgang } from '@huiyin/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, bodyOf, call, correction, interviewed, outcomeSaid, spoken } from '../testing/calls.ts';
import { caseTask, changed, orderTask, SEALED } from '../testing/events.ts';
import { isRungAgain } from './correct-attempt.ts';
import { decide } from './decide.ts';
import { eventsOf } from './events-of.ts';
import { concernsSaid, correctionsOf, publicTask, type Task } from './task.ts';

const branch = longgang();
const saidBy = (task: Task) => eventsOf(task)['callback.closed'];
const words = { complaint: '等了一天' };

describe('a result that was sent in error', () => {
  it('is kept beside the one that replaced it, and that one counts', () => {
    const wrong = call(orderTask(), 'c-1', interviewed({ overall: 'fail', ...words })).next;
    const right = interviewed({ overall: 'good' }, { durationSeconds: 90 });
    const { next, emits } = changed(wrong, correction('c-1', right));
    const [attempt] = wrong.attempts;
    expect(next).toMatchObject({
      state: 'closed',
      closed: wrong.closed,
      attempts: [{ ...attempt, durationSeconds: 90 }],
      interview: { answers: { overall: 'good', complaint: null } },
      replaced: [
        {
          claimId: 'c-1',
          disposition: 'complete',
          durationSeconds: 150,
          replacedAt: at('06 10:01'),
          interview: wrong.interview,
          said: true,
        },
      ],
    });
    expect(next.interview).not.toHaveProperty('sealedWords');
    expect(emits).toEqual(['callback.closed']);
  });

  it('is the one under that claim, whatever other calls there were', () => {
    const partial = bodyOf({ disposition: 'partial', interview: spoken({ visit: 'yes' }), numberRung: 1 });
    const first = call(orderTask(), 'c-1', partial).next;
    const later = bodyOf({
      calledAt: at('06 15:00'),
      disposition: 'call-later',
      callAgainAt: at('06 18:00'),
    });
    const second = call({ ...first, state: 'open', closed: undefined }, 'c-2', later).next;
    const calledAt = at('06 15:00');
    const { next } = changed(second, correction('c-2', interviewed({}, { calledAt })));
    expect(next.attempts).toStrictEqual([
      first.attempts[0],
      {
        claimId: 'c-2',
        agent: 'agent-01',
        calledAt,
        durationSeconds: 150,
        disposition: 'complete',
        recordedAt: calledAt,
      },
    ]);
    expect(next.replaced).toStrictEqual([
      {
        claimId: 'c-2',
        disposition: 'call-later',
        durationSeconds: 40,
        callAgainAt: at('06 18:00'),
        replacedAt: at('06 15:01'),
        said: true,
      },
    ]);
    expect(next.superseded?.map(({ claimId }) => claimId)).toEqual(['c-1']);
    const once = correction('c-2', interviewed({ overall: 'fail' }, { calledAt }), { number: 2 });
    const again = changed(next, once).next;
    expect(again.replaced?.[1]).toStrictEqual({
      claimId: 'c-2',
      disposition: 'complete',
      durationSeconds: 150,
      replacedAt: at('06 15:01'),
      interview: next.interview,
      said: true,
    });
    expect(again.superseded).toEqual(next.superseded);
    expect(correctionsOf(again, 'c-2')).toBe(2);
    expect(correctionsOf(again, 'c-1')).toBe(0);
    expect(concernsSaid(again)).toEqual(['dissatisfied']);
  });

  it('waits for a later attempt no more, whichever of the two came first', () => {
    const early = call(orderTask(), 'c-1', bodyOf()).next;
    const refused = (task: Task) => decide(task, correction('c-1', bodyOf({ disposition: 'busy' })), branch);
    const beside = (calledAt: string, recordedAt: string): Task => ({
      ...early,
      attempts: [
        ...early.attempts,
        ...early.attempts.map((each) => ({ ...each, claimId: 'c-2', calledAt, recordedAt })),
      ],
    });
    const [before, same, after] = [at('06 09:59'), at('06 10:00'), at('06 10:01')];
    const later = { ok: false, refusal: 'later-attempt' };
    expect(refused(beside(after, same))).toMatchObject(later);
    expect(refused(beside(same, after))).toMatchObject(later);
    expect(refused(beside(after, before))).toMatchObject(later);
    expect(refused(beside(before, after))).toMatchObject(later);
    expect(refused(beside(same, same))).toMatchObject({ ok: true });
    expect(refused(beside(before, before))).toMatchObject({ ok: true });
  });

  it('to a number that was corrected since leaves a customer whom nobody rang yet', () => {
    const { attempts } = call(orderTask(), 'c-1', bodyOf()).next;
    const toEarlier = attempts.map((each) => ({ ...each, toEarlierNumber: true as const }));
    expect(isRungAgain(orderTask(), toEarlier, branch)).toBe(true);
    expect(isRungAgain({ ...orderTask(), customer: undefined }, toEarlier, branch)).toBe(false);
  });

  it('takes back what it complained of, and says so; whoever has the case keeps the customer', () => {
    const wrong = call(orderTask(), 'c-1', interviewed({ overall: 'fail', ...words })).next;
    const { next } = changed(wrong, correction('c-1', interviewed()));
    expect(saidBy(next)?.data).toMatchObject({
      concerns: [],
      concernsSaid: ['complaint', 'dissatisfied'],
      corrected: ['c-1'],
      customer: { sealedContact: SEALED },
    });
    expect(saidBy(next)?.data).not.toHaveProperty('sealedWords');
  });

  it('takes nothing back of which nobody was told', () => {
    const partial = { disposition: 'partial', interview: spoken({ visit: 'no' }) } as const;
    const open = { ...branch, calling: { ...branch.calling, retryMinutes: { partial: 60, busy: 60 } } };
    const tried = call(orderTask(), 'c-1', bodyOf(partial));
    const untold: Task = { ...tried.next, state: 'open', closed: undefined };
    const { next } = changed(untold, correction('c-1', bodyOf({ disposition: 'busy' })), open);
    expect(next).toMatchObject({ state: 'open', replaced: [{ disposition: 'partial' }] });
    expect(concernsSaid(next)).toEqual([]);
  });

  it('and would have the customer rung again opens its task, which keeps the day of its end', () => {
    const wrong = call(orderTask(), 'c-1', bodyOf({ disposition: 'refused' })).next;
    const appointment = bodyOf({ disposition: 'call-later', callAgainAt: at('06 15:00') });
    const { next, emits } = changed(wrong, correction('c-1', appointment));
    expect(next).toMatchObject({
      state: 'open',
      waiting: { from: at('06 15:00'), named: true },
      closedBefore: { at: at('06 10:00'), day: '2026-10-06', reopenedAt: at('06 10:01') },
    });
    expect(next).not.toHaveProperty('closed');
    expect(emits).toEqual(['callback.closed']);
    expect(saidBy(next)).toMatchObject({
      at: at('06 10:01'),
      data: { reopened: true, closedAt: at('06 10:00'), closedDay: '2026-10-06', disposition: 'call-later' },
    });
    const ended = call(next, 'c-2', interviewed({}, { calledAt: at('07 15:00') })).next;
    expect(ended).toMatchObject({ state: 'closed', closed: { at: at('06 10:00'), disposition: 'complete' } });
    expect(ended).not.toHaveProperty('closedBefore');
    expect(saidBy(ended)?.data).not.toHaveProperty('reopened');
  });

  it('opens nothing for whom no moment is left', () => {
    const last = orderTask({ windowEndsAt: at('06 12:00') });
    const wrong = call(last, 'c-1', bodyOf({ disposition: 'refused' })).next;
    expect(changed(wrong, correction('c-1', bodyOf())).next).toMatchObject({
      state: 'closed',
      closed: { disposition: 'no-answer' },
    });
  });

  it('may be the number that was rung; the event tells which, never the number', () => {
    const wrong = call(orderTask(), 'c-1', interviewed({}, { numberRung: 1 })).next;
    expect(saidBy(wrong)?.data.interview).toMatchObject({ numberRung: 1 });
    const { next } = changed(wrong, correction('c-1', interviewed({}, { numberRung: 2 })));
    expect(next).toMatchObject({ attempts: [{ numberRung: 2 }], replaced: [{ numberRung: 1 }] });
    expect(saidBy(next)?.data.interview).toMatchObject({ numberRung: 2 });
    const unsaid = changed(next, correction('c-1', interviewed(), { number: 2 })).next;
    expect(unsaid.attempts[0]).not.toHaveProperty('numberRung');
  });

  it('of a second callback is said anew, too', () => {
    const calledAt = at('09 10:00');
    const wrong = call(caseTask(), 'c-1', outcomeSaid({ solved: 'no', satisfied: 'no' }, { calledAt })).next;
    const { next, emits } = changed(
      wrong,
      correction('c-1', outcomeSaid({ solved: 'yes', satisfied: 'no' }, { calledAt })),
    );
    expect(emits).toEqual(['second-callback.closed']);
    expect(eventsOf(next)['second-callback.closed']?.data).toMatchObject({
      corrected: ['c-1'],
      interview: { answers: { solved: 'yes' } },
    });
  });

  it('leaves no words of a customer who was forgotten since', () => {
    const wrong = call(orderTask(), 'c-1', interviewed({ ...words })).next;
    const corrected = changed(wrong, correction('c-1', interviewed({ complaint: '两天' }))).next;
    const [customerKey = ''] = [corrected.customer?.customerKey];
    const forgotten = changed(corrected, {
      name: 'forget',
      customerKeys: [customerKey],
      forgottenAt: at('06 10:02'),
      at: at('06 10:02'),
    }).next;
    const again = changed(forgotten, correction('c-1', interviewed({ ...words }), { number: 2 })).next;
    expect(JSON.stringify([forgotten, again])).not.toMatch(/sealedWords":"/);
    expect(JSON.stringify(publicTask(corrected))).not.toMatch(/sealed/);
    expect(publicTask(corrected).replaced).toMatchObject([{ interview: { answers: { complaint: true } } }]);
  });

  it('may be corrected until its time is over, counted from when it came, however often', () => {
    const first = call(orderTask(), 'c-1', bodyOf()).next;
    const again = (task: Task, number: number, moment: string) =>
      decide(task, correction('c-1', bodyOf({ disposition: 'busy' }), { number, at: moment }), branch);
    const end = plusMinutes(at('06 10:00'), branch.calling.correctionMinutes);
    const once = again(first, 1, plusMinutes(end, -1));
    if (!once.ok) throw new Error('refused');
    expect(once.value.next.replaced).toHaveLength(1);
    expect(again(once.value.next, 2, end)).toMatchObject({ refusal: 'correction-too-late' });
    const never = { ...branch, calling: { ...branch.calling, correctionMinutes: 0 } };
    expect(decide(first, correction('c-1', bodyOf(), { at: at('06 10:00') }), never)).toMatchObject({
      refusal: 'correction-too-late',
    });
  });
});

describe('whatever is corrected, in whatever order it comes and however often', () => {
  const results = [
    bodyOf(),
    bodyOf({ disposition: 'refused' }),
    bodyOf({ disposition: 'wrong-number' }),
    bodyOf({ disposition: 'call-later', callAgainAt: at('06 15:00') }),
    interviewed({ overall: 'fail' }),
    interviewed({ ...words }),
    interviewed(),
  ];
  const result = fc.constantFrom(...results);
  const deliveries = fc
    .array(result, { minLength: 1, maxLength: 5 })
    .chain((bodies) =>
      fc.tuple(
        fc.constant(bodies),
        fc.array(fc.integer({ min: 1, max: bodies.length }), { minLength: 1, maxLength: 12 }),
      ),
    );

  it('history only grows by what was taken in turn, the day stays, and the last one taken counts', () => {
    fc.assert(
      fc.property(result, deliveries, (sent, [bodies, order]) => {
        let task = call(orderTask(), 'c-1', sent).next;
        const { closed: first } = task;
        let taken = 0;
        for (const number of order) {
          const body = bodies[number - 1] ?? sent;
          const decided = decide(task, correction('c-1', body, { number }), branch);
          expect(decided.ok).toBe(number === taken + 1);
          if (!decided.ok) continue;
          taken = number;
          expect(decided.value.next.replaced?.slice(0, -1) ?? []).toEqual(task.replaced ?? []);
          task = decided.value.next;
          expect(task.attempts).toMatchObject([{ disposition: body.disposition }]);
          expect(task.interview === undefined).toBe(body.interview === undefined);
          const said = saidBy(task)?.data;
          if (first) expect(said).toMatchObject({ closedAt: first.at, closedDay: first.day });
          if (said) expect(said.concernsSaid).toEqual(expect.arrayContaining([...said.concerns]));
        }
      }),
    );
  });
});
