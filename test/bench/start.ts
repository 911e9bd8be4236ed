import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { EVENTS, sourceOf } from '@huiyin/contracts';
import { loadBranch } from '@huiyin/infra/branch';
import { bundleDoors } from '@huiyin/infra/bundle';
import { SERVICES } from '@huiyin/infra/services';
import { eventOf } from '@huiyin/testing';

export interface StartFigures {
  readonly starts: number;
  /** Medians of a process of its own, from before its first import to the answer of its first signed write. */
  readonly rawMs: number;
  readonly doorMs: number;
  readonly ratio: number;
  /** The fastest start of each: what the machine's other work disturbs least. */
  readonly rawFastestMs: number;
  readonly doorFastestMs: number;
  readonly ratioOfFastest: number;
  /** PutItem requests of all the door's starts: one each, or it measured something else. */
  readonly writes: number;
}

const program = fileURLToPath(new URL('first-write.ts', import.meta.url));

/**
 * How long callback's inbox takes from its import to the first task written, against a signed write by Node's own modules in
 * the same run. Both talk to a server of this process without TLS, whose share would be the same in both.
 */
export async function measureStart(starts: number): Promise<StartFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-start-'));
  let writes = 0;
  const server = createServer((request, answer) => {
    if (request.headers['user-agent'] && request.headers['x-amz-target'] === 'DynamoDB_20120810.PutItem')
      writes += 1;
    request.resume().on('end', () => answer.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bundle = await bundleDoors(loadBranch('longgang'), SERVICES, folder);
    const run = async (...words: string[]): Promise<number> => {
      const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
        env: {
          AWS_REGION: 'cn-north-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
          AWS_ENDPOINT_URL_DYNAMODB: url,
          TABLE_NAME: 'table',
        },
      });
      return Number(stdout);
    };
    const door = join(bundle.folderOf('callback', 'inbox'), 'index.mjs');
    const message = messageOfRequest();
    const raw: number[] = [];
    const ours: number[] = [];
    for (let start = 0; start < starts; start += 1) {
      raw.push(await run('raw', url));
      ours.push(await run('door', door, message));
    }
    const [rawMs, doorMs] = [medianOf(raw), medianOf(ours)];
    const [rawFastestMs, doorFastestMs] = [tenths(Math.min(...raw)), tenths(Math.min(...ours))];
    return {
      starts,
      rawMs,
      doorMs,
      ratio: tenths(doorMs / rawMs),
      rawFastestMs,
      doorFastestMs,
      ratioOfFastest: tenths(doorFastestMs / rawFastestMs),
      writes,
    };
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As EventBridge puts it on the inbox's queue. */
function messageOfRequest(): string {
  const { data, example } = EVENTS['callback.requested'];
  const detail = eventOf('callback.requested', data.parse(example));
  return JSON.stringify({
    id: 'e-1',
    source: sourceOf('callback.requested'),
    'detail-type': 'callback.requested',
    time: '2026-10-05T02:11:09Z',
    detail,
  });
}

const tenths = (value: number): number => Math.round(10 * value) / 10;

const medianOf = (values: readonly number[]): number =>
  tenths([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0);
