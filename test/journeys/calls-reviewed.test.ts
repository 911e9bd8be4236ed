import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { huiyin } from '@huiyin/cli';
import type { ReviewAnswer } from '@huiyin/contracts';
import { customerOf, workOrderOf } from '@huiyin/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../browser/obtain-browser.ts';
import { openWorkbench } from '../browser/workbench.ts';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const ROUND = 20;
/** At one call in twenty, that none of so many rounds is drawn happens once in five million lives. */
const ROUNDS_MAX = 15;
const month = '2026-10';

const emergency = (number: number) => {
  const { promised, ...order } = workOrderOf({
    orderId: `WO-${number}`,
    businessType: 'emergency-repair',
    team: 'emergency-1',
    customer: customerOf({ id: `C-${number}`, phones: [`138${String(number).padStart(8, '0')}`] }),
  });
  return order;
};

describe('calls that are drawn for review', () => {
  let office: BranchOffice;
  let folder: string;
  let browser: Browser;
  let calls = 0;

  const drawn = async (): Promise<readonly ReviewAnswer[]> =>
    (await office.ask('auditor', 'GET /reviews/{month}', { path: { month } })).reviews;

  async function audit() {
    const printed: string[] = [];
    const program = huiyin({
      fetch: globalThis.fetch,
      pause: () => Promise.resolve(),
      print: (line) => void printed.push(line),
      remark: () => {},
      now: () => office.cloud.clock.now(),
      isTerminal: false,
      environment: { HUIYIN_URL: Object.values(office.cloud.apis)[0] },
    });
    const fault = await program
      .parseAsync(['audit', 'reviews', month, '--json', '--data', folder], { from: 'user' })
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    return { answer: JSON.parse(printed[0] ?? 'null'), fault };
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-reviews-'));
    office = await openOffice({ at: '2026-10-05T03:00:00.000Z' });
    for (let round = 0; round < ROUNDS_MAX && (await drawn()).length === 0; round += 1) {
      await office.report(...Array.from({ length: ROUND }, (_, index) => emergency(calls + index)));
      for (let call = 0; call < ROUND; call += 1) {
        const task = await office.claim('agent-01');
        await office.answer('agent-01', task, { interview: contentWith(task) });
      }
      calls += ROUND;
      await office.cloud.quiet();
    }
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
    await office.cloud.stop();
  });

  /** Somebody at the page of reviews; what went wrong in it fails the test. */
  const at = async (person: string, look: (page: Page) => Promise<void>): Promise<void> => {
    const url = office.cloud.apis['huiyin-longgang-api'] ?? '';
    const { context, page, wrong } = await openWorkbench(browser, url, { person, place: 'reviews' });
    try {
      await look(page);
      expect(wrong).toEqual([]);
    } finally {
      await context.close();
    }
  };
  /** Opens the call by keys, and waits until keys pressed at the list would be none. */
  const openCall = async (page: Page, claimId: string): Promise<void> => {
    await page.getByRole('button', { name: new RegExp(claimId) }).press('Enter');
    await page.getByRole('heading', { name: /评分 · / }).waitFor();
  };
  const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('are scored by keys alone, by two who do not see each other’s score; their agent is told, and answers', async () => {
    const [{ claimId, agent } = expect.fail()] = await drawn();
    expect(agent).toBe('agent-01');
    const path = { month, claimId };
    const read = 'GET /reviews/{month}/{claimId}';
    await at('shift-leader-01', async (page) => {
      await openCall(page, claimId);
      // Sent too early it says what is missing, and sends nothing.
      await press(page, '1', '1', '1', 'Control+Enter');
      await page.getByText('还有未评的项目').waitFor();
      await press(page, '1', '2', 'Backspace', '1', '1', '1', 'Control+Enter');
      await page.getByText('评分已提交').waitFor();
    });
    expect(await office.ask('shift-leader', read, { path })).toMatchObject({
      scored: 1,
      scores: [{ by: 'shift-leader-01', total: 100, fatal: [] }],
    });
    expect(await office.ask('auditor', read, { path })).toMatchObject({ scored: 1, scores: [] });
    await at('supervisor-01', async (page) => {
      await openCall(page, claimId);
      expect(await page.getByText('shift-leader-01').count()).toBe(0);
      // Behind the last item digits mark what was fatal; then it is said in words.
      await press(page, '1', '1', '1', '1', '1', '1', '1', '2', 'Control+Enter');
      await page.getByText('一票否决须写明情况').waitFor();
      await page.getByLabel('说明').focus();
      await page.keyboard.insertText('与客户争吵');
      await press(page, 'Control+Enter');
      await page.getByText('评分已提交').waitFor();
      await page.getByRole('button', { name: '待我反馈' }).press('Enter');
      await page.getByRole('button', { name: new RegExp(claimId) }).press('Enter');
      await page.getByText('两人判断不一 ·').waitFor();
      await page.getByLabel('给回访员的反馈').focus();
      await page.keyboard.insertText('请控制情绪');
      await press(page, 'Control+Enter');
      await page.getByText('已反馈给回访员').waitFor();
    });
    await at('agent-01', async (page) => {
      await page.getByText('请控制情绪').waitFor();
      await page.getByLabel('我的答复').focus();
      await page.keyboard.insertText('今后注意');
      await press(page, 'Control+Enter');
      await page.getByText('答复 · 今后注意').waitFor();
      expect(await page.getByLabel('我的答复').count()).toBe(0);
    });
    const figures = await office.ask('supervisor', 'GET /review-figures/{month}', { path: { month } });
    expect(figures).toMatchObject({ results: { passed: 0, failed: 0, disputed: 1 }, told: 1, answered: 1 });
  });

  it('are drawn again by anybody, once the month’s key is revealed', async () => {
    await office.until('2026-10-06T03:00:00.000Z');
    expect((await audit()).fault).toMatchObject({ code: 'key-not-revealed' });
    await office.until('2026-11-14T17:00:00.000Z');
    const { answer, fault } = await audit();
    expect(fault).toBeUndefined();
    const count = (await drawn()).length;
    expect(answer).toMatchObject({ calls, drawn: count, recorded: count, findings: [] });
  });
});
