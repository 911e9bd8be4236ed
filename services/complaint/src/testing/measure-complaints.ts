/**
 * `npm run bench -- complaints 50000`: what the list of what is mine and due costs in a table of so many open and closed cases, how
 * long the API's door takes for it, from the request to the answer as text, and what a sweep reads to find what is due; one JSON line.
 */
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimsOf, httpEvent, lambdaContext, logDouble } from '@huiyin/lambda/testing';
import { keyRingDouble, localTable } from '@huiyin/testing';
import type { CaseFile } from '../domain/case-file.ts';
import { api } from '../doors/api.ts';
import { dueBy } from '../store/cases.ts';
import { COMPLAINT_CASE } from '../store/items.ts';
import { surface } from '../surface.ts';
import { branch, CASES } from './cases.ts';
import { memoryBucket } from './memory-bucket.ts';

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
    ...(base.state === 'closed' ? { closedAt: moment } : { concludeBy: moment, dueAt: moment }),
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
  const unitsSince = (before: number) =>
    local.operations.slice(before).reduce((sum, { units }) => sum + units.read, 0);
  const complaints = { branch, table: local.table, now: () => new Date(NOW), newId: () => 'bench' };
  const door = api({
    ...complaints,
    keys: keyRingDouble(),
    bucket: memoryBucket().bucket,
    log: logDouble().log,
  });
  for (let number = 0; number < LISTS; number += 1) {
    const before = local.operations.length;
    const begun = performance.now();
    const query = { owner: `officer-${(number * 2) % OWNERS}`, dueBefore: NOW };
    const { body = '' } = await door(
      httpEvent('GET /complaints', { query, claims: claimsOf('officer') }),
      lambdaContext(),
    );
    durations.push(performance.now() - begun);
    reads.push(unitsSince(before));
    pages.push((JSON.parse(body) as { complaints: readonly object[] }).complaints.length);
  }
  /** A while after the earliest is due, and before. */
  const sweeps = [];
  for (const minutes of [-1, 25, 250]) {
    const before = local.operations.length;
    const due = await dueBy(
      local.table,
      new Date(Date.parse(NOW) + (minutes - 2_000) * MINUTE).toISOString(),
    );
    sweeps.push({ due: due.length, readUnits: unitsSince(before) });
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
      sweeps,
    }),
  );
} finally {
  await local[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
}
