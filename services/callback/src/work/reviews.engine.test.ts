import type { BusEvent } from '@huiyin/contracts';
import { eventOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../testing/desk.ts';
import { closedWith, GOOD, POOR, REVIEWING } from '../testing/reviews.ts';

const interview = closedWith().interview ?? expect.fail();
/** A callback that closed on 6 October; its call is claim C-n, by agent-01 unless told. */
function closed(number: number, agent = 'agent-01', version = 1): BusEvent<'callback.closed'> {
  const claimId = `C-${number}`;
  const calledAt = new Date(Date.parse('2026-10-06T01:00:00.000Z') + number * 60_000).toISOString();
  const data = closedWith({
    taskId: `routine:o-${number}`,
    interview: { ...interview, claimId, agent, calledAt },
  });
  return eventOf('callback.closed', data, { type: 'task', id: data.taskId, version });
}
const open = (reviewing = REVIEWING) => openDesk({ reviewing });

const path = (number: number) => ({ month: '2026-10', claimId: `C-${number}` });
const score = (desk: Desk, number: number, by: string, body: object = GOOD, role = 'shift-leader') =>
  desk.send('PUT /reviews/{month}/{claimId}/score', by, { path: path(number), body, role });
const tell = (desk: Desk, number: number, by: string, words = '请读全开场白') =>
  desk.send('POST /reviews/{month}/{claimId}/feedback', by, {
    path: path(number),
    body: { words },
    role: 'supervisor',
  });
const waiting = async (desk: Desk, by: string, state: 'to-score' | 'to-tell') =>
  (await desk.send('GET /reviews', by, { query: { state }, role: 'shift-leader' })).body.reviews.map(
    ({ claimId }) => claimId,
  );
const typeOf = ({ body }: { body: unknown }): string => Reflect.get(Object(body), 'type');

describe('a call that is drawn', () => {
  it('waits for two reviewers once, however often its closing is told', async () => {
    await using desk = await open();
    await desk.receive(closed(1), closed(1), closed(1, 'agent-01', 2));
    expect(await waiting(desk, 'leader-01', 'to-score')).toEqual(['C-1']);
    await score(desk, 1, 'leader-01');
    await desk.receive(closed(1, 'agent-01', 3));
    expect((await desk.reviews.load('2026-10', 'C-1'))?.scores).toHaveLength(1);
  });

  it('is none in a branch that reviews none, or below the rate', async () => {
    await using none = await openDesk({ reviewing: undefined });
    await none.receive(closed(1));
    expect(await none.reviews.everyOf('2026-10')).toEqual([]);
    const rates = REVIEWING.rates.map((each) => ({ ...each, rate: 0.3 }));
    await using some = await open({ ...REVIEWING, rates });
    await some.receive(...Array.from({ length: 60 }, (_, index) => closed(index)));
    const drawn = (await some.reviews.everyOf('2026-10')).map(({ claimId }) => claimId);
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.length).toBeLessThan(35);
  });

  it('goes from two scores, each blind to the other, to feedback and the agent’s one answer', async () => {
    await using desk = await open();
    await desk.receive(closed(1));
    const read = async (by: string) =>
      (await desk.send('GET /reviews/{month}/{claimId}', by, { path: path(1), role: 'supervisor' })).body;
    expect((await score(desk, 1, 'leader-01')).body).toMatchObject({ scored: 1, scores: [{ total: 30 }] });
    expect(await read('supervisor-01')).toMatchObject({ scored: 1, scores: [] });
    expect(await waiting(desk, 'leader-01', 'to-score')).toEqual([]);
    expect(await waiting(desk, 'leader-02', 'to-score')).toEqual(['C-1']);
    expect((await tell(desk, 1, 'leader-01')).status).toBe(409);
    // The answer was lost on its way: the same again is the same.
    await score(desk, 1, 'supervisor-01', POOR, 'supervisor');
    const second = await score(desk, 1, 'supervisor-01', POOR, 'supervisor');
    expect(second).toMatchObject({ status: 200, body: { scored: 2, result: 'disputed' } });
    expect(await read('leader-01')).toMatchObject({ scores: [{ total: 30 }, { total: 15 }] });
    expect(await waiting(desk, 'leader-02', 'to-score')).toEqual([]);
    expect(await waiting(desk, 'leader-02', 'to-tell')).toEqual([]);
    expect(await waiting(desk, 'supervisor-01', 'to-tell')).toEqual(['C-1']);
    const told = async (agent: string) => (await desk.send('GET /feedback', agent)).body.reviews;
    expect(await told('agent-01')).toEqual([]);
    expect((await tell(desk, 1, 'leader-01')).status).toBe(200);
    expect(await told('agent-02')).toEqual([]);
    expect(await told('agent-01')).toMatchObject([{ claimId: 'C-1', feedback: { words: '请读全开场白' } }]);
    const answer = (agent: string, words: string) =>
      desk.send('POST /reviews/{month}/{claimId}/answer', agent, { path: path(1), body: { words } });
    expect((await answer('agent-02', '不是我')).status).toBe(404);
    expect((await answer('agent-01', '已注意')).body).toMatchObject({ answer: { words: '已注意' } });
    expect(typeOf(await answer('agent-01', '另外'))).toBe('urn:huiyin:rule:answered-before');
    expect(await waiting(desk, 'supervisor-01', 'to-tell')).toEqual([]);
  });

  it('is scored by no third, and by nobody who made it', async () => {
    await using desk = await open();
    await desk.receive(closed(1, 'leader-01'));
    expect(typeOf(await score(desk, 1, 'leader-01'))).toBe('urn:huiyin:rule:own-call');
    expect(await waiting(desk, 'leader-01', 'to-score')).toEqual([]);
    const three = await Promise.all(['leader-02', 'leader-03', 'leader-04'].map((by) => score(desk, 1, by)));
    expect(three.map(({ status }) => status).toSorted()).toEqual([200, 200, 409]);
    expect((await desk.reviews.load('2026-10', 'C-1'))?.scores).toHaveLength(2);
  });

  it('is scored on the sheet that it was drawn under, as long as the branch has it', async () => {
    await using desk = await open();
    await desk.receive(closed(1));
    expect(typeOf(await score(desk, 1, 'leader-01', { points: { opening: 10 }, fatal: [] }))).toBe(
      'urn:huiyin:rule:score-invalid',
    );
    expect(typeOf(await score(desk, 2, 'leader-01'))).toBe('urn:huiyin:rule:no-such-review');
  });
});

describe('an auditor', () => {
  it('sees what waits for anybody, without a score that is blind, and what an agent was told', async () => {
    await using desk = await open();
    await desk.receive(closed(1), closed(2));
    await score(desk, 1, 'leader-01');
    await score(desk, 2, 'leader-01');
    await score(desk, 2, 'supervisor-01');
    const see = async (query: Record<string, string>) =>
      (await desk.send('GET /reviews', 'auditor-01', { query, role: 'auditor' })).body.reviews;
    expect(await see({ state: 'to-score' })).toMatchObject([{ claimId: 'C-1', scored: 1, scores: [] }]);
    expect(await see({ state: 'to-tell' })).toMatchObject([{ claimId: 'C-2', scores: [{}, {}] }]);
    await tell(desk, 2, 'leader-01');
    const told = async (by: string, role: string, agent: string) =>
      (await desk.send('GET /feedback', by, { query: { agent }, role })).body.reviews.length;
    expect(await told('auditor-01', 'auditor', 'agent-01')).toBe(1);
    // An agent sees their own, whoever they name.
    expect(await told('agent-02', 'agent', 'agent-01')).toBe(0);
    expect(await told('agent-01', 'agent', 'agent-02')).toBe(1);
  });
});

describe('lists of reviews', () => {
  it('come page by page: those that wait by the call, what an agent was told the newest first', async () => {
    await using desk = await open();
    const numbers = Array.from({ length: 53 }, (_, index) => index + 100);
    await desk.receive(...numbers.map((number) => closed(number)));
    const pages = async (route: 'GET /reviews' | 'GET /feedback', by: string, role: string, query = {}) => {
      const seen: string[][] = [];
      let next: string | undefined;
      do {
        const { body } = await desk.send(route, by, { query: { ...query, ...(next && { next }) }, role });
        seen.push(body.reviews.map(({ claimId }) => claimId));
        next = body.next;
      } while (next !== undefined);
      return seen;
    };
    const named = numbers.map((number) => `C-${number}`);
    expect(await pages('GET /reviews', 'leader-01', 'shift-leader', { state: 'to-score' })).toEqual([
      named.slice(0, 50),
      named.slice(50),
    ]);
    for (const number of numbers) {
      desk.setNow(new Date(Date.parse('2026-10-07T00:00:00.000Z') + number * 60_000).toISOString());
      await score(desk, number, 'leader-01');
      await score(desk, number, 'leader-02', number % 2 === 0 ? GOOD : POOR);
      await tell(desk, number, 'leader-01');
    }
    expect(await pages('GET /feedback', 'agent-01', 'agent')).toEqual([
      named.toReversed().slice(0, 50),
      named.toReversed().slice(50),
    ]);
    const { body: figures } = await desk.send('GET /review-figures/{month}', 'auditor-01', {
      path: { month: '2026-10' },
      role: 'auditor',
    });
    expect(figures).toMatchObject({
      drawn: 53,
      scored: { both: 53, one: 0, none: 0 },
      results: { passed: 27, failed: 0, disputed: 26 },
      told: 53,
      answered: 0,
    });
    const month = async (next?: string) =>
      desk.send('GET /reviews/{month}', 'auditor-01', {
        path: { month: '2026-10' },
        query: next === undefined ? {} : { next },
        role: 'auditor',
      });
    const first = await month();
    const rest = await month(first.body.next);
    expect([...first.body.reviews, ...rest.body.reviews].map(({ claimId }) => claimId)).toEqual(named);
    expect(rest.body.next).toBeUndefined();
    expect(typeOf(await month('bm9uZQ'))).toBe('urn:huiyin:rule:cursor-malformed');
  });

  it('cost what a page holds, however many lie there', async () => {
    await using desk = await open();
    await desk.receive(...Array.from({ length: 10 }, (_, index) => closed(index)));
    const unitsOf = async (): Promise<number> => {
      const before = desk.operations.length;
      await waiting(desk, 'leader-01', 'to-score');
      return desk.operations.length - before;
    };
    expect(await unitsOf()).toBeLessThanOrEqual(2);
  });
});
