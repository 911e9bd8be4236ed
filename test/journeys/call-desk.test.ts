import { customerOf, workOrderOf } from '@huiyin/testing';
import { ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../browser/obtain-browser.ts';
import { type AtWorkbench, openWorkbench } from '../browser/workbench.ts';
import { type BranchOffice, openOffice } from './branch-office.ts';

const AGENT = 'agent-01';
const CALLS = 10;
/** Longer than keys are ignored for after a new customer came. */
const LOOK_MS = 300;

const orderIdOf = (number: number): string => `WO-20261005-00010${number}`;
const nameOf = (number: number): string => `客户${'甲乙丙丁戊己庚辛壬癸'[number]}`;
const phoneOf = (number: number): string => `1380000010${number}`;

describe('an agent works ten calls by keyboard alone', { timeout: 60_000 }, () => {
  let office: BranchOffice;
  let browser: Browser;
  let desk: AtWorkbench;
  let page: Page;
  const rung: number[] = [];

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
    await office.report(
      ...Array.from({ length: CALLS }, (_, number) =>
        workOrderOf({
          orderId: orderIdOf(number),
          customer: customerOf({ id: `C-${number}`, name: nameOf(number), phones: [phoneOf(number)] }),
        }),
      ),
    );
    office.cloud.clock.run();
    browser = await startBrowser();
    desk = await openWorkbench(browser, office.cloud.apis['huiyin-longgang-api'] ?? '', {
      person: AGENT,
      place: 'desk',
    });
    page = desk.page;
    // Whoever works by keys never needs the mouse: every click in this journey is a mistake.
    await page.evaluate(
      "window.addEventListener('pointerdown', () => console.error('somebody used the mouse'))",
    );
  });
  afterAll(async () => {
    await browser?.close();
    await office?.cloud.stop();
  });

  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** The customer on screen; they are somebody new. */
  const customer = async (): Promise<number> => {
    const shown = page.locator('.customer .name');
    await shown.filter({ hasNotText: new RegExp([...rung.map(nameOf), '^$'].join('|')) }).waitFor();
    const name = await shown.textContent();
    const number = Array.from({ length: CALLS }, (_, each) => each).find((each) => nameOf(each) === name);
    if (number === undefined) throw new Error('somebody unknown is on the screen');
    rung.push(number);
    await page.waitForTimeout(LOOK_MS);
    return number;
  };
  /** What the branch has on record of a customer's callback. */
  const onRecord = async (number: number) => {
    await office.cloud.quiet();
    const { body } = await office.as('supervisor', 'GET /tasks/{taskId}', {
      path: { taskId: taskIdOf(ROUTINE, orderIdOf(number)) },
    });
    return body;
  };
  const summary = () => page.locator('.summary .verdict').textContent();
  /** Visit, appointment, four levels, integrity: what a content customer says. */
  const CONTENT = ['1', '1', '2', '2', '2', '2', '2'];

  it('claims the first customer with one key; before that no number is anywhere in the page', async () => {
    await page.getByRole('button', { name: /下一位客户/ }).waitFor();
    expect(await page.content()).not.toContain('13800000');
    await press('F2');
    const number = await customer();
    expect(await page.locator('.phones a').textContent()).toBe(phoneOf(number));
    expect(await page.locator('.facts').textContent()).toContain('维修一班');
  });

  it('Enter alone records nothing and answers nothing, and no answer is chosen beforehand', async () => {
    await press('Enter', 'Enter', 'Enter', 'Space', 'Control+Enter');
    expect(await page.locator('[aria-pressed="true"]').count()).toBe(0);
    expect(await summary()).toContain('还有未问的问题');
    expect(await onRecord(rung.at(-1) ?? 0)).toMatchObject({ attempts: [] });
  });

  it('a usual complete call is eight keys, with its summary in sight before the last', async () => {
    const number = rung.at(-1) ?? 0;
    await press(...CONTENT);
    expect(await summary()).toContain('完成回访');
    await press('Control+Enter');
    await customer();
    expect(await onRecord(number)).toMatchObject({
      state: 'closed',
      attempts: [{ agent: AGENT, disposition: 'complete', numberRung: 1 }],
      interview: { answers: { visit: 'yes', overall: 'good', integrity: 'no', complaint: null } },
    });
  });

  it('what was sent in error is said anew within ten minutes, and the customer on screen waits', async () => {
    const [sent = 0, waiting = 0] = rung.slice(-2);
    await press('Shift+F2');
    await page.getByRole('heading', { name: '正在更正上一通' }).waitFor();
    await page.waitForTimeout(LOOK_MS);
    // From the end of the questions back to the overall rating.
    for (let back = 0; back < 12; back += 1) {
      if ((await page.locator('.ask').textContent())?.includes('总体')) break;
      await press('PageUp');
    }
    await press('1', 'Control+Enter');
    await page.getByText('更正已登记').waitFor();
    expect(await page.locator('.customer .name').textContent()).toBe(nameOf(waiting));
    expect(await onRecord(sent)).toMatchObject({ interview: { answers: { overall: 'excellent' } } });
    await page.waitForTimeout(LOOK_MS);
  });

  it('nobody answers: two keys say so, a third records it and brings the next', async () => {
    const number = rung.at(-1) ?? 0;
    await press('F4', '1', 'Control+Enter');
    await customer();
    expect(await onRecord(number)).toMatchObject({ state: 'open', attempts: [{ disposition: 'no-answer' }] });
  });

  it('a complaint opens with what is known, and becomes a case', async () => {
    const number = rung.at(-1) ?? 0;
    await press('1', '1', '5', '5', '2', '2', '2', 'F8');
    expect(await page.locator('.known').textContent()).toContain(orderIdOf(number));
    await page.keyboard.insertText('师傅没穿鞋套，地上都是泥');
    expect(await page.locator('.summary').textContent()).toMatch(/将立投诉案.*客户明确投诉、评价不满意/);
    await press('Control+Enter');
    await customer();
    expect(await onRecord(number)).toMatchObject({
      state: 'closed',
      attempts: [{ disposition: 'complete' }],
    });
    const { complaints } = await office.ask('officer', 'GET /complaints');
    expect(complaints).toMatchObject([
      { order: { orderId: orderIdOf(number) }, concerns: ['complaint', 'dissatisfied'] },
    ]);
  });

  it('a refusal, of all calls from now on', async () => {
    const number = rung.at(-1) ?? 0;
    await press('F4', '7', 'F7');
    await page.getByRole('button', { name: /客户要求今后不再回访/, pressed: true }).waitFor();
    await press('Control+Enter');
    await customer();
    expect(await onRecord(number)).toMatchObject({ state: 'closed', attempts: [{ disposition: 'refused' }] });
  });

  it('an appointment by two digits, said as a sentence before it is recorded', async () => {
    const number = rung.at(-1) ?? 0;
    await press('F4', '6', '3');
    expect(await summary()).toMatch(/约定再拨.*10月6日.*09:30/);
    await press('Control+Enter');
    await customer();
    expect(await onRecord(number)).toMatchObject({
      state: 'open',
      attempts: [{ disposition: 'call-later' }],
      waiting: { from: '2026-10-06T01:30:00.000Z' },
    });
  });

  it('a wrong number', async () => {
    const number = rung.at(-1) ?? 0;
    await press('F4', '5', 'Control+Enter');
    await customer();
    expect(await onRecord(number)).toMatchObject({ attempts: [{ disposition: 'wrong-number' }] });
  });

  it('the network is lost in the middle: nothing typed is lost, and the call is recorded once', async () => {
    const number = rung.at(-1) ?? 0;
    await press(...CONTENT.slice(0, 3));
    await desk.context.setOffline(true);
    await press(...CONTENT.slice(3), 'Control+Enter', 'Control+Enter');
    await page
      .getByText(/网络不通/)
      .first()
      .waitFor();
    await desk.context.setOffline(false);
    await customer();
    expect(await onRecord(number)).toMatchObject({
      state: 'closed',
      attempts: [{ disposition: 'complete' }],
    });
  });

  it('the page is loaded anew in the middle: what was typed is there, the words too, and the customer again', async () => {
    const number = rung.at(-1) ?? 0;
    await press(...CONTENT);
    await page.keyboard.insertText('希望早点来');
    await page.reload();
    await page.getByText('已恢复上次未登记的填写').waitFor();
    await page.waitForTimeout(LOOK_MS);
    expect(await page.locator('.customer .name').textContent()).toBe(nameOf(number));
    expect(await page.locator('.sheet').textContent()).toContain('良好');
    expect(await page.locator('textarea').inputValue()).toBe('希望早点来');
    await press('Control+Enter');
    await customer();
    expect(await onRecord(number)).toMatchObject({
      state: 'closed',
      attempts: [{ disposition: 'complete' }],
      interview: { answers: { suggestion: true } },
    });
  });

  it('nothing of a customer lies in the browser’s storage', async () => {
    await press('1');
    const kept = await page.evaluate('JSON.stringify({ ...localStorage })');
    expect(kept).toContain('WO-20261005');
    expect(kept).not.toMatch(/1380000|客户[甲-癸]|示例路/);
    expect(await page.evaluate('JSON.stringify({ ...sessionStorage })')).toBe('{}');
  });

  it('the lease is over before the call is: it is recorded all the same, once', async () => {
    const number = rung.at(-1) ?? 0;
    await press(...CONTENT.slice(1, 4));
    await office.cloud.clock.advanceBy(21 * 60_000);
    await page.reload();
    await page.locator('.sheet').waitFor();
    await page.waitForTimeout(LOOK_MS);
    await press(...CONTENT.slice(4), 'Control+Enter');
    await page.getByText('已登记', { exact: true }).waitFor();
    expect(await onRecord(number)).toMatchObject({
      state: 'closed',
      attempts: [{ disposition: 'complete' }],
    });
  });

  it('the session ends in the middle: after signing in the call is sent as it was, once', async () => {
    const number = await customer();
    await press(...CONTENT);
    await office.cloud.clock.advanceBy(13 * 3_600_000);
    await press('Control+Enter');
    const again = page.getByRole('alert').getByRole('button', { name: '登录' });
    await again.focus();
    await press('Enter');
    await page.getByText('已登记', { exact: true }).waitFor();
    expect(await onRecord(number)).toMatchObject({
      state: 'closed',
      attempts: [{ disposition: 'complete' }],
    });
    // At that hour nobody is rung, and the page says so.
    await page.getByText('现在不在允许拨打的时段。').waitFor();
  });

  it('each customer was rung once, and the page did nothing wrong', async () => {
    for (const number of new Set(rung))
      expect(await onRecord(number)).toMatchObject({ attempts: { length: 1 } });
    expect(desk.wrong).toEqual([]);
  });
});
