import type { GivenAnswers } from '@huiyin/contracts';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../browser/obtain-browser.ts';
import { openWorkbench } from '../browser/workbench.ts';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const VISITS = 6;
const visitsOn = (day: string) =>
  Array.from({ length: VISITS }, (_, index) =>
    workOrderOf({
      orderId: `WO-${day}-${index}`,
      team: 'repair-1',
      customer: customerOf({ id: `C-${day}-${index}`, phones: [`1380000${day.slice(8)}0${index}`] }),
      promised: { from: `${day}T09:00:00+08:00`, to: `${day}T11:00:00+08:00` },
      arrivedAt: `${day}T09:40:00+08:00`,
      completedAt: `${day}T10:11:09+08:00`,
    }),
  );

/** Two weeks of a team whose customers are dissatisfied: a proposal, and a month to plan by. */
describe('those who set the rates, in a browser', { timeout: 60_000 }, () => {
  let office: BranchOffice;
  let browser: Browser;

  const ringAll = async (day: string, answers: GivenAnswers) => {
    await office.report(...visitsOn(day));
    for (let call = 0; call < VISITS; call += 1) {
      const task = await office.claim('agent-01');
      await office.answer('agent-01', task, { interview: contentWith(task, answers) });
    }
  };
  /** Somebody at a place; what went wrong in their page fails the test. */
  const at = async (person: string, place: string, look: (page: Page) => Promise<void>): Promise<void> => {
    const url = office.cloud.apis['huiyin-longgang-api'] ?? '';
    const { context, page, wrong } = await openWorkbench(browser, url, { person, place });
    try {
      await look(page);
      expect(wrong).toEqual([]);
    } finally {
      await context.close();
    }
  };
  const policies = () => office.ask('supervisor', 'GET /policies');

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T03:00:00.000Z' });
    await ringAll('2026-10-05', { overall: 'fail', complaint: '修完还漏气' });
    await office.until('2026-10-12T03:00:00.000Z');
    await ringAll('2026-10-12', { overall: 'fail' });
    await office.until('2026-10-19T01:00:00.000Z');
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.cloud.stop();
  });

  it('a supervisor reads why a rate is to change, approves it, and opens the figure down to a case', async () => {
    await at('supervisor-01', 'policies', async (page) => {
      const proposal = page.getByRole('article', { name: /w2026-42/ });
      await proposal
        .getByText(/维修一班·维修：连续五周内有两周不合格（2026-W42 评价 6 户，不满意 6 户/)
        .waitFor();
      await proposal.getByRole('button', { name: /^批准 w2026-42/ }).press('Enter');
      expect((await policies()).proposals[0]).toMatchObject({ state: 'proposed' });
      await proposal.locator('button[type=submit]').press('Enter');
      await page.getByRole('article', { name: /w2026-42 · 已批准/ }).waitFor();
      expect((await policies()).proposals[0]).toMatchObject({ state: 'approved', from: '2026-10-20' });

      await page.getByRole('link', { name: '督导', exact: true }).press('Enter');
      await page.getByRole('button', { name: '本月' }).press('Enter');
      await page.getByRole('link', { name: /^维修一班 不满意 12$/ }).press('Enter');
      const row = page.getByRole('row', { name: /WO-2026-10-05-0/ });
      await row.getByRole('link').press('Enter');
      const caseId = caseIdOf(taskIdOf(ROUTINE, 'WO-2026-10-05-0'), 1);
      await page.getByRole('heading', { name: caseId }).waitFor();
    });
  });

  it('a supervisor proposes rates, and another approves them; a draft with a fault goes nowhere', async () => {
    await at('supervisor-01', 'policies', async (page) => {
      await page.getByRole('button', { name: '提出新方案' }).press('Enter');
      const counter = page.getByLabel('营业厅', { exact: true });
      await counter.fill('两成');
      await page.getByRole('button', { name: '提出', exact: true }).press('Enter');
      await page.getByText('请写 0 到 100 的数').waitFor();
      expect(await counter.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
      await counter.fill('20');
      await page.getByText('营业厅 30 % → 20 %').waitFor();
      await page.getByRole('button', { name: '提出', exact: true }).press('Enter');
      await page.getByText('已提出，待另一位主管批准。').waitFor();
      const own = page.getByRole('article', { name: /p2026-10-20/ });
      await own.getByText('营业厅 30 % → 20 %').waitFor();
      // Whose own it is may take it back, and is not offered to approve it.
      expect(await own.getByRole('button').allTextContents()).toEqual([
        expect.stringMatching(/^不批准/),
        expect.stringMatching(/^撤回/),
      ]);
    });
    expect((await policies()).proposals[0]).toMatchObject({
      version: 'p2026-10-20',
      rates: { counter: 0.2, repair: 1 },
      // What the weeks decided stays as they decided it.
      teams: { 'repair-1': { repair: { severity: 'tightened' } } },
    });
    // Of one first day the one that is approved last is in force.
    await office.until('2026-10-19T01:30:00.000Z');
    await at('supervisor-02', 'policies', async (page) => {
      const proposal = page.getByRole('article', { name: /p2026-10-20/ });
      await proposal.getByRole('button', { name: /^批准/ }).press('Enter');
      await proposal.locator('button[type=submit]').press('Enter');
      await page.getByRole('article', { name: /p2026-10-20 · 已批准/ }).waitFor();
    });
    await office.until('2026-10-20T03:00:00.000Z');
    await at('auditor-01', 'policies', async (page) => {
      await page.getByRole('heading', { name: /现行方案 · p2026-10-20/ }).waitFor();
      expect(await page.getByRole('button', { name: /批准|撤回|提出/ }).count()).toBe(0);
    });
  });

  it('a plan says that nothing is known yet, then what agents can know, and becomes a proposal', async () => {
    await at('supervisor-02', 'plan', (page) => page.getByText('还没有一个满月的工单与评价').waitFor());
    await office.until('2026-11-02T03:00:00.000Z');
    await at('supervisor-02', 'plan', async (page) => {
      await page.getByText('3 人 × 2300 户 = 每月 6900 次；按 2026-10 预计每月 12 张工单。').waitFor();
      const slider = page.getByRole('slider');
      await slider.focus();
      await page.keyboard.press('ArrowLeft');
      await page.getByText('2 人 × 2300 户 = 每月 4600 次').waitFor();
      expect(new URL(page.url()).searchParams.get('agents')).toBe('2');
      await page.getByLabel('每人每月完成户数').fill('3');
      await page.getByText('2 人 × 3 户 = 每月 6 次').waitFor();
      await page.getByRole('row', { name: /维修一班 维修 12 100 % → 50 %/ }).waitFor();
      await page.getByRole('link', { name: /以此计划提出方案/ }).press('Enter');
      await page.getByText('维修一班 · 维修 100 % → 50 %').waitFor();
      await page.getByText('每月约 12 次 → 6 次回访').waitFor();
    });
  });
});
