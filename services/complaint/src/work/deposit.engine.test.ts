import type { ComplaintCase } from '@huiyin/contracts';
import { complaintCaseOf, eventOf } from '@huiyin/testing';
import { expect, it } from 'vitest';
import { openComplaintTable } from '../testing/complaints.ts';
import { bookDeposit, showDeposit } from './deposit.ts';

const blamed: Partial<ComplaintCase> = {
  state: 'concluded',
  concludedAt: '2026-10-10T04:00:00.000Z',
  valid: true,
  responsible: true,
};
const said = (over: Partial<ComplaintCase>, version: number) =>
  eventOf('complaint.concluded', complaintCaseOf(over), { version });

it('books a case once, whatever comes twice, and shows the accounts of its month', async () => {
  await using complaints = await openComplaintTable();
  const book = bookDeposit(complaints.deps);
  await Promise.all([book(said(blamed, 3)), book(said(blamed, 3)), book(said({ state: 'acknowledged' }, 2))]);
  const shown = await showDeposit(complaints.deps)('2026-10');
  const totals = shown.accounts.map(({ link, total }) => [link, total]);
  const staff = complaintCaseOf().order.staff.map(() => ['employee', -200]);
  expect(totals).toEqual([...staff, ['team-leader', -100], ['department', -50], ['leadership', -20]]);
  await book(said(blamed, 3));
  expect(await showDeposit(complaints.deps)('2026-10')).toEqual(shown);
  expect((await showDeposit(complaints.deps)('2026-11')).accounts).toEqual([]);
});

it('lays the month’s entries there after all where the machine died before it', async () => {
  await using complaints = await openComplaintTable();
  const { deps } = complaints;
  let writes = 0;
  const dying = {
    ...deps,
    table: {
      ...deps.table,
      change: (async (...given: Parameters<typeof deps.table.change>) => {
        writes += 1;
        if (writes === 2) throw new Error('died');
        return deps.table.change(...given);
      }) as typeof deps.table.change,
    },
  };
  await expect(bookDeposit(dying)(said(blamed, 3))).rejects.toThrow('died');
  expect((await showDeposit(deps)('2026-10')).accounts).toEqual([]);
  await bookDeposit(deps)(said(blamed, 3));
  expect((await showDeposit(deps)('2026-10')).accounts).not.toEqual([]);
});

it('reads and writes nothing more than it must for a case that costs nothing', async () => {
  await using complaints = await openComplaintTable();
  const book = bookDeposit(complaints.deps);
  await book(said({ state: 'acknowledged' }, 2));
  expect(complaints.local.operations.map(({ operation }) => operation)).toEqual(['GetItem']);
});
