import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { customerOf, workOrderOf } from '@huiyin/testing';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../browser/obtain-browser.ts';
import { openWorkbench } from '../browser/workbench.ts';
import { type BranchOffice, contentWith, openOfficeOf } from '../journeys/branch-office.ts';
import { synthesizeBranches } from '../journeys/synthesize-branches.ts';

const AGENTS = 10;
const MEASURED = 60;
/** What a room of ten has rung by the afternoon. */
const MADE_BEFORE = 1_200;
const ORDERS_PER_CALL = 500;
const NEXT_MS_MAX = 30_000;
/** A call every so often by each of the other agents: far more than people make. */
const OTHERS_PAUSE_MS = 2_000;

/**
 * The call desk in a browser while nine other agents work, after a day's calls: milliseconds from the key that records a call to the next customer on
 * the screen, and from a key to its paint; kilobytes of script that come first. Customers offered twice at once are counted.
 */
export async function measureWorkbench(open: number): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-workbench-'));
  let [office, browser]: [BranchOffice | undefined, Browser | undefined] = [undefined, undefined];
  try {
    office = await openOfficeOf(await synthesizeBranches(folder), { at: '2026-10-05T06:30:00.000Z' });
    await fill(office, open + MADE_BEFORE);
    const madeBefore = await ringBefore(office);
    office.cloud.clock.run();
    browser = await startBrowser();
    return { open, agents: AGENTS, madeBefore, ...(await measure(office, browser)) };
  } finally {
    await browser?.close();
    await office?.cloud.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill({ ask, cloud }: BranchOffice, open: number): Promise<void> {
  for (let from = 0; from < open; from += ORDERS_PER_CALL) {
    const orders = Array.from({ length: Math.min(ORDERS_PER_CALL, open - from) }, (_, index) => {
      const number = from + index;
      return workOrderOf({
        orderId: `WO-20261005-${String(number).padStart(6, '0')}`,
        customer: customerOf({ id: `C-${number}`, phones: [`138${String(number).padStart(8, '0')}`] }),
      });
    });
    await ask('upstream', 'POST /work-orders', { body: orders });
    await cloud.quiet();
  }
}

/** The day's calls before the measured ones, most of them complete; how many were recorded. */
async function ringBefore(office: BranchOffice): Promise<number> {
  const perAgent = MADE_BEFORE / AGENTS;
  const made = await Promise.all(
    Array.from({ length: AGENTS }, async (_, index) => {
      const agent = `agent-2${index}`;
      for (let call = 0; call < perAgent; call += 1) {
        const task = await office.claim(agent);
        const interview = call % 3 === 0 ? undefined : contentWith(task);
        await office.ask('agent', 'PUT /tasks/{taskId}/attempts/{claimId}', {
          person: agent,
          path: { taskId: task.taskId, claimId: task.claimId },
          body: {
            disposition: interview ? 'complete' : 'no-answer',
            calledAt: office.cloud.clock.now().toISOString(),
            durationSeconds: 90,
            ...(interview && { interview }),
          },
        });
      }
      return perAgent;
    }),
  );
  await office.cloud.quiet();
  return made.reduce((sum, each) => sum + each, 0);
}

async function measure(office: BranchOffice, browser: Browser): Promise<object> {
  const url = office.cloud.apis['huiyin-longgang-api'] ?? '';
  const offered: string[] = [];
  let working = true;
  const others = Promise.all(
    Array.from({ length: AGENTS - 1 }, (_, index) =>
      workOn(office, `agent-1${index}`, offered, () => working),
    ),
  );
  // Should the page fail, that is what is told.
  others.catch(() => undefined);
  const desk = await openWorkbench(browser, url, { person: 'agent-01', place: 'desk' });
  const { page } = desk;
  await page.getByRole('button', { name: /下一位客户/ }).waitFor();
  const scriptKilobytes = await scriptsOf(
    url,
    await page.evaluate<string[]>("performance.getEntriesByType('resource').map(({ name }) => name)"),
  );
  await page.evaluate(OBSERVE);
  await page.keyboard.press('F2');
  await page.locator('.customer').waitFor();
  const next: number[] = [];
  for (let call = 0; call < MEASURED; call += 1) {
    await page.waitForTimeout(300);
    offered.push((await page.locator('.facts dd').nth(2).textContent()) ?? '');
    for (const key of ['1', '1', '2', '2', '2', '2', '2', 'Control+Enter']) await page.keyboard.press(key);
    next.push(await seenAfter(page, call));
  }
  working = false;
  await others;
  const keys = await page.evaluate<number[]>('window.keys');
  return {
    calls: offered.length,
    offeredTwice: offered.length - new Set(offered).size,
    millisecondsToNextCustomer: { median: at(next, 0.5), p95: at(next, 0.95) },
    // Shorter ones than 16 ms a browser does not tell.
    millisecondsFromKeyToPaint: { told: keys.length, p95: at(keys, 0.95), max: at(keys, 1) },
    scriptKilobytes,
    wrong: desk.wrong,
  };
}

/** How long the next customer took after so many; asked from outside, since the page's policy evaluates nothing. */
async function seenAfter(page: Page, calls: number): Promise<number> {
  const untilMs = performance.now() + NEXT_MS_MAX;
  while (performance.now() < untilMs) {
    const seen = await page.evaluate<number[]>('window.seen');
    const [last] = seen.slice(calls);
    if (last !== undefined) return last;
    await page.waitForTimeout(20);
  }
  throw new Error('nobody came after a call was recorded');
}

/** When a call is recorded by Ctrl+Enter, and when another order's number is painted after that; how long keys take to their paint. */
const OBSERVE = `
  window.seen = []; window.keys = [];
  const order = () => document.querySelectorAll('.facts dd')[2]?.textContent;
  let sentAt, sent;
  addEventListener('keydown', ({ key, ctrlKey }) => {
    if (key === 'Enter' && ctrlKey) [sentAt, sent] = [performance.now(), order()];
  }, true);
  new MutationObserver(() => {
    const now = order();
    if (sentAt === undefined || now === undefined || now === sent) return;
    const from = sentAt;
    sentAt = undefined;
    requestAnimationFrame(() => requestAnimationFrame(() => window.seen.push(performance.now() - from)));
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.keys.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 });
`;

/** An agent elsewhere who rings by the API until told to stop. */
async function workOn(
  office: BranchOffice,
  agent: string,
  offered: string[],
  goesOn: () => boolean,
): Promise<void> {
  let task = await office.claim(agent);
  for (;;) {
    offered.push(task.orderId);
    await new Promise((resolve) => setTimeout(resolve, OTHERS_PAUSE_MS));
    const { next } = await office.ask('agent', 'PUT /tasks/{taskId}/attempts/{claimId}', {
      person: agent,
      path: { taskId: task.taskId, claimId: task.claimId },
      body: {
        disposition: 'no-answer',
        calledAt: office.cloud.clock.now().toISOString(),
        durationSeconds: 1,
        next: goesOn(),
      },
    });
    if (!next?.task) return;
    task = next.task;
  }
}

/** Kilobytes of these scripts, as gzip makes them. */
async function scriptsOf(url: string, names: readonly string[]): Promise<number> {
  const scripts = names.filter((name) => name.startsWith(url) && name.endsWith('.js'));
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(new Uint8Array(await (await fetch(name)).arrayBuffer())).length),
  );
  return Math.round(sizes.reduce((sum, each) => sum + each, 0) / 1000);
}

const at = (numbers: readonly number[], share: number): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN);
};
