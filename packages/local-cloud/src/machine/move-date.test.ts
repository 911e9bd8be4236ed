import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { newTimeCells, runFrom, standAt } from './shared-time.ts';

/** What a thread whose clock was moved says about the time. */
function ask(cells: Float64Array<SharedArrayBuffer>): Promise<Record<string, unknown>> {
  const moved = new URL('./move-date.ts', import.meta.url).href;
  const code = `
    import { parentPort, workerData } from 'node:worker_threads';
    const { moveDate } = await import(${JSON.stringify(moved)});
    const Host = Date;
    moveDate(workerData);
    class Later extends Date {}
    parentPort.postMessage({
      now: Date.now(), made: new Date().getTime(), text: Date(), given: new Date(0).getTime(), utc: Date.UTC(1970, 0, 2),
      isDate: new Date() instanceof Date && new Host(1) instanceof Date && new Later() instanceof Later, later: new Later().getTime(),
      own: new Date().constructor === Date, parts: new Date(2026, 0).getFullYear(),
      format: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'short' }).format(),
    });`;
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
      workerData: cells,
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

test('every way of asking for the time gives the time at which the cloud’s clock stands', async () => {
  const cells = newTimeCells();
  const at = Date.UTC(2026, 9, 31, 15, 59);
  standAt(cells, at);
  expect(await ask(cells)).toEqual({
    now: at,
    made: at,
    later: at,
    text: new Date(at).toString(),
    given: 0,
    utc: 86_400_000,
    isDate: true,
    own: true,
    parts: 2026,
    format: '31/10/2026',
  });
});

test('a running clock runs beside the host’s', async () => {
  const cells = newTimeCells();
  const host = Date.now();
  runFrom(cells, host + 86_400_000, host);
  const { now } = await ask(cells);
  expect(Number(now)).toBeGreaterThanOrEqual(host + 86_400_000);
  expect(Number(now)).toBeLessThan(host + 86_400_000 + 60_000);
});
