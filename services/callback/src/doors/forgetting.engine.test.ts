import { lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import type { AggregateTable } from '@huiyin/table';
import { describe, expect, it } from 'vitest';
import { openDesk } from '../testing/desk.ts';
import { forgotten } from '../testing/events.ts';
import { forgetting } from './forgetting.ts';

const message = (event = forgotten()) =>
  JSON.stringify({
    id: event.id,
    source: 'huiyin.intake',
    'detail-type': event.name,
    time: event.at,
    detail: event,
  });

/** The same table, of which a page is one item. */
const inPagesOfOne = (table: AggregateTable): AggregateTable => ({
  ...table,
  async scanWhere({ after: _, ...search }) {
    const { items } = await table.scanWhere(search);
    return { items: items.slice(0, 1), ...(items.length > 1 && { next: 'more' }) };
  },
});

describe('the door for forgetting', () => {
  it('sends itself the same message until the table is worked through, and then no more', async () => {
    await using desk = await openDesk();
    for (const orderId of ['o-1', 'o-2', 'o-3'])
      await desk.receive(await desk.sealedRequest({ order: { orderId } }));
    const sent: string[] = [];
    const { log, lines } = logDouble();
    let seconds = 0;
    const door = forgetting({
      branch: desk.branch,
      table: inPagesOfOne(desk.table),
      log,
      // Every look at the clock takes twenty seconds, so that no slice has a second page.
      now: () => {
        seconds += 20;
        return new Date(Date.parse('2026-10-06T02:00:00.000Z') + seconds * 1000);
      },
      again: async (body) => void sent.push(body),
    });
    let runs = 0;
    for (let body: string | undefined = message(); body !== undefined; body = sent[runs - 1]) {
      expect(await door(sqsEvent(body), lambdaContext())).toEqual({ batchItemFailures: [] });
      runs += 1;
    }
    expect([runs, sent.map((body) => JSON.parse(body))]).toEqual([
      // Three tasks, and the holdings after them.
      4,
      [message(), message(), message()].map((body) => JSON.parse(body)),
    ]);
    for (const orderId of ['o-1', 'o-2', 'o-3'])
      expect(await desk.tasks.load(`routine:${orderId}`)).toMatchObject({ state: 'withdrawn' });
    expect(lines).toMatchObject(
      ['unfinished', 'unfinished', 'unfinished', 'finished'].map((result) => ({
        what: 'customer-forgotten',
        result,
      })),
    );
  });
});
