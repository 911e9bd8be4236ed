import { addDays, dayOf, startOfDay, toInstant } from '@huiyin/calendar';
import { type ComplaintCase, complaintCase } from '@huiyin/contracts';
import { eventOf, longgang } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { complaintFiguresOf } from '../domain/complaint-figures.ts';
import type { ComplaintFact } from '../domain/facts.ts';
import type { BriefingStore } from '../store/briefing-store.ts';
import { complaintCaseOf, messageOf } from '../testing/facts.ts';
import { countItemsRead } from '../testing/items-read.ts';
import { closedOn, type LocalBriefing, openBriefing } from '../testing/local-briefing.ts';
import { periodOf } from '../testing/november.ts';
import { foldWaiting } from './fold-waiting.ts';

const branch = longgang();
let service: LocalBriefing;
let versions: number;

beforeEach(async () => {
  service = await openBriefing('2026-11-27T02:00:00.000Z');
  versions = 0;
});
afterEach(() => service[Symbol.asyncDispose]());

const today = (): string => dayOf(toInstant(service.present), branch.zone);
const known = new Map<string, ComplaintFact>();

async function say(overrides: Partial<ComplaintCase>): Promise<void> {
  versions += 1;
  const data = complaintCase.parse(complaintCaseOf(overrides));
  known.set(data.caseId, { ...data, sourceVersion: versions });
  await service.deliver(
    messageOf(eventOf('complaint.changed', data, { type: 'complaint', id: data.caseId, version: versions })),
  );
}

const fold = (store: BriefingStore = service.store) =>
  foldWaiting({ store, branch, now: () => service.present })({ today: today(), traceId: 'trace-1' });

const PERIODS = [
  '2026-11-20',
  '2026-11-21',
  '2026-11-25',
  '2026-W47',
  '2026-10',
  '2026-11',
  '2026-Q4',
  '2026',
];

/** Every period’s figures are those of the cases themselves. */
async function isAllRight(): Promise<void> {
  for (const name of PERIODS) {
    const { first, last } = periodOf(name);
    const [through = ''] = [last, today()].toSorted();
    const span = {
      first,
      through,
      start: startOfDay(first, branch.zone),
      end: startOfDay(addDays(through, 1), branch.zone),
    };
    const document = await service.briefing(name);
    expect([name, document.complaints]).toEqual([name, complaintFiguresOf([...known.values()], span)]);
    expect([name, document.total.complaints]).toEqual([name, document.complaints.raised]);
    if (document.analysis)
      expect([name, document.analysis.complaints]).toEqual([name, document.complaints.raised]);
    expect(document.pressing.cases.length + document.pressing.more).toBe(document.complaints.open);
  }
}

const closed = (day: string, more: Partial<ComplaintCase> = {}): Partial<ComplaintCase> => ({
  state: 'closed',
  closedAt: `${day}T03:00:00.000Z`,
  closedDay: day,
  closedBecause: 'solved',
  concludedAt: `${day}T02:00:00.000Z`,
  valid: true,
  responsible: true,
  solved: true,
  satisfied: false,
  missed: [{ deadline: 'conclude', by: '2026-11-21T02:00:00.000Z', until: `${day}T02:00:00.000Z` }],
  ...more,
});
const A = { caseId: 'routine:WO-1.1' };
const B = { caseId: 'routine:WO-2.1', raisedDay: '2026-10-30', raisedAt: '2026-10-30T02:00:00.000Z' };
const unsettled = async () => (await service.store.unsettledCases()).map(({ caseId }) => caseId).sort();

describe('cases that are over', () => {
  beforeEach(async () => {
    known.clear();
    await service.deliver(closedOn('2026-11-20', 'a'), closedOn('2026-11-25', 'b'));
    await say(A);
    await say(B);
  });

  it('go into the folds, and every figure stays as it was; open ones are read one by one', async () => {
    await isAllRight();
    await say({ ...A, ...closed('2026-11-24') });
    await isAllRight();
    await fold();
    await isAllRight();
    expect(await unsettled()).toEqual([B.caseId]);
    const { cases } = await service.store.foldOf(periodOf('2026-11'));
    expect(cases).toMatchObject([{ team: 'repair-1', tally: { complaints: 1, 'closed.all': 1 } }]);
    expect(await service.store.waitingFolds()).toEqual([]);
    expect(await fold()).toEqual([]);
  });

  it('are left until tomorrow when they were closed today, and while an appeal is open', async () => {
    await say({ ...A, ...closed(today()) });
    const appeal = {
      at: '2026-11-25T02:00:00.000Z',
      by: 'team-leader-01',
      round: 1,
      before: { valid: true, responsible: true },
    };
    await say({ ...B, ...closed('2026-11-24'), appeal, adjudicateBy: '2026-11-30T02:00:00.000Z' });
    await fold();
    expect(await unsettled()).toEqual([A.caseId, B.caseId]);
    await isAllRight();
    service.present = new Date('2026-11-28T02:00:00.000Z');
    await fold();
    expect(await unsettled()).toEqual([B.caseId]);
    await isAllRight();
  });

  it('come out of the folds when something happens to them, and go in again', async () => {
    await say({ ...A, ...closed('2026-11-24') });
    await say({ ...B, ...closed('2026-11-20') });
    await fold();
    expect(await unsettled()).toEqual([]);
    await say({ ...A, round: 2, reopened: 1, state: 'acknowledged' });
    await say({ ...B, ...closed('2026-11-20', { closedBecause: 'taken-back' }) });
    await isAllRight();
    await fold();
    expect(await unsettled()).toEqual([A.caseId]);
    await isAllRight();
    const { order } = complaintCaseOf();
    await say({ ...A, ...closed('2026-11-26'), order: { ...order, team: 'repair-2' }, reopened: 1 });
    await isAllRight();
    await fold();
    expect(await unsettled()).toEqual([]);
    await isAllRight();
    const { teams } = await service.briefing('2026-11');
    expect(teams.map(({ team, figures }) => [team, figures.complaints])).toEqual([
      ['repair-1', 0],
      ['repair-2', 1],
    ]);
  });

  it('are counted once wherever the machine dies, and in the end they are in', async () => {
    await say({ ...A, ...closed('2026-11-24') });
    await fold();
    await say({ ...A, ...closed('2026-11-25'), reopened: 1 });
    const writes: string[] = [];
    let left = Number.POSITIVE_INFINITY;
    service.local.client.middlewareStack.add(
      (next) => (args) => {
        if (JSON.stringify(args.input).includes('PutItem') || Object(args.input).Item) {
          writes.push('put');
          left -= 1;
          if (left < 0) return Promise.reject(new Error('killed'));
        }
        return next(args);
      },
      { step: 'initialize' },
    );
    for (let writesMax = 0; writesMax < 60; writesMax += 3) {
      left = writesMax;
      await fold().catch(() => undefined);
      left = Number.POSITIVE_INFINITY;
      await isAllRight();
      if ((await unsettled()).length === 1 && (await service.store.waitingFolds()).length === 0) break;
    }
    await fold();
    expect(await unsettled()).toEqual([B.caseId]);
    expect(await service.store.waitingFolds()).toEqual([]);
    await isAllRight();
    expect(writes.length).toBeGreaterThan(10);
  });

  it('that cannot be settled hold back their own days and no others', async () => {
    await say({ ...A, ...closed('2026-11-24') });
    const failing = { ...service.store, settleCase: () => Promise.reject(new Error('no')) };
    await service.store.markForRefold('2026-11-20', { traceId: 't', at: '2026-11-27T02:00:00.000Z' });
    const results = await fold(failing);
    expect(results.filter(({ error }) => error !== undefined).map(({ period }) => period.name)).toEqual([
      '2026-11-20',
    ]);
    expect(results.map(({ period }) => period.name)).toContain('2026-11-25');
    expect(await service.store.waitingFolds()).toEqual(['2026-11-20']);
    await isAllRight();
  });

  it('are made anew from what happened when their day is', async () => {
    await say({ ...A, ...closed('2026-11-24') });
    await fold();
    const trace = { traceId: 't', at: '2026-11-27T02:00:00.000Z' };
    const [fact = expect.fail()] = await service.store.casesRaisedOn('2026-11-20');
    // As code that counted otherwise had laid it down.
    await service.store.settleCase(fact, [], fact.folded?.days ?? [], trace);
    await service.store.markForRefold('2026-11-20', trace);
    await fold();
    await isAllRight();
    expect(await service.store.waitingFolds()).toEqual([]);
  });

  it('cost a reader nothing, however many there are', async () => {
    for (let number = 10; number < 40; number += 1)
      await say({ caseId: `routine:WO-${number}.1`, ...closed('2026-11-24') });
    await fold();
    const counts = countItemsRead(service.local);
    await service.briefing('2026');
    // A and B are open; the index names them before they are read.
    expect([counts.get('K#2026'), counts.get('KD#2026-11-24')]).toEqual([2, undefined]);
    await isAllRight();
  });

  it('an old message changes nothing of', async () => {
    await say({ ...A, ...closed('2026-11-24') });
    await fold();
    await service.deliver(
      messageOf(
        eventOf('complaint.raised', complaintCaseOf(A), { type: 'complaint', id: A.caseId, version: 1 }),
      ),
    );
    expect(await unsettled()).toEqual([B.caseId]);
    await isAllRight();
  });
});
