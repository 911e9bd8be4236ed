import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { issuesOf, workOrder } from '@huiyin/contracts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSession } from '../session.ts';
import { worldOf } from '../world.double.ts';
import { importOrders } from './import-orders.ts';
import { readMapping } from './read-mapping.ts';

const MAP = new URL('../../../../docs/examples/nyc311-map.yaml', import.meta.url).pathname;
const HEADER =
  'unique_key,created_date,closed_date,agency,complaint_type,descriptor,location_type,incident_zip,city,borough,latitude,longitude';
const row = (key: number, closed: string, agency = 'NYPD', type = 'Illegal Parking') =>
  `${key},2026-05-03T10:00:00.000,${closed},${agency},${type},"Posted, or signed",Street,11224,BROOKLYN,BROOKLYN,40.5,-73.9`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Knows orders by id and content, as intake does. */
function scriptedIntake() {
  const known = new Map<string, string>();
  return worldOf({
    'POST /work-orders': ({ body }) => ({
      status: 200,
      body: {
        results: (body as unknown[]).map((sent) => {
          const read = workOrder.safeParse(sent);
          if (!read.success) return { result: 'rejected', issues: issuesOf(read.error) };
          const { orderId } = read.data;
          if (known.has(orderId)) return { orderId, result: 'duplicate' };
          known.set(orderId, JSON.stringify(sent));
          return { orderId, result: 'recorded' };
        }),
      },
    }),
  });
}

async function importing(world: ReturnType<typeof scriptedIntake>, file: string, batchSize?: number) {
  const { api } = openSession({ data: 'nowhere', json: true, english: true }, world);
  return importOrders({
    file,
    map: await readMapping(MAP),
    api,
    user: { role: 'upstream' },
    ...(batchSize !== undefined && { batchSize }),
  });
}

describe('importing an export of the hotline’s layout', () => {
  test('records what is closed, skips what is open, and records nothing when it is done again', async () => {
    const file = join(folder, 'export.csv.gz');
    const rows = Array.from({ length: 25 }, (_, index) =>
      row(1000 + index, index % 5 === 0 ? '' : '2026-05-03T12:00:00.000'),
    );
    writeFileSync(file, gzipSync(`\uFEFF${[HEADER, ...rows].join('\r\n')}\r\n`));
    const world = scriptedIntake();
    const first = { recorded: 20, duplicates: 0, rejected: 0, skipped: 5 };
    expect(await importing(world, file, 7)).toMatchObject({ ...first, skippedBecause: { 'still-open': 5 } });
    expect(await importing(world, file, 7)).toMatchObject({ ...first, recorded: 0, duplicates: 20 });
    expect(world.received.map(({ body }) => (body as unknown[]).length)).toEqual([7, 7, 6, 7, 7, 6]);
  });

  test('takes rows of unknown agencies and types under `other`, and rows that close before they were created', async () => {
    const file = join(folder, 'export.csv');
    writeFileSync(
      file,
      [
        HEADER,
        row(1, '2026-05-03T12:00:00.000', 'NASA', 'Meteor Strike'),
        row(2, '2026-05-01T12:00:00.000'),
      ].join('\n'),
    );
    const world = scriptedIntake();
    expect(await importing(world, file)).toMatchObject({ recorded: 2, rejected: 0 });
    expect(world.received[0]?.body).toMatchObject([
      {
        businessType: 'other',
        team: 'other',
        completedAt: '2026-05-03T12:00:00-04:00',
        extra: { complaint_type: 'Meteor Strike' },
      },
      { businessType: 'illegal-parking', team: 'nypd', completedAt: '2026-05-01T12:00:00-04:00' },
    ]);
  });

  test('counts what intake rejects, by rule and line and never by value, and sends what it cannot place', async () => {
    const file = join(folder, 'export.csv');
    writeFileSync(
      file,
      [
        HEADER,
        row(1, 'yesterday'),
        `${row(2, '2026-05-03T12:00:00.000')},surplus`,
        row(3, '2026-05-03T12:00:00.000'),
      ].join('\n'),
    );
    const world = scriptedIntake();
    expect(await importing(world, file)).toMatchObject({
      recorded: 1,
      rejected: 2,
      rejectedBecause: {
        'cells-without-a-column at unplacedCells': 1,
        'format-datetime at completedAt': 1,
      },
      rejectedLines: {
        'cells-without-a-column at unplacedCells': [3],
        'format-datetime at completedAt': [2],
      },
    });
    expect(world.received[0]?.body).toMatchObject([{}, { unplacedCells: ['surplus'] }, {}]);
  });

  test('sends nothing of a file that lacks a column', async () => {
    const file = join(folder, 'export.csv');
    writeFileSync(file, 'unique_key,closed_date\n1,2026-05-03T12:00:00.000\n');
    const world = scriptedIntake();
    await expect(importing(world, file)).rejects.toMatchObject({ code: 'columns-missing' });
    expect(world.received).toEqual([]);
  });

  test('sends nothing of a file in another encoding than the mapping says', async () => {
    const file = join(folder, 'export.csv');
    writeFileSync(file, Buffer.concat([Buffer.from(`${HEADER}\n1,`), Buffer.from([0xff, 0xff])]));
    await expect(importing(scriptedIntake(), file)).rejects.toMatchObject({ code: 'encoding-wrong' });
  });
});
