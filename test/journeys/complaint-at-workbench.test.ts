import { workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../browser/obtain-browser.ts';
import { type AtWorkbench, openWorkbench } from '../browser/workbench.ts';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const orderId = 'WO-20261005-000123';
const path = { caseId: caseIdOf(taskIdOf(ROUTINE, orderId), 1) };

describe('an officer takes a complaint from receipt to its second callback, in a browser', {
  timeout: 60_000,
}, () => {
  let office: BranchOffice;
  let browser: Browser;
  const desks: AtWorkbench[] = [];
  let officer: Page;
  const shown = () => office.ask('supervisor', 'GET /complaints/{caseId}', { path });
  const sit = async (person: string): Promise<Page> => {
    const desk = await openWorkbench(browser, office.cloud.apis['huiyin-longgang-api'] ?? '', {
      person,
      place: 'complaints',
    });
    desks.push(desk);
    await desk.page.getByRole('link', { name: orderId }).click();
    await desk.page.locator('#acts').waitFor();
    return desk.page;
  };
  /** What the page offers, by name. */
  const offered = (page: Page): Promise<string[]> =>
    page.locator('[aria-labelledby=acts] > .options button').allTextContents();
  const begin = (page: Page, act: string) =>
    page.locator('[aria-labelledby=acts] > .options').getByRole('button', { name: act, exact: true }).click();
  const send = (page: Page) => page.locator('form.act button[type=submit]').click();
  /** While something is still to be said. */
  const sendTooEarly = (page: Page) =>
    page.locator('form.act button[type=submit][aria-disabled=true]').press('Enter');

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
    await office.report(workOrderOf());
    const task = await office.claim('agent-01');
    await office.answer('agent-01', task, {
      interview: contentWith(task, { overall: 'fail', complaint: '修完还漏气' }),
    });
    office.cloud.clock.run();
    browser = await startBrowser();
    officer = await sit('officer-01');
  });
  afterAll(async () => {
    await browser?.close();
    await office?.cloud.stop();
  });

  it('shows a case that nobody owns with the one step there is', async () => {
    expect(await offered(officer)).toEqual(['受理']);
    await begin(officer, '受理');
    expect(await shown()).toMatchObject({ state: 'received' });
    await send(officer);
    await officer.getByRole('button', { name: '作出结论' }).waitFor();
    expect(await shown()).toMatchObject({ state: 'acknowledged', owner: 'officer-01' });
  });

  it('opens the customer for a reason, which goes on record, and closes them again', async () => {
    expect(await officer.content()).not.toContain('修完还漏气');
    await begin(officer, '查看客户信息');
    await sendTooEarly(officer);
    await officer.getByRole('button', { name: '调查', exact: true }).click();
    await send(officer);
    await officer.getByText('修完还漏气').waitFor();
    expect(await officer.content()).toContain('13800000000');
    const { steps } = await office.ask('supervisor', 'GET /complaints/{caseId}/history', { path });
    expect(steps.at(-1)).toMatchObject({ act: 'reveal', by: 'officer-01', reason: 'investigate' });
    await officer.getByRole('button', { name: '关闭' }).click();
    expect(await officer.content()).not.toContain('13800000000');
  });

  it('offers another officer only what is theirs to do, and says why a step came too late', async () => {
    const other = await sit('officer-02');
    expect(await offered(other)).not.toContain('转办');
    expect(await offered(other)).not.toContain('查看客户信息');
    await begin(other, '开始调查');
    await begin(officer, '开始调查');
    await send(officer);
    await officer.locator('#facts', { hasText: '调查' }).waitFor();
    await send(other);
    await other.getByRole('alert').filter({ hasText: '本件已在调查' }).waitFor();
  });

  it('is concluded once everything is said, and not before', async () => {
    await begin(officer, '作出结论');
    await officer.getByLabel('查明的情况与处理').fill('已上门道歉并重新维修');
    await sendTooEarly(officer);
    expect(await shown()).toMatchObject({ state: 'investigating' });
    for (const verdict of await officer.getByRole('button', { name: '是', exact: true }).all())
      await verdict.click();
    await send(officer);
    await officer.locator('#facts', { hasText: '二次回访' }).waitFor();
    expect(await shown()).toMatchObject({ state: 'concluded', valid: true, responsible: true });
  });

  it('is asked about in a second callback by somebody else, and closed by its answer', async () => {
    await office.cloud.quiet();
    const task = await office.claim('agent-02');
    await office.answer('agent-02', task, {
      interview: contentWith(task, { solved: 'yes', satisfied: 'yes' }),
    });
    await officer.getByRole('link', { name: '返回收件箱' }).click();
    await officer.getByRole('button', { name: '已办结' }).click();
    await officer.getByRole('link', { name: orderId }).click();
    await officer.getByText('您现在没有可办的步骤。').waitFor();
    expect(await shown()).toMatchObject({ state: 'closed', closedBecause: 'solved' });
    expect(desks.flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});
