import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunFile, readRunFile } from '@huiyin/client/run-file';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSample } from './data-folder.ts';
import { runBranch } from './run-branch.ts';

let data = '';
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'huiyin-run-')), 'data');
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

async function livingBranch(): Promise<RunFile> {
  for (;;) {
    const file = join(data, 'run.json');
    const found = existsSync(file) ? readRunFile(readFileSync(file, 'utf8')) : undefined;
    if (found?.state === 'living') return found;
    await pause();
  }
}

/** How much of the month is lived, once it is more than that. */
async function livedMoreThan(share: number, { url }: RunFile): Promise<number> {
  for (;;) {
    // Just after the start it has lived nothing yet.
    const health: { lived?: number } = JSON.parse(await (await fetch(`${url}/health`)).text());
    if ((health.lived ?? 0) > share) return health.lived ?? 0;
    await pause();
  }
}

describe('a branch that runs here', () => {
  test('stops within two seconds in the middle of its sample month, and goes on at the next start', {
    timeout: 120_000,
  }, async () => {
    const options = { branch: 'longgang', port: 0, data, fresh: false, anyHour: false, sample: true };
    let stopping = new AbortController();
    let running = runBranch(options, () => {}, stopping.signal);
    const lived = await livedMoreThan(0.02, await livingBranch());
    const beganMs = performance.now();
    stopping.abort();
    await running;
    expect(performance.now() - beganMs).toBeLessThan(2000);
    expect(existsSync(join(data, 'run.json'))).toBe(false);
    expect(readSample(data)?.lived).toBe(false);

    stopping = new AbortController();
    running = runBranch(options, () => {}, stopping.signal);
    expect(await livedMoreThan(0, await livingBranch())).toBeGreaterThanOrEqual(lived);
    stopping.abort();
    await running;
  });

  test('whose port is taken says so in both languages, and leaves no claim behind', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const refused = runBranch(
      { branch: 'longgang', port, data, fresh: false, anyHour: false, sample: false },
      () => {},
      new AbortController().signal,
    );
    await expect(refused).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringMatching(new RegExp(`端口 ${port} 已被占用.* port ${port} is taken`)),
    });
    expect(existsSync(join(data, 'run.json'))).toBe(false);
    other.close();
  });
});
