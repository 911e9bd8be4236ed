import { workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../browser/obtain-browser.ts';
import { openWorkbench } from '../browser/workbench.ts';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const [COMPLAINED, HELD, EARLY] = ['WO-20261005-000301', 'WO-20261005-000302', 'WO-20261005-000303'];
const caseId = caseIdOf(taskIdOf(ROUTINE, COMPLAINED), 1);

describe('those who supervise, in a browser', () => {
  let office: BranchOffice;
  let browser: Browser;
  let url: string;

  /** Somebody at a place; what went wrong in their page fails the test. */
  const at = async (person: string, place: string, look: (page: Page) => Promise<void>): Promise<void> => {
    const { context, page, wrong } = await openWorkbench(browser, url, { person, place });
    try {
      await look(page);
      expect(wrong).toEqual([]);
    } finally {
      await context.close();
    }
  };

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-06T01:30:00.000Z' });
    url = office.cloud.apis['huiyin-longgang-api'] ?? '';
    await office.report(workOrderOf({ orderId: COMPLAINED }));
    const task = await office.claim('agent-01');
    await office.answer('agent-01', task, {
      interview: contentWith(task, { overall: 'fail', complaint: '修完还漏气' }),
    });
    await office.as('officer', 'POST /complaints/{caseId}/acknowledge', { path: { caseId }, body: {} });
    await office.cloud.quiet();
    await office.ask('officer', 'POST /complaints/{caseId}/reveal', {
      path: { caseId },
      body: { reason: 'check-outcome' },
    });
    await office.report(
      workOrderOf({ orderId: HELD }),
      // Its clock is fast: turned away, and good a while later.
      workOrderOf({ orderId: EARLY, completedAt: '2026-10-06T10:30:00+08:00' }),
    );
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.cloud.stop();
  });

  it('a supervisor opens a figure down to the case behind it', async () => {
    await at('supervisor-01', 'supervision', async (page) => {
      const figure = page.getByRole('link', { name: /不满意 1$/ }).first();
      await figure.focus();
      await page.keyboard.press('Enter');
      const row = page.getByRole('row', { name: new RegExp(COMPLAINED) });
      await row.waitFor();
      expect(await row.textContent()).toContain('不合格');
      // The list has what the figure says, and no more.
      expect(await page.getByRole('row', { name: /WO-/ }).count()).toBe(1);
      expect(new URL(page.url()).searchParams.get('figure')).toMatch(/\/dissatisfied\/team:repair-1$/);
      await row.getByRole('link').press('Enter');
      await page.getByRole('heading', { name: caseId }).waitFor();
    });
  });

  it('an auditor finds who saw a number, when and why', async () => {
    await at('auditor-01', 'audit', async (page) => {
      await page.getByLabel('工单号').fill(COMPLAINED);
      await page.keyboard.press('Enter');
      await page.getByRole('table').waitFor();
      const rows = await page.getByRole('row').allTextContents();
      expect(rows.slice(1)).toEqual([
        expect.stringMatching(/09:30agent-01为回访领取 · .*routine:/),
        expect.stringMatching(/officer-01核对处理结果routine:.*\.1$/),
      ]);
      await page.getByLabel('工单号').fill('WO-NOBODY');
      await page.keyboard.press('Enter');
      await page.getByText('没有这张工单的回访').waitFor();
      await page.getByRole('textbox', { name: '工号' }).fill('officer-01');
      await page.getByRole('textbox', { name: '日期' }).fill('2026-10-06');
      await page.keyboard.press('Enter');
      const opened = page.getByRole('row', { name: /核对处理结果/ });
      await opened.waitFor();
      expect(await opened.textContent()).toContain(caseId);
    });
  });

  it('a shift leader ends the lease of an agent who has left, and the next one has the customer', async () => {
    expect((await office.claim('agent-01')).orderId).toBe(HELD);
    await office.until('2026-10-06T01:36:00.000Z');
    await at('shift-leader-01', 'room', async (page) => {
      const row = page.getByRole('row', { name: /agent-01/ });
      await row.getByRole('button', { name: /释放/ }).press('Enter');
      await page.getByText('已释放，客户回到队列').waitFor();
    });
    expect((await office.claim('agent-02')).orderId).toBe(HELD);
  });

  it('an administrator takes a rejected order anew once its cause is gone', async () => {
    const take = async (page: Page): Promise<void> => {
      await page.getByRole('row', { name: new RegExp(EARLY) }).waitFor();
      await page.getByRole('button', { name: /重新提交/ }).press('Enter');
    };
    await at('administrator-01', 'rejected', async (page) => {
      await take(page);
      await page.getByText('仍不符合规则').waitFor();
    });
    await office.until('2026-10-06T03:00:00.000Z');
    await at('administrator-01', 'rejected', async (page) => {
      await take(page);
      await page.getByText('工单已收录').waitFor();
      await page.getByText('没有退回的工单').waitFor();
    });
    expect(
      await office.ask('supervisor', 'GET /work-orders/{orderId}', { path: { orderId: EARLY } }),
    ).toMatchObject({ orderId: EARLY });
  });

  it('a supervisor goes from a figure to a topic callback, starts it, and sees how far it is', async () => {
    await office.until('2026-10-07T00:30:00.000Z');
    const topics = () => office.ask('supervisor', 'GET /topics');
    await at('supervisor-01', 'supervision?period=2026-10-06', async (page) => {
      await page.getByRole('link', { name: /^就此专题回访 维修一班$/ }).press('Enter');
      // What the figure is about is filled in; the rest is a person's to say.
      await page.getByLabel('完工首日').waitFor();
      expect(await page.getByLabel('维修一班', { exact: true }).isChecked()).toBe(true);
      expect(await page.getByLabel('完工末日').inputValue()).toBe('2026-10-06');
      await page.getByLabel('完工首日').fill('2026-10-05');
      await page.getByRole('button', { name: '提出', exact: true }).press('Enter');
      await page.getByText('请选业务类型').waitFor();
      await page.getByLabel('维修', { exact: true }).press('Space');
      await page.getByLabel('回访户数').fill('2');
      await page.getByLabel(/^事由/).fill('修完还漏气的不止一家');
      await page.getByRole('button', { name: '提出', exact: true }).press('Enter');
      const proposed = page.getByRole('article', { name: /topic-2026-10-06 · 待启动/ });
      await proposed.getByText('修完还漏气的不止一家').waitFor();
      await proposed.getByRole('button', { name: /^启动/ }).press('Enter');
      expect((await topics()).topics[0]).toMatchObject({ state: 'proposed' });
      await proposed.locator('button[type=submit]').press('Enter');
      await page.getByRole('article', { name: /topic-2026-10-06 · 已启动/ }).waitFor();
    });
    await office.until('2026-10-07T02:30:00.000Z');
    await at('auditor-01', 'topics', async (page) => {
      const running = page.getByRole('article', { name: /topic-2026-10-06 · 已抽样/ });
      await running.getByText(/应回访 \d+，已结束 0/).waitFor();
      // Who reads all changes nothing.
      expect(await running.getByRole('button', { name: /^中止/ }).count()).toBe(0);
      expect(await page.getByRole('button', { name: '提出专题回访' }).count()).toBe(0);
    });
    await at('supervisor-02', 'topics', async (page) => {
      const running = page.getByRole('article', { name: /topic-2026-10-06 · 已抽样/ });
      await running.getByRole('button', { name: /^中止/ }).press('Enter');
      await running.getByLabel('原因').selectOption('cause-known');
      await running.locator('button[type=submit]').press('Enter');
      const stopped = page.getByRole('article', { name: /topic-2026-10-06 · 已中止/ });
      await stopped.getByText(/原因已查明/).waitFor();
    });
    expect((await topics()).topics[0]).toMatchObject({
      state: 'stopped',
      stopped: { day: '2026-10-07', because: 'cause-known' },
      drawn: { orders: 3 },
    });
  });
});
