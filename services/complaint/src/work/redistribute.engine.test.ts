import type { RedistributionRule } from '@huiyin/contracts';
import { lambdaContext, logDouble } from '@huiyin/lambda/testing';
import { mailLedger } from '@huiyin/post';
import type { AggregateTable } from '@huiyin/table';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deadlines } from '../doors/deadlines.ts';
import { COMPLAINT_CASE } from '../store/items.ts';
import { acknowledging, CASES, noon, supervisor } from '../testing/cases.ts';
import { openComplaintTable } from '../testing/complaints.ts';
import {
  checkRedistribution,
  listRedistributions,
  redistribute,
  showRedistribution,
} from './redistribute.ts';
import { takeStep } from './take-step.ts';

const rule: RedistributionRule = { from: 'officer-01', to: ['officer-02'], atMost: 300, reason: 'surge' };
const trace = { traceId: 't', at: noon };
const idOf = (number: number) => `routine:WO-${number}.1`;

let office: Awaited<ReturnType<typeof openComplaintTable>>;
let present = noon;
beforeEach(async () => {
  present = noon;
  office = await openComplaintTable({ now: () => new Date(present) });
});
afterEach(() => office[Symbol.asyncDispose]());

/** So many cases that officer-01 owns. */
async function own(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1)
    await office.deps.table.save(
      COMPLAINT_CASE,
      { ...CASES.acknowledged, caseId: idOf(number), taskId: `routine:WO-${number}` },
      undefined,
      trace,
    );
}

const begin = (id = 'R-1', table: AggregateTable = office.deps.table, change = {}) =>
  redistribute({ ...office.deps, table })({
    id,
    rule: { ...rule, ...change },
    actor: supervisor,
    traceId: 't',
  });

function sweep() {
  const { log } = logDouble();
  const post = { send: async () => undefined };
  const door = deadlines({ ...office.deps, log, ledger: mailLedger(office.deps.table), post });
  return door({ scheduledAt: present, input: { task: 'sweep' } }, lambdaContext());
}

/** A table that dies for good after so many cases were written. */
function dyingAfter(writes: number): AggregateTable {
  const { table } = office.deps;
  let left = writes;
  return {
    ...table,
    change: (type, key, ...rest) => {
      if (key.pk.startsWith('C#')) left -= 1;
      if (left < 0) return Promise.reject(new Error('the machine died'));
      return table.change(type, key, ...rest);
    },
  };
}

const redistributed = async (number: number) =>
  (await office.caseOf(idOf(number)))?.steps.filter(({ act }) => act === 'redistribute') ?? [];

describe('a redistribution', () => {
  it('offers what the dry run said, with who, why and by which rule in each history', async () => {
    await own(3);
    const checked = await checkRedistribution(office.deps)({ rule, actor: supervisor });
    expect(checked.moves).toEqual([1, 2, 3].map((number) => ({ caseId: idOf(number), to: 'officer-02' })));
    expect(await redistributed(1)).toEqual([]);
    const moves = checked.moves.map((move) => ({ ...move, outcome: 'offered' }));
    const outcome = await begin();
    expect(outcome).toEqual({
      ok: true,
      value: { ...checked, redistributionId: 'R-1', by: 'supervisor-01', at: noon, moves, isDone: true },
    });
    expect(await redistributed(2)).toEqual([
      {
        at: noon,
        act: 'redistribute',
        by: 'supervisor-01',
        redistribution: { id: 'R-1', reason: 'surge', from: 'officer-01' },
        changed: { offeredTo: 'officer-02' },
      },
    ]);
    expect(await office.said(idOf(2))).toEqual(['complaint.changed']);
    expect(await showRedistribution(office.deps)('R-1')).toEqual(outcome);
    expect(await showRedistribution(office.deps)('R-2')).toEqual({
      ok: false,
      refusal: 'no-such-redistribution',
    });
  });

  it('that comes twice moves once, also what was accepted in between; under its id nothing else goes', async () => {
    await own(2);
    const first = await begin();
    const actor = { id: 'officer-02', roles: ['officer'] as const };
    await takeStep(office.deps)({ caseId: idOf(1), actor, step: { kind: 'accept' }, traceId: 't' });
    expect(await begin()).toEqual(first);
    expect(await redistributed(1)).toHaveLength(1);
    expect(await office.caseOf(idOf(1))).toMatchObject({ owner: 'officer-02' });
    expect(await begin('R-1', undefined, { reason: 'absence' })).toEqual({
      ok: false,
      refusal: 'redistribution-conflict',
    });
    expect(await redistributed(2)).toHaveLength(1);
  });

  it('is listed with how far it has come, the newest first, page by page', async () => {
    await own(2);
    const list = listRedistributions(office.deps);
    expect(await list(undefined)).toEqual({ ok: true, value: { redistributions: [] } });
    await expect(begin('R-1', dyingAfter(1))).rejects.toThrow('died');
    for (let number = 2; number <= 22; number += 1) {
      present = new Date(Date.parse(noon) + number * 60_000).toISOString();
      await begin(`R-${number}`, undefined, { from: 'officer-03' });
    }
    const first = await list(undefined);
    if (!first.ok) throw new Error(first.refusal);
    expect(first.value.redistributions.map((each) => each.redistributionId)).toEqual(
      Array.from({ length: 20 }, (_, index) => `R-${22 - index}`),
    );
    const second = await list(first.value.next);
    if (!second.ok) throw new Error(second.refusal);
    expect(second.value.redistributions.map((each) => each.redistributionId)).toEqual(['R-2', 'R-1']);
    const begun = { ...rule, redistributionId: 'R-1', by: 'supervisor-01', at: noon, passedOver: 0, left: 0 };
    const row = { ...begun, moves: 2, offered: 0, refused: 0, isDone: false };
    expect(second.value.redistributions[1]).toEqual(row);
    await begin('R-1');
    const after = await list(first.value.next);
    const done = { ...row, offered: 2, isDone: true };
    expect(after).toEqual({ ok: true, value: { redistributions: [expect.anything(), done] } });
    expect(await list('nowhere')).toEqual({ ok: false, refusal: 'cursor-malformed' });
  });

  it('counts what the others own already and are offered', async () => {
    await own(3);
    const owned = { ...CASES.acknowledged, owner: 'supervisor-01', taskId: 'routine:X' };
    for (const number of [1, 2])
      await office.deps.table.save(
        COMPLAINT_CASE,
        { ...owned, caseId: `hotline:${number}.1`, offeredTo: 'officer-02' },
        undefined,
        trace,
      );
    const { moves } = await checkRedistribution(office.deps)({
      rule: { ...rule, to: ['supervisor-01', 'officer-02'] },
      actor: acknowledging.actor,
    });
    // Two each at first.
    expect(moves.map(({ to }) => to)).toEqual(['supervisor-01', 'officer-02', 'supervisor-01']);
  });

  it.each([0, 1, 7, 12])(
    'that dies after %i cases is finished by the sweep, each case once',
    async (writes) => {
      await own(15);
      await expect(begin('R-1', dyingAfter(writes))).rejects.toThrow();
      await sweep();
      const shown = () => showRedistribution(office.deps)('R-1');
      expect(await shown()).toMatchObject({ value: { isDone: false } });
      present = '2026-10-06T04:01:00.000Z';
      await sweep();
      await sweep();
      expect(await shown()).toMatchObject({ value: { isDone: true } });
      for (let number = 1; number <= 15; number += 1) expect(await redistributed(number)).toHaveLength(1);
    },
  );

  it('does no more than a hundred in one request, and leaves the others to the sweep', async () => {
    await own(130);
    const before = office.local.operations.length;
    expect(await begin()).toMatchObject({ value: { isDone: false } });
    const writes = office.local.operations.slice(before).filter(({ operation }) => operation === 'PutItem');
    // The plan, the cases, what came of them.
    expect(writes).toHaveLength(1 + 100 + 1);
    present = '2026-10-06T04:01:00.000Z';
    await sweep();
    expect(await showRedistribution(office.deps)('R-1')).toMatchObject({ value: { isDone: true } });
  });

  it('puts down what a case refused in the meantime', async () => {
    await own(2);
    await expect(begin('R-1', dyingAfter(0))).rejects.toThrow();
    const command = { id: 'R-0', rule: { ...rule, atMost: 1 }, actor: supervisor, traceId: 't' };
    await redistribute(office.deps)(command);
    expect(await begin()).toMatchObject({
      value: { moves: [{ outcome: 'already-offered' }, { outcome: 'offered' }] },
    });
  });
});
