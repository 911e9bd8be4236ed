import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { itemOfCase, OWNERS } from '@huiyin/complaint/study';
import type { LocalCloud } from '@huiyin/local-cloud';
import { namesOf } from '@huiyin/surface';
import { type BranchOffice, openOfficeOf } from '../journeys/branch-office.ts';
import { tablesOf } from '../journeys/operator.ts';
import { synthesizeBranches } from '../journeys/synthesize-branches.ts';

const NOW = '2026-10-20T02:00:00.000Z';
/** How many of them a sweep finds due. */
const DUE = 10;
const LISTS = 200;
const WRITTEN_AT_ONCE = 25;

export interface ComplaintFigures {
  readonly cases: number;
  readonly casesOnPage: number;
  /** Of the dearest list. */
  readonly readUnits: number;
  readonly medianMilliseconds: number;
  readonly slowestMilliseconds: number;
  /** What each sweep read: the first finds so many due, the next none. */
  readonly sweeps: readonly { readonly due: number; readonly reads: number; readonly readUnits: number }[];
}

/**
 * What the list of what is mine and due costs over HTTP in a branch that runs here with so many open and closed cases, from the request to the
 * answer as text; and what a sweep reads of them.
 */
export async function measureComplaints(cases: number): Promise<ComplaintFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-complaints-'));
  let office: BranchOffice | undefined;
  try {
    office = await openOfficeOf(await synthesizeBranches(folder), {
      at: NOW,
      cloud: { dataDir: join(folder, 'data') },
    });
    // As in a branch that has run for a while: the first sweep of all reckons every open case under the calendar of the day.
    await sweep(office.cloud);
    await fill(office.cloud, cases);
    await office.cloud.quiet();
    return { cases, ...(await list(office)), sweeps: await sweepTwice(office.cloud) };
  } finally {
    await office?.cloud.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(cloud: LocalCloud, cases: number): Promise<void> {
  const table = cloud.tables.names().find((name) => name.includes('complaint')) ?? '';
  const client = tablesOf(cloud);
  for (let from = 0; from < cases; from += WRITTEN_AT_ONCE) {
    const requests = Array.from({ length: Math.min(WRITTEN_AT_ONCE, cases - from) }, (_, index) => ({
      PutRequest: { Item: itemOfCase(from + index, NOW, DUE) },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
  }
  client.destroy();
}

async function list({ cloud }: BranchOffice) {
  const { api } = namesOf('longgang');
  const token = await cloud.token({ api, role: 'officer' });
  const durations: number[] = [];
  const units: number[] = [];
  const pages: number[] = [];
  for (let number = 0; number < LISTS; number += 1) {
    const query = new URLSearchParams({ owner: `officer-${(number * 2) % OWNERS}`, dueBefore: NOW });
    const reading = readsOf(cloud);
    const begun = performance.now();
    const answer = await fetch(`${cloud.apis[api]}/complaints?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await answer.text();
    durations.push(performance.now() - begun);
    if (answer.status !== 200) throw new Error(`the list answered ${answer.status}: ${text}`);
    units.push(reading.end().readUnits);
    pages.push((JSON.parse(text) as { complaints: readonly object[] }).complaints.length);
  }
  return {
    casesOnPage: median(pages),
    readUnits: Math.max(...units),
    medianMilliseconds: Math.round(median(durations) * 10) / 10,
    slowestMilliseconds: Math.round(Math.max(...durations) * 10) / 10,
  };
}

const sweepTwice = async (cloud: LocalCloud): Promise<ComplaintFigures['sweeps']> => [
  { due: DUE, ...(await sweep(cloud)) },
  { due: 0, ...(await sweep(cloud)) },
];

async function sweep(cloud: LocalCloud) {
  const name = cloud.functions.names().find((each) => /complaint.*deadlines/.test(each)) ?? '';
  const reading = readsOf(cloud, name);
  cloud.call(name, { scheduledAt: NOW, input: { task: 'sweep' } });
  await cloud.quiet();
  return reading.end();
}

/** What is read of tables from now on, by one function or by whomever. */
function readsOf(cloud: LocalCloud, by?: string) {
  let [reads, readUnits] = [0, 0];
  const stop = cloud.meter.onOperation((billable) => {
    if (billable.kind !== 'dynamodb' || billable.operation.units.read === 0) return;
    if (by !== undefined && billable.by !== by) return;
    reads += 1;
    readUnits += billable.operation.units.read;
  });
  return {
    end: () => {
      stop();
      return { reads, readUnits };
    },
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
