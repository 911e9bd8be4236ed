import { workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../browser/obtain-browser.ts';
import { type AtWorkbench, openWorkbench } from '../browser/workbench.ts';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';

const orderId = 'WO-20261005-000123';
/** One pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const path = { caseId: caseIdOf(taskIdOf(ROUTINE, orderId), 1) };

describe('an officer takes a complaint from receipt to its second callback, in a browser', {
  timeout: 60_000,
}, () => {
  let office: BranchOffice;
  let browser: Browser;
  const desks: AtWorkbench[] = [];
  let officer: Page;
  const shown = () => office.ask('supervisor', 'GET /complaints/{caseId}', { path });
  const at = async (person: string, place: string): Promise<Page> => {
    const url = office.cloud.apis['huiyin-longgang-api'] ?? '';
    const desk = await openWorkbench(browser, url, { person, place });
    desks.push(desk);
    return desk.page;
  };
  const sit = async (person: string): Promise<Page> => {
    const page = await at(person, 'complaints');
    await page.getByRole('link', { name: orderId }).click();
    await page.locator('#acts').waitFor();
    return page;
  };
  /** What the page offers, by name. */
  const offered = (page: Page): Promise<string[]> =>
    page.locator('[aria-labelledby=acts] > .options button').allTextContents();
  const begin = (page: Page, act: string) =>
    page.locator('[aria-labelledby=acts] > .options').getByRole('button', { name: act, exact: true }).click();
  const send = (page: Page) => page.locator('[aria-labelledby=acts] form.act button[type=submit]').click();
  /** While something is still to be said. */
  const sendTooEarly = (page: Page) =>
    page.locator('[aria-labelledby=acts] form.act button[type=submit][aria-disabled=true]').press('Enter');

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

  it('is judged for what it is about, with a cause of the category that was chosen', async () => {
    await begin(officer, '判定');
    await officer.getByRole('button', { name: '投诉', exact: true }).click();
    expect(await officer.getByRole('button', { name: '未按时到达' }).count()).toBe(0);
    await officer.getByRole('button', { name: '预约与时效' }).click();
    await officer.getByRole('button', { name: '未按时到达' }).click();
    await officer.getByRole('button', { name: '重要', exact: true }).click();
    await send(officer);
    await officer.locator('dd', { hasText: '未按时到达' }).waitFor();
    expect(await shown()).toMatchObject({ class: 'important', category: 'appointment', cause: 'late' });
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

  it('takes a photograph that is handed over, shows it to whoever opens it for a reason, and refuses another file', async () => {
    const field = officer.getByLabel('提交照片或 PDF（每件不超过 10 MB）');
    await field.setInputFiles({ name: '张三.html', mimeType: 'text/html', buffer: Buffer.from('<p>') });
    await officer.getByText('只收 JPEG、PNG、WebP 图片或 PDF').waitFor();
    await field.setInputFiles({ name: '张三家.png', mimeType: 'image/png', buffer: PHOTO });
    await officer.getByRole('button', { name: '提交', exact: true }).press('Enter');
    await officer.getByText('证据已提交。').waitFor();
    const { evidence } = await shown();
    expect(evidence).toMatchObject([{ type: 'image/png', bytes: PHOTO.length, by: 'officer-01' }]);
    await officer.getByRole('button', { name: '打开 1' }).press('Enter');
    const saved = officer.waitForEvent('download');
    await officer.getByRole('button', { name: '调查', exact: true }).press('Enter');
    expect((await saved).suggestedFilename()).toBe(`${evidence[0]?.id}.png`);
  });

  it('is concluded once everything is said, with who is liable, and not before', async () => {
    await begin(officer, '作出结论');
    await officer.getByLabel('查明的情况与处理').fill('已上门道歉并重新维修');
    await sendTooEarly(officer);
    expect(await shown()).toMatchObject({ state: 'investigating' });
    expect(await officer.getByRole('group', { name: /责任方/ }).count()).toBe(0);
    for (const verdict of await officer.getByRole('button', { name: '是', exact: true }).all())
      await verdict.click();
    for (const name of ['员工 LG1043', '班组长', '共性问题'])
      await officer.getByRole('button', { name, exact: true }).click();
    await send(officer);
    await officer.locator('#facts', { hasText: '二次回访' }).waitFor();
    expect(await shown()).toMatchObject({
      ...{ state: 'concluded', valid: true, responsible: true, nature: 'common' },
      liable: [{ party: 'employee', id: 'LG1043' }, { party: 'team-leader' }],
    });
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
  });

  it('is written up for others to learn from without anybody’s name, published by a supervisor, and found', async () => {
    await officer.getByRole('button', { name: '写成典型案例' }).press('Enter');
    await officer.getByRole('textbox', { name: '标题' }).fill('约好上午，下午才到');
    await officer.getByRole('textbox', { name: '教训与做法' }).fill('改期必须当面或电话征得客户同意');
    await officer.getByRole('textbox', { name: '经过', exact: true }).fill('师傅 LG1043 改期没有告诉客户');
    await officer.getByRole('button', { name: '保存，待发布' }).press('Enter');
    await officer.getByText('内容中出现了客户或员工的信息，请删去').waitFor();
    await officer.getByRole('textbox', { name: '经过', exact: true }).fill('改期没有告诉客户');
    await officer.getByRole('button', { name: '保存，待发布' }).press('Enter');
    await officer.getByText('已保存，待主管发布。').waitFor();
    const supervisor = await at('supervisor-01', 'typical-cases');
    await supervisor.getByText('没有这样的案例。').waitFor();
    await supervisor.getByRole('button', { name: '全部已写' }).press('Enter');
    await supervisor.getByRole('button', { name: /^发布/ }).press('Enter');
    await supervisor.getByRole('button', { name: '已发布' }).press('Enter');
    await supervisor.getByRole('searchbox').fill('征得客户');
    await supervisor.getByRole('heading', { name: '约好上午，下午才到' }).waitFor();
    await supervisor.getByRole('searchbox').fill('没有的词');
    await supervisor.getByText('没有这样的案例。').waitFor();
    const agent = await at('agent-03', 'typical-cases');
    await agent.getByRole('heading', { name: '约好上午，下午才到' }).waitFor();
  });

  it('is paid for by the accounts of those who are liable, each booking leading back to it', async () => {
    const supervisor = await at('supervisor-01', 'deposits');
    await supervisor
      .getByRole('row', { name: /员工 LG1043 -\d+/ })
      .getByRole('link')
      .press('Enter');
    await supervisor.getByRole('heading', { name: path.caseId }).waitFor();
    expect(desks.flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});
