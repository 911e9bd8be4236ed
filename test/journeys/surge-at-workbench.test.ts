import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../browser/obtain-browser.ts';
import { openWorkbench } from '../browser/workbench.ts';
import { type BranchOffice, openOffice } from './branch-office.ts';

/** Cases that an officer took on in September, all but one of them about appointments. */
const CASES = Array.from({ length: 5 }, (_, index) => `counter:C-${index}.1`);

describe('a surge and what a month teaches, in a browser', () => {
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
    office = await openOffice({ at: '2026-09-30T01:30:00.000Z' });
    url = office.cloud.apis['huiyin-longgang-api'] ?? '';
    for (const [index, caseId] of CASES.entries()) {
      await office.ask('officer', 'POST /complaints', {
        body: {
          ...{ channel: 'counter', reference: `C-${index}`, kind: 'complaint', businessType: 'repair' },
          ...{ team: 'repair-1', category: index === 0 ? 'conduct' : 'appointment' },
          customer: { id: `C-${index}`, name: '周示例', phones: ['13800000801'], address: '示例路8号' },
          words: '约好上午来，下午才到',
        },
        person: 'officer-04',
      });
      await office.ask('officer', 'POST /complaints/{caseId}/acknowledge', {
        path: { caseId },
        body: {},
        person: 'officer-01',
      });
    }
    await office.cloud.quiet();
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.cloud.stop();
  });

  it('a shift leader sees what a rule comes to before it is begun, and then how far it has come', async () => {
    await at('shift-leader-01', 'redistributions', async (page) => {
      await page.getByText('还没有批量转办过。').waitFor();
      await page.getByRole('button', { name: '预览' }).press('Enter');
      await page.getByRole('alert').getByText('请写明从谁、转给谁').waitFor();
      const from = page.getByRole('group', { name: '从谁那里' });
      await from.getByRole('button', { name: 'officer-01（5）' }).press('Enter');
      await page.getByLabel('转给谁 工号').fill('officer-02、officer-03');
      await page.getByLabel('诉求类别').selectOption({ label: '预约与时效' });
      await page.getByRole('button', { name: '业务高峰' }).press('Enter');
      await page.getByRole('button', { name: '预览' }).press('Enter');
      const plan = page.locator('section[aria-labelledby=plan]');
      await plan.waitFor();
      expect(await plan.locator('dd').allTextContents()).toEqual(['4', '0', '0']);
      expect(await plan.getByRole('row').allTextContents()).toEqual([
        '谁得到不能承办',
        'officer-024',
        // Nobody whom the branch knows.
        'officer-0304 · 此人不能承办本件',
      ]);
      expect(await office.ask('supervisor', 'GET /redistributions')).toEqual({ redistributions: [] });
      // Another rule is another plan: this one is gone.
      await page.getByLabel('最多多少件').fill('3');
      await plan.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '预览' }).press('Enter');
      await plan.getByText('超出上限').waitFor();
      expect(await plan.locator('dd').allTextContents()).toEqual(['3', '0', '1']);
      await page.getByRole('button', { name: '开始转办' }).press('Enter');
      await page.getByText('已完成 3/3').waitFor();
      expect(await page.getByText('已转给，待接收').count()).toBe(3);
    });
    const { redistributions } = await office.ask('supervisor', 'GET /redistributions');
    expect(redistributions).toEqual([
      expect.objectContaining({
        by: 'shift-leader-01',
        from: 'officer-01',
        offered: 3,
        left: 1,
        isDone: true,
      }),
    ]);
  });

  it('whoever a case was offered to accepts it, and an auditor finds afterwards what was moved', async () => {
    await at('officer-02', 'complaints', async (page) => {
      await page.getByRole('button', { name: '待我处理' }).press('Enter');
      await page
        .getByRole('link', { name: /^counter:C-/ })
        .first()
        .press('Enter');
      await page.getByRole('button', { name: '接收' }).press('Enter');
      await page.locator('form.act').getByRole('button', { name: '接收' }).press('Enter');
      await page.getByRole('button', { name: '作出结论' }).waitFor();
    });
    const { complaints } = await office.ask('officer', 'GET /complaints', { query: { owner: 'officer-02' } });
    expect(complaints).toHaveLength(1);
    await at('auditor-01', 'redistributions', async (page) => {
      expect(await page.getByRole('button', { name: '预览' }).count()).toBe(0);
      await page
        .getByRole('row', { name: /officer-01 → officer-02、officer-03/ })
        .getByRole('link')
        .press('Enter');
      await page.getByText('已完成 3/3').waitFor();
      expect(new URL(page.url()).searchParams.get('id')).toMatch(/^shift-leader-01-\d{14}$/);
    });
  });

  it('what is done about a month is entered, and looked into a month later', async () => {
    const measure = '派单前一小时再电话确认';
    await office.until('2026-10-08T01:30:00.000Z');
    await at('supervisor-01', 'analysis', async (page) => {
      await page.getByRole('heading', { name: '投诉分析 · 2026-09' }).waitFor();
      await page.getByRole('button', { name: '对其他项目定措施' }).press('Enter');
      await page.getByLabel('针对', { exact: true }).selectOption({ label: '诉求 · 预约与时效' });
      await page.getByLabel(/^措施/).fill('打 13800000801 确认');
      await page.getByRole('button', { name: '记下措施' }).press('Enter');
      await page.getByRole('alert').getByText('不写电话号码').waitFor();
      await page.getByLabel(/^措施/).fill(measure);
      await page.getByRole('button', { name: '记下措施' }).press('Enter');
      await page.getByText('措施已记下。').waitFor();
      await page.getByText('预约与时效').first().waitFor();
    });
    const due = await office.ask('officer', 'GET /countermeasures/{due}', { path: { due: '2026-10' } });
    expect(due.countermeasures).toMatchObject([
      { of: 'category', id: 'appointment', month: '2026-09', measure },
    ]);
    await at('officer-01', 'analysis?month=2026-10', async (page) => {
      const measures = page.locator('section[aria-labelledby=due-now]');
      await measures.getByText('还没有人看过').waitFor();
      expect(await measures.textContent()).toContain('当时 4/5');
      await measures.getByRole('button', { name: '看落实' }).press('Enter');
      await measures.getByRole('button', { name: '已落实' }).press('Enter');
      await measures.getByLabel(/^说明/).fill('各班组已照办');
      await measures.getByRole('button', { name: '记下', exact: true }).press('Enter');
      await measures.getByText('已记下。').waitFor();
      await measures.getByText('已落实 · 各班组已照办').waitFor();
    });
    const after = await office.ask('officer', 'GET /countermeasures/{due}', { path: { due: '2026-10' } });
    expect(after.countermeasures[0]?.followUps).toMatchObject([
      { outcome: 'done', note: '各班组已照办', by: 'officer-01' },
    ]);
  });
});
