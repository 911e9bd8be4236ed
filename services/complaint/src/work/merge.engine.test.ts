import { expect, it } from 'vitest';
import { COMPLAINT_CASE } from '../store/items.ts';
import { CASES, officer, supervisor } from '../testing/cases.ts';
import { MOMENT, openComplaintTable } from '../testing/complaints.ts';
import { merge } from './merge.ts';

const SOURCE = 'hotline:A.1';
const TARGET = 'hotline:B.1';
const trace = { traceId: 'trace-1', at: MOMENT };
const merging = { caseId: SOURCE, into: TARGET, actor: officer, traceId: 'trace-1' };

async function openTwo() {
  const complaints = await openComplaintTable();
  const { table } = complaints.deps;
  for (const caseId of [SOURCE, TARGET])
    await table.save(COMPLAINT_CASE, { ...CASES.acknowledged, caseId }, undefined, trace);
  return { ...complaints, [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose]() };
}

it('one case ends in another, which shows it', async () => {
  await using two = await openTwo();
  expect(await merge(two.deps)(merging)).toMatchObject({
    ok: true,
    value: { caseId: SOURCE, state: 'closed', closedBecause: 'merged', mergedInto: TARGET },
  });
  expect(await two.said(SOURCE)).toEqual(['complaint.closed']);
  expect(await two.said(TARGET)).toEqual(['complaint.changed']);
  const target = await two.caseOf(TARGET);
  expect(target).toMatchObject({ state: 'acknowledged', linked: [{ caseId: SOURCE }] });
  expect(target?.steps.at(-1)).toMatchObject({ act: 'take-in', by: 'officer-01', cases: [SOURCE] });
});

it('whoever died before the other knew finishes by asking again', async () => {
  await using two = await openTwo();
  const { table } = two.deps;
  let changes = 0;
  const dying: typeof table = {
    ...table,
    change: (...given) => {
      changes += 1;
      if (changes > 1) throw new TypeError('died');
      return table.change(...given);
    },
  };
  await expect(merge({ ...two.deps, table: dying })(merging)).rejects.toThrow('died');
  expect(await two.caseOf(TARGET)).toMatchObject({ linked: [] });
  for (let again = 0; again < 2; again += 1)
    expect(await merge(two.deps)(merging)).toMatchObject({ ok: true });
  expect((await two.caseOf(TARGET))?.linked).toHaveLength(1);
  expect((await two.caseOf(SOURCE))?.steps.filter(({ act }) => act === 'merge')).toHaveLength(1);
});

it('no case ends in one that is not there, is over, or ends in it', async () => {
  await using two = await openTwo();
  const refused = { ok: false, refusal: 'target-unfit' };
  expect(await merge(two.deps)({ ...merging, into: 'hotline:NONE.1' })).toEqual(refused);
  await merge(two.deps)(merging);
  expect(await merge(two.deps)({ ...merging, caseId: TARGET, into: SOURCE, actor: supervisor })).toEqual(
    refused,
  );
  expect(await two.caseOf(TARGET)).toMatchObject({ state: 'acknowledged' });
});
