/**
 * `npm run bench -- complaints 50000`: what the list of what is mine and due costs in a table of so many open and closed cases, and
 * how long the door takes for it; one JSON line.
 */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTable } from '@huiyin/testing';
import type { CaseFile } from '../domain/case-file.ts';
import { COMPLAINT_CASE } from '../store/items.ts';
import { surface } from '../surface.ts';
import { list } from '../work/list.ts';
import { branch, CASES } from './cases.ts';

const cases = Number(process.argv[2] ?? 50_000);
const OWNERS = 50;
const LISTS = 200;
const NOW = '2026-10-20T02:00:00.000Z';
const MINUTE = 60_000;

/** Half of them open, spread over owners and months of deadlines; each with the steps that it has by then. */
function caseOf(number: number): CaseFile {
  const base = number % 2 === 0 ? CASES.investigating : CASES.closed;
  const moment = new Date(Date.parse(NOW) + ((number % 40_000) - 2_000) * MINUTE).toISOString();
  const step = {
    at: NOW,
    act: 'acknowledge',
    by: 'officer-01',
    changed: { state: 'acknowledged', owner: 'officer-01' },
  } as const;
  return {
    ...base,
    caseId: `routine:WO-${number}.1`,
    taskId: `routine:WO-${number}`,
    order: { ...base.order, orderId: `WO-${number}` },
    owner: `officer-${number % OWNERS}`,
    ...(base.state === 'closed' ? { closedAt: moment } : { concludeBy: moment }),
    steps: Array.from({ length: 4 }, () => step),
  };
}

const folder = await mkdtemp(join(tmpdir(), 'huiyin-complaints-'));
const local = await localTable(surface, () => new Date(NOW), join(folder, 'table.db'));
try {
  const trace = { traceId: 'bench', at: NOW };
  for (let number = 0; number < cases; number += 1)
    await local.table.save(COMPLAINT_CASE, caseOf(number), undefined, trace);
  const durations: number[] = [];
  const reads: number[] = [];
  const pages: number[] = [];
  for (let number = 0; number < LISTS; number += 1) {
    const before = local.operations.length;
    const begun = performance.now();
    const outcome = await list({ table: local.table, branch })({
      owner: `officer-${(number * 2) % OWNERS}`,
      dueBefore: NOW,
    });
    durations.push(performance.now() - begun);
    reads.push(local.operations.slice(before).reduce((sum, { units }) => sum + units.read, 0));
    pages.push(outcome.ok ? outcome.value.complaints.length : 0);
  }
  const median = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  console.log(
    JSON.stringify({
      cases,
      casesOnPage: median(pages),
      readUnits: Math.max(...reads),
      medianMilliseconds: Math.round(median(durations) * 10) / 10,
      slowestMilliseconds: Math.round(Math.max(...durations) * 10) / 10,
    }),
  );
} finally {
  await local[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
}
