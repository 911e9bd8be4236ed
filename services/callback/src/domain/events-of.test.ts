import { describe, expect, it } from 'vitest';
import { bodyOf, call, correction, interviewed } from '../testing/calls.ts';
import {
  CUSTOMER_KEY,
  caseTask,
  changed,
  customer,
  EARLIER_KEY,
  orderTask,
  SEALED,
} from '../testing/events.ts';
import { eventsOf } from './events-of.ts';
import { publicTask, type Task } from './task.ts';

const AT = '2026-10-06T02:00:00.000Z';

const closed = call(orderTask(), 'c-1', interviewed()).next;
const unhappy = call(orderTask(), 'c-1', interviewed({ overall: 'fail', complaint: '修完还漏气' }), {
  sealedWords: SEALED,
}).next;

describe('what a closed callback says', () => {
  it('names the customer only for a complaint case', () => {
    expect(eventsOf(closed)['callback.closed']?.data).not.toHaveProperty('customer');
    expect(eventsOf(unhappy)['callback.closed']?.data).toMatchObject({
      concerns: expect.arrayContaining(['dissatisfied']),
      customer: { customerKey: CUSTOMER_KEY },
    });
  });

  it('says how the visit went and since when other numbers are known, where that is so', () => {
    const visit = { outcome: 'missed-visit', arrived: -31 } as const;
    expect(eventsOf({ ...closed, visit, numbersSince: AT } as Task)['callback.closed']?.data).toMatchObject({
      visit,
      numbersSince: AT,
    });
    expect(eventsOf(closed)['callback.closed']?.data).not.toHaveProperty('visit');
    expect(eventsOf(closed)['callback.closed']?.data).not.toHaveProperty('numbersSince');
  });

  it('names nobody any more once they are forgotten', () => {
    const command = {
      name: 'forget',
      customerKeys: [CUSTOMER_KEY],
      forgottenAt: '2027-01-01T00:00:00.000Z',
      at: '2027-01-01T00:00:00.000Z',
    } as const;
    const { data } = eventsOf(changed(unhappy, command).next)['callback.closed'] ?? {};
    expect(data).not.toHaveProperty('customer');
    expect(data).not.toHaveProperty('sealedWords');
  });

  it('has the call in which the interview took place, not another', () => {
    const twice = call(
      call(orderTask(), 'c-0', bodyOf()).next,
      'c-1',
      interviewed({}, { durationSeconds: 77 }),
    ).next;
    expect(eventsOf(twice)['callback.closed']?.data).toMatchObject({
      attempts: [{ disposition: 'no-answer' }, { disposition: 'complete', durationSeconds: 77 }],
      interview: { claimId: 'c-1', durationSeconds: 77 },
    });
    expect(eventsOf(closed)['callback.closed']?.data).not.toHaveProperty('sealedWords');
  });

  it('has the customer only where there is all that a case needs of them', () => {
    const about = (customer: Task['customer']) =>
      eventsOf({ ...unhappy, customer })['callback.closed']?.data.customer;
    const { customerKey, numbersKey, sealedContact } = customer;
    expect(about(customer)).toStrictEqual(customer);
    expect(about({ customerKey, numbersKey })).toBeUndefined();
    expect(about({ customerKey, sealedContact })).toBeUndefined();
    expect(about(undefined)).toBeUndefined();
  });

  it('has no number rung where none was named', () => {
    expect(eventsOf(closed)['callback.closed']?.data.interview).not.toHaveProperty('numberRung');
  });

  it('tells of one that was closed untried and opened again that nobody rang', () => {
    const closedBefore = { at: AT, day: '2026-10-06', reopenedAt: '2026-10-06T03:00:00.000Z' };
    expect(eventsOf({ ...orderTask(), closedBefore })['callback.closed']).toMatchObject({
      at: closedBefore.reopenedAt,
      data: { disposition: 'not-attempted', attempts: [], reopened: true, closedAt: AT },
    });
  });

  describe('of a customer who wants no more calls', () => {
    const body = bodyOf({ disposition: 'refused', noMoreCalls: true });
    const refused = call(orderTask(), 'c-1', body).next;
    const of = (task: Task) => {
      const { 'callback.closed': closed, 'second-callback.closed': second } = eventsOf(task);
      return closed?.data ?? second?.data;
    };

    it('says so with the hashes by which they are known, and nothing else of them', () => {
      expect(of(refused)).toMatchObject({ disposition: 'refused', noMoreCalls: true });
      expect(of(refused)?.refuser).toStrictEqual({ customerKey: CUSTOMER_KEY, earlierKey: EARLIER_KEY });
      const { customer = expect.fail() } = refused;
      expect(of({ ...refused, customer: { ...customer, earlierKey: undefined } })?.refuser).toStrictEqual({
        customerKey: CUSTOMER_KEY,
      });
      expect(of(refused)).not.toHaveProperty('customer');
      expect(of(closed)).not.toHaveProperty('noMoreCalls');
      expect(of(closed)).not.toHaveProperty('refuser');
      expect(of(call(caseTask(), 'c-1', body).next)).toMatchObject({
        noMoreCalls: true,
        refuser: { customerKey: CUSTOMER_KEY },
      });
    });

    it('takes it back where it was sent in error, and says nothing of what nobody was told', () => {
      const mended = changed(refused, correction('c-1', bodyOf({ disposition: 'refused' }))).next;
      expect(of(mended)).toMatchObject({ disposition: 'refused', noMoreCalls: false });
      expect(of(mended)?.refuser?.customerKey).toBe(CUSTOMER_KEY);
      const [attempt] = mended.attempts;
      expect(attempt).not.toHaveProperty('noMoreCalls');
      expect(mended.replaced).toMatchObject([{ noMoreCalls: true, said: true }]);
      const [replaced] = mended.replaced ?? [];
      expect(
        of({ ...mended, replaced: [{ ...(replaced ?? expect.fail()), said: undefined }] }),
      ).not.toHaveProperty('noMoreCalls');
    });

    it('says it where a correction does', () => {
      const plain = call(orderTask(), 'c-1', bodyOf({ disposition: 'refused' })).next;
      expect(of(plain)).not.toHaveProperty('noMoreCalls');
      const mended = changed(plain, correction('c-1', body)).next;
      expect(of(mended)).toMatchObject({ noMoreCalls: true });
      expect(mended.replaced?.[0]).not.toHaveProperty('noMoreCalls');
    });

    it('names nobody once they are forgotten', () => {
      expect(of({ ...refused, customer: undefined })).not.toHaveProperty('noMoreCalls');
      expect(of({ ...refused, customer: undefined })).not.toHaveProperty('refuser');
    });
  });

  it('is nothing while it is open or withdrawn', () => {
    expect(eventsOf(orderTask())).toEqual({});
    expect(eventsOf({ ...closed, state: 'withdrawn' })).toEqual({});
  });
});

describe('a task as everybody may see it', () => {
  it('has the answers, and neither contact nor words', () => {
    const { interview, customer: _, superseded: __, ...rest } = unhappy;
    const { sealedWords, ...answers } = interview ?? {};
    expect(sealedWords).toBe(SEALED);
    expect(publicTask(unhappy)).toEqual({ ...rest, interview: answers });
    expect(publicTask(orderTask())).not.toHaveProperty('interview');
  });
});

describe('the customer of a closed callback', () => {
  it('is named to nobody for the contact alone, which stays while another attempt is awaited', () => {
    const { next } = call(orderTask(), 'c-1', interviewed(), { isAnotherAwaited: true });
    expect(next.customer?.sealedContact).toBe(SEALED);
    expect(eventsOf(next)['callback.closed']?.data).not.toHaveProperty('customer');
  });

  it('cannot be named for a complaint that came when the contact had gone', () => {
    const late = call(closed, 'c-2', interviewed({ overall: 'fail' })).next;
    const { data } = eventsOf(late)['callback.closed'] ?? {};
    expect(data).toMatchObject({ concerns: ['dissatisfied'] });
    expect(data).not.toHaveProperty('customer');
  });
});

describe('a second callback as everybody may see it', () => {
  it('has all but contact and matter', () => {
    const { customer: _, ...task } = caseTask();
    expect(task).toHaveProperty('matter');
    expect(publicTask(caseTask())).toEqual({ ...task, matter: undefined });
  });
});
