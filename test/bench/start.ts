import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { EVENTS, sourceOf } from '@huiyin/contracts';
import { loadBranch } from '@huiyin/infra/branch';
import { BUNDLE_OPTIONS, bundleDoors } from '@huiyin/infra/bundle';
import { SERVICES } from '@huiyin/infra/services';
import { eventOf, ownCertificate } from '@huiyin/testing';
import { build } from 'esbuild';

/** Milliseconds of a process of its own, from before its first import to the answer of its first signed write. */
interface StartTimes {
  readonly median: number;
  /** What the machine's other work disturbs least. */
  readonly fastest: number;
  /** Median of the milliseconds in which a processor worked: what other work disturbs hardly. */
  readonly worked: number;
}

export interface StartFigures {
  readonly starts: number;
  /** One write signed by hand with what Node brings. */
  readonly rawMs: StartTimes;
  /** The same write by the SDK alone, bundled like a door. */
  readonly sdkMs: StartTimes;
  readonly doorMs: StartTimes;
  /** Of the medians. */
  readonly sdkToRaw: number;
  readonly doorToRaw: number;
  readonly doorToSdk: number;
  /** The same of the work. */
  readonly doorToRawWorked: number;
  /** PutItem requests of all starts by the SDK: two a round, or it measured something else. */
  readonly writes: number;
}

interface Start {
  readonly ms: number;
  readonly worked: number;
}

const program = fileURLToPath(new URL('first-write.ts', import.meta.url));

/**
 * How long callback's inbox takes from its import to the first task written, against a signed write by Node's own modules and
 * one by the SDK alone in the same run. All talk TLS to a server of this process, as a function does with DynamoDB: without it Node's `http` would
 * be loaded for all, which costs more than `https` and which no function loads.
 */
export async function measureStart(starts: number): Promise<StartFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-start-'));
  let writes = 0;
  const { cert, key } = ownCertificate();
  const trusted = join(folder, 'trusted.pem');
  writeFileSync(trusted, cert);
  const server = createServer({ cert, key }, (request, answer) => {
    if (request.headers['user-agent'] && request.headers['x-amz-target'] === 'DynamoDB_20120810.PutItem')
      writes += 1;
    request.resume().on('end', () => answer.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bundle = await bundleDoors(loadBranch('longgang'), SERVICES, folder);
    const run = async (...words: string[]): Promise<Start> => {
      const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
        env: {
          AWS_REGION: 'cn-north-1',
          AWS_ACCESS_KEY_ID: 'local',
          AWS_SECRET_ACCESS_KEY: 'local',
          AWS_ENDPOINT_URL_DYNAMODB: url,
          TABLE_NAME: 'table',
          KEYS_TABLE_NAME: 'keys',
          KMS_KEY_ID: 'key',
          NODE_EXTRA_CA_CERTS: trusted,
        },
      });
      const [ms = 0, worked = 0] = stdout.split(' ').map(Number);
      return { ms, worked };
    };
    const door = join(bundle.folderOf('callback', 'inbox'), 'index.mjs');
    const message = messageOfRequest();
    const sdk = join(folder, 'sdk-alone.mjs');
    await build({
      ...BUNDLE_OPTIONS,
      entryPoints: [fileURLToPath(new URL('sdk-alone.ts', import.meta.url))],
      outfile: sdk,
    });
    const raw: Start[] = [];
    const alone: Start[] = [];
    const ours: Start[] = [];
    for (let start = 0; start < starts; start += 1) {
      raw.push(await run('raw', url));
      alone.push(await run('sdk', sdk));
      ours.push(await run('door', door, message));
    }
    const [rawMs, sdkMs, doorMs] = [timesOf(raw), timesOf(alone), timesOf(ours)];
    return {
      starts,
      rawMs,
      sdkMs,
      doorMs,
      sdkToRaw: tenths(sdkMs.median / rawMs.median),
      doorToRaw: tenths(doorMs.median / rawMs.median),
      doorToSdk: tenths(doorMs.median / sdkMs.median),
      doorToRawWorked: tenths(doorMs.worked / rawMs.worked),
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
  tenths(values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0);

const timesOf = (starts: readonly Start[]): StartTimes => ({
  median: medianOf(starts.map(({ ms }) => ms)),
  fastest: tenths(Math.min(...starts.map(({ ms }) => ms))),
  worked: medianOf(starts.map(({ worked }) => worked)),
});
