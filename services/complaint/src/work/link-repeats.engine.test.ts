import { type BusEvent, requestBody } from '@huiyin/contracts';
import { eventOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { publicCase } from '../domain/case-file.ts';
import { CUSTOMER_CASES, customerCasesKey } from '../store/items.ts';
import { callback, officer, orderOf } from '../testing/cases.ts';
import { CONTACT, openComplaintTable } from '../testing/complaints.ts';
import { acknowledge } from './acknowledge.ts';
import { linkRepeats } from './link-repeats.ts';
import { raise } from './raise.ts';
import { takeRequest } from './take-request.ts';
import { takeStep } from './take-step.ts';

/** Requests of one customer, each followed by its event as the relay would bring it. */
async function openDesk(start = '2026-10-07T02:00:00.000Z') {
  let at = start;
  const complaints = await openComplaintTable({ now: () => new Date(at) });
  const { deps } = complaints;
  const idOf = (reference: string) => `hotline:${reference}.1`;
  const found = async (reference: string) => {
    const complaintCase = await complaints.caseOf(idOf(reference));
    if (!complaintCase) throw new TypeError(`No case ${reference}`);
    return complaintCase;
  };
  const hear = async (reference: string) => {
    const event: BusEvent<'complaint.raised'> = eventOf(
      'complaint.raised',
      publicCase(await found(reference)),
    );
    await linkRepeats(deps)(event);
  };
  const take = async (reference: string, change: object = {}) => {
    const body = requestBody.parse({
      channel: 'hotline',
      reference,
      kind: 'complaint',
      category: 'conduct',
      businessType: 'counter',
      team: 'counter-1',
      customer: { ...CONTACT, id: 'C-1' },
      words: '又来了',
      ...change,
    });
    const outcome = await takeRequest(deps)({ body, actor: officer, traceId: 'trace-1' });
    expect(outcome).toMatchObject({ ok: true });
  };
  return {
    ...complaints,
    take,
    hear,
    found,
    linked: async (reference: string) =>
      (await found(reference)).linked.map(({ caseId }) => caseId.replace(/^hotline:(.*)\.1$/, '$1')),
    raise: async (reference: string, change: object = {}) => {
      await take(reference, change);
      await hear(reference);
    },
    moveTo: (moment: string) => {
      at = moment;
    },
    [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose](),
  };
}

describe('cases of one customer about one matter', () => {
  it('are linked each with the others, and the third escalates all that are open, once', async () => {
    await using desk = await openDesk();
    await desk.raise('A');
    expect(await desk.linked('A')).toEqual([]);
    await desk.raise('B');
    expect(await desk.said('hotline:A.1')).toEqual(['complaint.changed']);
    expect(await desk.linked('A')).toEqual(['B']);
    expect(await desk.linked('B')).toEqual(['A']);
    expect((await desk.found('B')).escalatedAt).toBeUndefined();
    await desk.raise('C');
    for (const [reference, others] of [
      ['A', ['B', 'C']],
      ['B', ['A', 'C']],
      ['C', ['A', 'B']],
    ] as const) {
      const { escalatedAt, repeats, steps } = await desk.found(reference);
      expect({ linked: await desk.linked(reference), repeats }).toEqual({ linked: others, repeats: 2 });
      expect(escalatedAt).toBe('2026-10-07T02:00:00.000Z');
      expect(steps.filter(({ act }) => act === 'repeat-escalates')).toHaveLength(1);
      const last = steps.at(-1);
      expect(last).toMatchObject({ act: 'repeat-escalates', changed: { escalatedAt } });
    }
  });

  it('stay as they are when their events come again, in any order or at once', async () => {
    await using desk = await openDesk();
    for (const reference of ['A', 'B', 'C', 'D']) await desk.take(reference);
    await Promise.all(['D', 'B', 'A', 'C'].map(desk.hear));
    // Two that were entered at the same time have seen each other at the latest by now.
    const references = ['A', 'B', 'C', 'D'];
    const all = await Promise.all(references.map(desk.found));
    for (const { repeats, steps } of all) {
      expect(repeats).toBe(3);
      expect(steps.filter(({ act }) => act === 'repeat-escalates')).toHaveLength(1);
    }
    for (const reference of references) await desk.hear(reference);
    expect(await Promise.all(references.map(desk.found))).toEqual(all);
  });

  it('are linked when whoever linked them died in between', async () => {
    await using desk = await openDesk();
    await desk.raise('A');
    await desk.take('B');
    const { table } = desk.deps;
    let writes = 0;
    const dying = linkRepeats({
      ...desk.deps,
      table: {
        ...table,
        change: (...given) => {
          writes += 1;
          // Entered, and linked on its own side only.
          if (writes > 2) throw new TypeError('died');
          return table.change(...given);
        },
      },
    });
    await expect(dying(eventOf('complaint.raised', publicCase(await desk.found('B'))))).rejects.toThrow(
      'died',
    );
    expect([await desk.linked('A'), await desk.linked('B')]).toEqual([[], ['A']]);
    await desk.hear('B');
    expect([await desk.linked('A'), await desk.linked('B')]).toEqual([['B'], ['A']]);
  });

  it('of another matter, another customer, nobody, or too long ago are not linked', async () => {
    await using desk = await openDesk('2026-07-01T02:00:00.000Z');
    await desk.raise('OLD');
    desk.moveTo('2026-10-07T02:00:00.000Z');
    await desk.raise('A');
    await desk.raise('OTHER-MATTER', { category: 'workmanship' });
    await desk.raise('OTHER-CUSTOMER', { customer: { ...CONTACT, id: 'C-2' } });
    await desk.raise('NOBODY', { customer: undefined });
    await desk.raise('NO-MATTER', { category: undefined });
    for (const reference of ['OLD', 'A', 'OTHER-MATTER', 'OTHER-CUSTOMER', 'NOBODY', 'NO-MATTER'])
      expect(await desk.linked(reference)).toEqual([]);
  });

  it('are linked by kind and order with the one that a callback about it raised', async () => {
    await using desk = await openDesk();
    await desk.raise('A', { category: undefined, orderId: orderOf().orderId });
    const { customer } = await desk.found('A');
    const event = callback({ customer });
    await raise(desk.deps)(event);
    const raised = await desk.caseOf();
    if (!raised) throw new TypeError('No case of the callback');
    await linkRepeats(desk.deps)(eventOf('complaint.raised', publicCase(raised)));
    expect(await desk.linked('A')).toEqual([raised.caseId]);
    expect((await desk.caseOf())?.linked).toMatchObject([{ caseId: 'hotline:A.1' }]);
  });

  it('are linked over the turn of the year with one that a callback raised, about an order of the new year', async () => {
    await using desk = await openDesk('2026-12-30T02:00:00.000Z');
    const order = orderOf({ countedDay: '2027-01-01', completedAt: '2027-01-01T02:00:00.000Z' });
    await desk.raise('A', { category: undefined, orderId: order.orderId });
    const { customer: before = expect.fail() } = await desk.found('A');
    const customer = { ...before, customerKey: 'b2YtdGhlLXllYXItYWZ0ZQ', earlierKey: before.customerKey };
    desk.moveTo('2027-01-05T02:00:00.000Z');
    await raise(desk.deps)(
      callback({ customer, order, closedAt: '2027-01-05T02:00:00.000Z', closedDay: '2027-01-05' }),
    );
    const raised = (await desk.caseOf()) ?? expect.fail();
    await linkRepeats(desk.deps)(eventOf('complaint.raised', publicCase(raised)));
    expect(await desk.linked('A')).toEqual([raised.caseId]);
  });

  it('are linked once one is judged to be of the other kind', async () => {
    await using desk = await openDesk();
    const about = { category: undefined, orderId: 'WO-1' };
    await desk.raise('A', about);
    await desk.raise('B', { ...about, kind: 'consultation' });
    expect(await desk.linked('A')).toEqual([]);
    const own = { caseId: 'hotline:B.1', actor: officer, traceId: 'trace-1' };
    await acknowledge(desk.deps)(own);
    await takeStep(desk.deps)({ ...own, step: { kind: 'assess', caseKind: 'complaint' } });
    await desk.hear('B');
    expect(await desk.linked('A')).toEqual(['B']);
  });

  it('are linked over the turn of the year, under both years’ keys', async () => {
    await using desk = await openDesk('2026-12-30T02:00:00.000Z');
    await desk.raise('A');
    desk.moveTo('2027-01-05T02:00:00.000Z');
    await desk.raise('B');
    expect((await desk.found('A')).customer?.customerKey).toBe((await desk.found('B')).customer?.earlierKey);
    expect(await desk.linked('A')).toEqual(['B']);
    expect(await desk.linked('B')).toEqual(['A']);
  });
});

describe('what one more case costs', () => {
  it('does not grow with how many came before', async () => {
    await using desk = await openDesk();
    const costs: number[] = [];
    for (let number = 0; number < 45; number += 1) {
      desk.moveTo(new Date(Date.UTC(2026, 9, 7, 3, number)).toISOString());
      const before = desk.local.operations.length;
      await desk.raise(`R${number}`);
      costs.push(desk.local.operations.length - before);
    }
    // Every eighth step turns a page of a case's history.
    expect(Math.max(...costs.slice(37))).toBeLessThanOrEqual(Math.max(...costs.slice(21, 29)));
    const { linked } = await desk.found('R10');
    expect(linked).toHaveLength(10 + 20);
  }, 60_000);
});

describe('a customer who is forgotten', () => {
  const forgetAll = async (desk: Awaited<ReturnType<typeof openDesk>>, forgottenAt: string) => {
    const { customerKey, earlierKey = '' } = (await desk.found('A')).customer ?? expect.fail();
    const customerKeys = [customerKey, earlierKey];
    expect(await desk.forget({ customerKeys, forgottenAt })).toBe('finished');
    const [key = ''] = customerKeys;
    return (await desk.local.table.load(CUSTOMER_CASES, customerCasesKey(key)))?.state;
  };

  it('leaves cases with their figure, and nothing that links them', async () => {
    await using desk = await openDesk();
    await desk.raise('A');
    await desk.raise('B');
    const forgottenAt = '2026-10-08T02:00:00.000Z';
    const left = await forgetAll(desk, forgottenAt);
    expect(left).toMatchObject({ cases: [], until: forgottenAt });
    for (const reference of ['A', 'B'])
      expect(await desk.found(reference)).toMatchObject({ repeats: 1, linked: [] });
    await desk.hear('A');
    expect(await desk.linked('A')).toEqual([]);
  });

  it('and comes again begins anew: what came before is linked with nothing', async () => {
    await using desk = await openDesk();
    await desk.raise('A');
    desk.moveTo('2026-10-09T02:00:00.000Z');
    await desk.raise('B');
    const left = await forgetAll(desk, '2026-10-08T02:00:00.000Z');
    expect(left?.cases).toMatchObject([{ caseId: 'hotline:B.1' }]);
    expect([await desk.linked('A'), await desk.linked('B')]).toEqual([[], []]);
    expect(await desk.found('B')).toHaveProperty('customer');
    desk.moveTo('2026-10-10T02:00:00.000Z');
    await desk.raise('C');
    expect(await desk.linked('C')).toEqual(['B']);
  });

  it('while a case is being linked leaves no trace of it', async () => {
    await using desk = await openDesk();
    await desk.take('A');
    const { customer } = await desk.found('A');
    const key = customer?.customerKey ?? '';
    const { table } = desk.deps;
    // Forgotten between the reading of the case and its entry.
    const racing = linkRepeats({
      ...desk.deps,
      table: {
        ...table,
        change: async (...given) => {
          if (given[0].name === CUSTOMER_CASES.name && !isForgotten) {
            isForgotten = true;
            await forgetAll(desk, '2026-10-08T02:00:00.000Z');
          }
          return table.change(...given);
        },
      },
    });
    let isForgotten = false;
    await racing(eventOf('complaint.raised', publicCase(await desk.found('A'))));
    expect((await table.load(CUSTOMER_CASES, customerCasesKey(key)))?.state.cases).toEqual([]);
  });
});
