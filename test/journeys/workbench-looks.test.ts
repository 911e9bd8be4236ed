import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { AxeBuilder } from '@axe-core/playwright';
import { EVENTS, mayCall } from '@huiyin/contracts';
import { customerOf, eventOf, workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROLES, ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { PLACES } from '@huiyin/workbench/places';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../browser/obtain-browser.ts';
import { DESK, openWorkbench, PHONE, type Sight } from '../browser/workbench.ts';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';
import { queuesOf } from './operator.ts';

/** What a page looks like in a state of its own, for whom, and how one comes there by keys. */
interface Look {
  readonly name: string;
  readonly person: string;
  readonly place: string;
  readonly come?: (page: Page) => Promise<void>;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LOOK_MS = 300;
const claim = async (page: Page): Promise<void> => {
  await page.keyboard.press('F2');
  await page.locator('.customer').waitFor();
  await page.waitForTimeout(LOOK_MS);
};
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

/** The rule of a redistribution, as far as its preview. */
const rule = async (page: Page): Promise<void> => {
  await page
    .getByRole('button', { name: /^officer-03/ })
    .first()
    .press('Enter');
  await page.getByLabel(/^(转给谁|To whom)/).fill('officer-01、officer-02');
  await page.getByRole('button', { name: /^(人员缺勤|absence)$/ }).press('Enter');
  await page.getByRole('button', { name: /^(预览|Look first)$/ }).press('Enter');
  await page.locator('#plan').waitFor();
  await page.locator('#plan').scrollIntoViewIfNeeded();
};

const inbox = (page: Page): Promise<void> => page.getByRole('table').waitFor();

const LOOKS: readonly Look[] = [
  { name: 'home-agent', person: 'agent-02', place: 'home' },
  { name: 'home-supervisor', person: 'supervisor-01', place: 'home' },
  { name: 'home-team-leader', person: 'team-leader-01', place: 'home' },
  { name: 'desk-ready', person: 'agent-02', place: 'desk' },
  {
    name: 'desk-questions',
    person: 'agent-01',
    place: 'desk',
    come: async (page) => {
      await claim(page);
      await press(page, 'F2', '1', '1', '2');
    },
  },
  {
    name: 'desk-complaint',
    person: 'agent-01',
    place: 'desk',
    come: async (page) => {
      await claim(page);
      await press(page, '1', '2', '5', '5', '2', '2', '2', 'F2', 'F8');
      await page.keyboard.insertText('约好上午来，下午才到，也没有打电话');
    },
  },
  {
    name: 'desk-outcome',
    person: 'agent-01',
    place: 'desk',
    come: async (page) => {
      await claim(page);
      await press(page, 'F4');
    },
  },
  {
    name: 'desk-appointment',
    person: 'agent-01',
    place: 'desk',
    come: async (page) => {
      await claim(page);
      await press(page, 'F4', '6');
    },
  },
  {
    name: 'desk-answers',
    person: 'agent-01',
    place: 'desk',
    come: async (page) => {
      await claim(page);
      await press(page, '1', 'F9');
      await page.getByRole('searchbox').waitFor();
      await page
        .getByText(/抢修|emergency repair/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'desk-offline',
    person: 'agent-01',
    place: 'desk',
    come: async (page) => {
      await claim(page);
      await press(page, 'F2', 'F4', '1');
      await page.context().setOffline(true);
      await press(page, 'Control+Enter');
      await page.locator('.notice[data-tone="warn"]').first().waitFor();
    },
  },
  { name: 'desk-keys', person: 'agent-02', place: 'desk', come: (page) => press(page, 'F1') },
  { name: 'complaints', person: 'officer-01', place: 'complaints', come: inbox },
  { name: 'complaints-none', person: 'team-leader-01', place: 'complaints' },
  {
    name: 'complaint-case',
    person: 'officer-01',
    place: 'complaints',
    come: async (page) => {
      await inbox(page);
      await page.getByRole('link', { name: 'WO-20261005-000203' }).click();
      await page.locator('summary').first().click();
      await page.locator('#history').waitFor();
    },
  },
  {
    name: 'complaint-sheet',
    person: 'officer-01',
    place: 'complaints',
    come: async (page) => {
      await inbox(page);
      await page.getByRole('link', { name: 'WO-20261005-000203' }).click();
      await page.locator('#history').waitFor();
      await page.emulateMedia({ media: 'print' });
      await page.locator('.sign-here').waitFor();
    },
  },
  {
    name: 'complaint-acts',
    person: 'officer-02',
    place: 'complaints',
    come: async (page) => {
      await inbox(page);
      await page.getByRole('link', { name: 'WO-20261005-000204' }).click();
      await page.getByRole('button', { name: /作出结论|Conclude/ }).click();
      await page.getByLabel(/查明的情况|What was found/).fill('上门时间与约定不符，已当面致歉，并重新约定。');
      await page
        .getByRole('button', { name: /^(是|Yes)$/ })
        .first()
        .click();
    },
  },
  {
    name: 'room',
    person: 'shift-leader-01',
    place: 'room',
    come: (page) => page.locator('#claims').waitFor(),
  },
  {
    name: 'tour',
    person: 'shift-leader-01',
    place: 'home',
    come: async (page) => {
      await page
        .getByRole('button', { name: /带我看一遍|Show me around/ })
        .first()
        .press('Enter');
      // It begins at home; from there to the shift room, past the pages that their role has before it.
      const pages = Object.values(PLACES).filter(({ needs }) => mayCall(['shift-leader'], needs));
      for (let step = 0; step < pages.indexOf(PLACES.room); step += 1)
        await page.getByRole('button', { name: /下一页|Next page/ }).press('Enter');
      await page.locator('#claims').waitFor();
    },
  },
  {
    name: 'room-auditor',
    person: 'auditor-01',
    place: 'room',
    come: (page) => page.locator('#claims').waitFor(),
  },
  { name: 'redistribution', person: 'shift-leader-01', place: 'redistributions', come: rule },
  {
    name: 'redistribution-opened',
    person: 'auditor-01',
    place: 'redistributions',
    come: async (page) => {
      await page.locator('#history ~ section a').first().press('Enter');
      await page.locator('#opened ~ section table').waitFor();
    },
  },
  {
    name: 'analysis',
    person: 'supervisor-01',
    place: 'analysis',
    come: async (page) => {
      await page
        .getByRole('button', { name: /^(定措施|Do something about it)/ })
        .first()
        .press('Enter');
      await page.getByLabel(/^(措施|What is done)/).fill('派单前一小时再电话确认；改期的当日告知客户。');
    },
  },
  {
    name: 'analysis-due',
    person: 'officer-01',
    place: 'analysis',
    come: async (page) => {
      await page
        .getByRole('button', { name: /^(看落实|Look into it)/ })
        .first()
        .press('Enter');
      await page.getByRole('button', { name: /^(仍在推进|goes on)$/ }).press('Enter');
      await page.locator('#due-now').evaluate((heading) => heading.scrollIntoView());
    },
  },
  {
    name: 'analysis-tables',
    person: 'auditor-01',
    place: 'analysis',
    come: async (page) => {
      await page
        .locator('.of-table')
        .first()
        .evaluate((heading) => heading.scrollIntoView());
    },
  },
  {
    name: 'supervision',
    person: 'supervisor-01',
    place: 'supervision',
    come: (page) => page.locator('#by-team').waitFor(),
  },
  {
    name: 'supervision-callbacks',
    person: 'supervisor-01',
    place: 'supervision',
    come: async (page) => {
      await page
        .getByRole('link', { name: /维修.* 不满意|Repair.* Dissatisfied/ })
        .first()
        .click();
      await page
        .getByRole('link', { name: /WO-20261005-000204/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'policies',
    person: 'supervisor-01',
    place: 'policies',
    come: async (page) => {
      await page
        .getByRole('button', { name: /^(批准|Approve) p2026-10-12/ })
        .first()
        .press('Enter');
    },
  },
  {
    name: 'policies-propose',
    person: 'supervisor-01',
    place: 'policies',
    come: async (page) => {
      await page
        .locator('[aria-labelledby=propose]')
        .getByRole('button', { name: /提出新方案|Propose a policy/ })
        .press('Enter');
      await page.getByLabel(/^(营业厅|Counter)$/).fill('200');
      await page.getByRole('button', { name: /加一个班组|Add a team/ }).press('Enter');
      await page.locator('form.act button[type=submit]').press('Enter');
    },
  },
  {
    name: 'topics',
    person: 'supervisor-01',
    place: 'topics',
    come: async (page) => {
      await page.getByRole('button', { name: /^(中止|Stop) topic-meter/ }).press('Enter');
      await page
        .getByText(/应回访|to be rung/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'topics-propose',
    person: 'supervisor-01',
    place: 'topics?team=repair-2&businessType=repair&first=2026-10-01&last=2026-10-05',
    come: (page) => page.locator('form.act button[type=submit]').press('Enter'),
  },
  {
    name: 'plan',
    person: 'supervisor-01',
    place: 'plan?agents=1&households=2',
    come: (page) => page.locator('#strata').waitFor(),
  },
  {
    name: 'typical',
    person: 'agent-02',
    place: 'typical-cases',
    come: (page) => page.getByRole('article').first().waitFor(),
  },
  {
    name: 'deposits',
    person: 'supervisor-01',
    place: 'deposits',
    come: async (page) => {
      await page.locator('#month').fill('2026-09');
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'complaint-assess',
    person: 'officer-02',
    place: 'complaints',
    come: async (page) => {
      await inbox(page);
      await page.getByRole('link', { name: 'WO-20261005-000204' }).click();
      await page.getByRole('button', { name: /^(判定|Assess)$/ }).click();
      await page.getByRole('button', { name: /预约与时效|appointment and timeliness/ }).click();
    },
  },
  {
    name: 'reviews-score',
    person: 'shift-leader-01',
    place: 'reviews',
    come: async (page) => {
      await page
        .getByRole('button', { name: /打开|Open/ })
        .first()
        .press('Enter');
      await page.locator('#score').waitFor();
      await press(page, '1', '2', '1');
    },
  },
  {
    name: 'reviews-tell',
    person: 'supervisor-01',
    place: 'reviews',
    come: async (page) => {
      await page.getByRole('button', { name: /待我反馈|Their agents to be told/ }).press('Enter');
      await page
        .getByRole('button', { name: /打开|Open/ })
        .first()
        .press('Enter');
      await page.locator('#to-tell').waitFor();
    },
  },
  {
    name: 'reviews-agent',
    person: 'agent-01',
    place: 'reviews',
    come: (page) => page.locator('#feedback ~ ul').first().waitFor(),
  },
  {
    name: 'reviews-figures',
    person: 'auditor-01',
    place: 'reviews',
    come: (page) => page.locator('#figures ~ section table').waitFor(),
  },
  {
    name: 'rejected',
    person: 'administrator-01',
    place: 'rejected',
    come: (page) => page.getByRole('table').waitFor(),
  },
  { name: 'rejected-none', person: 'team-leader-01', place: 'rejected' },
  {
    name: 'audit',
    person: 'auditor-01',
    place: 'audit',
    come: async (page) => {
      await page.getByRole('textbox', { name: /工单号|Order number/ }).fill('WO-20261005-000204');
      await page.keyboard.press('Enter');
      await page.getByRole('table').waitFor();
    },
  },
  {
    name: 'interface',
    person: 'administrator-01',
    place: 'interface',
    come: async (page) => {
      await page.getByText('PUT /tasks/{taskId}/attempts/{claimId}', { exact: true }).click();
    },
  },
  { name: 'not-yours', person: 'officer-01', place: 'desk' },
];

const THEMES = ['light', 'dark'] as const;

/** Somebody comes there anew in each language and size; the themes differ in colours alone, and are changed while they look. */
const SIGHTS = (['zh', 'en'] as const).flatMap((language) =>
  [
    { size: 'desk', ...DESK },
    { size: 'phone', ...PHONE },
  ].map((sight) => ({ ...sight, language })),
);
/** What a colour can break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What is wrong with a page that somebody looks at, in either theme. */
async function wrongIn(
  page: Page,
  onTheme: (theme: (typeof THEMES)[number]) => Promise<void> = async () => {},
) {
  const found: unknown[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    // Colours come within the transition of a button.
    await page.waitForTimeout(LOOK_MS / 2);
    const axe = new AxeBuilder({ page });
    const { violations } = await (theme === 'light'
      ? axe.withTags(TAGS)
      : axe.withRules(OF_COLOURS)
    ).analyze();
    found.push(
      ...violations.map(({ id, nodes }) => [theme, id, ...nodes.map(({ html }) => html.slice(0, 120))]),
    );
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (overflow > 0) found.push([theme, 'overflow', overflow]);
    await onTheme(theme);
  }
  return found;
}
const cells = LOOKS.flatMap((look) => SIGHTS.map((sight) => ({ look, sight })));

const CLOSED = 'WO-20260928-000100';

/** A month that is over: repairs that were rung, one of them complained about, concluded, asked about and written up. */
async function september(office: BranchOffice): Promise<void> {
  await office.report(
    ...Array.from({ length: 4 }, (_, index) =>
      workOrderOf({
        orderId: `WO-20260928-00010${index}`,
        team: index < 2 ? 'repair-1' : 'repair-2',
        customer: customerOf({ id: `C-9${index}`, phones: [`1380000091${index}`] }),
        promised: { from: '2026-09-28T09:00:00+08:00', to: '2026-09-28T11:00:00+08:00' },
        arrivedAt: '2026-09-28T09:40:00+08:00',
        completedAt: '2026-09-28T10:11:09+08:00',
      }),
    ),
  );
  for (let call = 0; call < 4; call += 1) {
    const task = await office.claim('agent-03');
    const bad = { overall: 'fail', complaint: '修完还漏气' };
    await office.answer('agent-03', task, {
      interview: contentWith(task, task.orderId === CLOSED ? bad : {}),
    });
  }
  const path = { caseId: caseIdOf(taskIdOf(ROUTINE, CLOSED), 1) };
  const act = async (step: string, body: object): Promise<void> => {
    const { status } = await office.as('officer', `POST /complaints/{caseId}/${step}`, { path, body });
    if (status !== 200) throw new Error(`${step}: ${status}`);
    await office.cloud.quiet();
  };
  await act('acknowledge', {});
  await act('conclude', {
    valid: true,
    responsible: true,
    nature: 'common',
    conclusion: '接头未拧紧，已重做',
  });
  const task = await office.claim('agent-02');
  await office.answer('agent-02', task, {
    interview: contentWith(task, { solved: 'yes', satisfied: 'yes' }),
  });
  await office.ask('officer', 'PUT /typical-cases/{caseId}', {
    path,
    body: {
      title: '修完还漏气',
      story: '接头没有拧紧，当天第二次上门才修好。',
      lesson: '修完一律用检漏液复查，并请客户在场看过再离开。',
    },
  });
  await office.ask('supervisor', 'POST /typical-cases/{caseId}/publish', { path });
}

/** What came to the branch by the city's hotline in two months: appointments that were not kept heap up, and one officer has most of them. */
async function hotline(office: BranchOffice): Promise<void> {
  const raise = (reference: string, day: string, about: object) =>
    office.ask('officer', 'POST /complaints', {
      body: {
        channel: 'mayor-hotline',
        reference,
        outsideNumber: reference,
        kind: 'complaint',
        businessType: 'repair',
        ...about,
        receivedAt: `${day}T10:11:09+08:00`,
        customer: { id: reference, name: '孙示例', phones: ['13800000700'], address: '示例路7号' },
        words: '约好上午来，下午才到',
      },
    });
  const late = { team: 'repair-1', category: 'appointment', cause: 'late' };
  const rude = { team: 'repair-2', category: 'conduct', cause: 'manner' };
  for (let number = 1; number <= 12; number += 1) {
    const { caseId } = await raise(`HL-8${number}`, '2026-08-31', number === 1 ? late : rude);
    const path = { caseId };
    await office.ask('officer', 'POST /complaints/{caseId}/acknowledge', { path, body: {} });
    await office.ask('officer', 'POST /complaints/{caseId}/withdraw', { path, body: {} });
  }
  for (let number = 1; number <= 14; number += 1) {
    const { caseId } = await raise(`HL-9${number}`, '2026-09-28', number <= 2 ? rude : late);
    await office.ask('officer', 'POST /complaints/{caseId}/acknowledge', {
      path: { caseId },
      body: {},
      person: number % 3 === 0 ? 'officer-01' : 'officer-03',
    });
  }
  await office.ask('officer', 'POST /countermeasures', {
    body: {
      of: 'cause',
      id: 'conduct/manner',
      month: '2026-08',
      due: '2026-09',
      measure: '上门用语逐人过关，班组长每周陪访一次',
    },
  });
  await office.cloud.quiet();
}

/** Calls by these names close their callbacks; by the month's key the same ones are drawn in each life. Three are reviewed as far as they may be. */
async function reviewCalls(office: BranchOffice): Promise<void> {
  const { example } = EVENTS['callback.closed'];
  const sqs = queuesOf(office.cloud);
  const { QueueUrl } = await sqs.send(
    new GetQueueUrlCommand({ QueueName: 'huiyin-longgang-callback-inbox' }),
  );
  for (let number = 0; number < 160; number += 1) {
    const calledAt = new Date(Date.parse('2026-10-06T00:30:00.000Z') + number * 20_000).toISOString();
    const interview = example.interview && { ...example.interview, claimId: `C-${number}`, calledAt };
    const event = eventOf('callback.closed', { ...example, taskId: `routine:R-${number}`, interview });
    const { id, name } = event;
    const message = { id, source: 'huiyin.callback', 'detail-type': name, time: calledAt, detail: event };
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  }
  await office.cloud.quiet();
  const { reviews } = await office.ask('auditor', 'GET /reviews/{month}', { path: { month: '2026-10' } });
  const { sheets } = await office.ask('auditor', 'GET /review-sheets');
  for (const [index, { month, claimId }] of reviews.slice(0, 3).entries()) {
    const path = { month, claimId };
    const score = async (role: 'shift-leader' | 'supervisor', place: number) => {
      const points = Object.fromEntries(
        (sheets[0]?.items ?? []).map((item, each) => [item.id, item.points[each === place ? 1 : 0] ?? 0]),
      );
      const remark = place === 1 ? { remark: '第二问略有引导' } : {};
      await office.ask(role, 'PUT /reviews/{month}/{claimId}/score', {
        path,
        body: { points, fatal: [], ...remark },
      });
    };
    await score('shift-leader', index);
    await score('supervisor', 1);
    if (index === 0)
      await office.ask('supervisor', 'POST /reviews/{month}/{claimId}/feedback', {
        path,
        body: { words: '第二问请按原话读，不要加“还满意吧”。' },
      });
  }
}

/** Pictures are written where `HUIYIN_PICTURES` says (docs/screens); otherwise they are only looked at. */
const pictures = process.env['HUIYIN_PICTURES'];

describe('every page, in both languages, themes and sizes', { timeout: 60_000 }, () => {
  let office: BranchOffice;
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    office = await openOffice({ at: '2026-09-29T02:00:00.000Z', cloud: { keySeed: 'what pages look like' } });
    await september(office);
    await hotline(office);
    await office.until('2026-10-06T01:30:00.000Z');
    await reviewCalls(office);
    await office.report(
      ...['李示例', '王示例', '张示例'].map((name, index) =>
        workOrderOf({
          orderId: `WO-20261005-00020${index}`,
          customer: customerOf({ id: `C-${index}`, name, phones: [`1380000020${index}`, '075500000001'] }),
        }),
      ),
    );
    await office.report(
      workOrderOf({ orderId: 'WO-20261005-000203', customer: customerOf({ id: 'C-3', name: '赵示例' }) }),
      workOrderOf({ orderId: 'WO-20261005-000204', customer: customerOf({ id: 'C-4', name: '钱示例' }) }),
    );
    // Two of them complain; the others are there for whoever looks at the desk.
    for (const agent of ['agent-03', 'agent-04', 'agent-05', 'agent-06', 'agent-07']) {
      const task = await office.claim(agent);
      if (!['WO-20261005-000203', 'WO-20261005-000204'].includes(task.orderId)) continue;
      await office.answer(agent, task, {
        interview: contentWith(task, { overall: 'fail', complaint: '约好上午来，下午才到' }),
      });
    }
    const path = { caseId: caseIdOf(taskIdOf(ROUTINE, 'WO-20261005-000204'), 1) };
    await office.ask('officer', 'POST /complaints/{caseId}/acknowledge', {
      path,
      body: {},
      person: 'officer-02',
    });
    const { policies } = await office.ask('supervisor', 'GET /policies');
    await office.ask('supervisor', 'PUT /policies/{version}', {
      path: { version: 'p2026-10-12' },
      body: {
        from: '2026-10-12',
        rates: { ...policies[0]?.rates, counter: 0.2 },
        segments: { vip: 1 },
        teams: { 'repair-2': { repair: { rate: 0.6 } } },
      },
      person: 'supervisor-02',
    });
    await office.ask('supervisor', 'PUT /redistributions/{redistributionId}', {
      path: { redistributionId: 'absence-20261006' },
      body: { from: 'officer-03', to: ['officer-01', 'officer-02'], atMost: 4, reason: 'absence' },
    });
    await office.ask('supervisor', 'POST /countermeasures', {
      body: {
        of: 'cause',
        id: 'appointment/late',
        month: '2026-09',
        due: '2026-10',
        measure: '改派前先与客户约定时间',
      },
    });
    const topic = (topicId: string, businessType: string) =>
      office.ask('supervisor', 'PUT /topics/{topicId}', {
        path: { topicId },
        body: {
          scope: { businessTypes: [businessType], served: { first: '2026-10-01', last: '2026-10-05' } },
          questionnaire: 'topic-service',
          sampleSize: 8,
          ringBy: '2026-10-12',
          reason: '读数争议多，原因不明',
        },
      });
    await topic('topic-repairs-again', 'repair');
    await topic('topic-meter-disputes', 'meter-reading');
    await office.ask('supervisor', 'POST /topics/{topicId}/start', {
      path: { topicId: 'topic-meter-disputes' },
    });
    // One rings for a while, one has just begun.
    await office.until('2026-10-06T01:54:00.000Z');
    await office.claim('agent-08');
    await office.ask('officer', 'POST /complaints/{caseId}/reveal', {
      path,
      body: { reason: 'investigate' },
      person: 'officer-02',
    });
    await office.put({
      ...workOrderOf({ orderId: 'WO-20261005-000299', team: 'nobody' }),
      completedAt: 'soon',
    });
    await office.until('2026-10-06T02:00:00.000Z');
    await office.claim('agent-09');
    office.cloud.clock.run();
    url = office.cloud.apis['huiyin-longgang-api'] ?? '';
    browser = await startBrowser();
    if (pictures) mkdirSync(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser?.close();
    await office?.cloud.stop();
  });

  const see = async (look: Look, sight: Sight & { readonly size: string }) => {
    const { context, page, wrong } = await openWorkbench(browser, url, { ...look, sight });
    try {
      await page.locator('main h1, main [role=alert]').first().waitFor();
      await look.come?.(page);
      const found = await wrongIn(page, async (theme) => {
        // One theme of each size and language is enough to look at.
        if (pictures && (theme === 'light') === (sight.size === 'desk' || sight.language === 'zh'))
          writeFileSync(
            join(pictures, `${look.name}.${sight.language}.${sight.size}.png`),
            await page.screenshot(),
          );
      });
      return { found, wrong };
    } finally {
      await context.close();
    }
  };

  const walks = ROLES.filter((role) => role !== 'upstream').flatMap((role) =>
    SIGHTS.filter(({ size }) => size === 'desk').map((sight) => ({ role, id: `${role}-01`, sight })),
  );

  /** Every page that somebody's role has, and no other, one after the other by the links of the frame. */
  it.concurrent.each(walks)(
    'all pages of $id, $sight.language',
    async ({ id, role, sight }) => {
      const { context, page, wrong } = await openWorkbench(browser, url, {
        person: id,
        place: 'home',
        sight,
      });
      try {
        const links = page.locator('header nav a');
        await links.first().waitFor();
        const places = Object.values(PLACES).filter(({ needs }) => mayCall([role], needs));
        const paths = places.map(({ path }) => `/workbench${path}`);
        expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(paths);
        for (const [index, path] of paths.entries()) {
          await links.nth(index).press('Enter');
          await page.waitForURL(`**${path}`);
          await page.locator('main h1').waitFor();
          await page.waitForLoadState('networkidle');
          expect({ path, found: await wrongIn(page) }).toEqual({ path, found: [] });
        }
        expect(wrong).toEqual([]);
      } finally {
        await context.close();
      }
    },
    // Five walk at once.
    180_000,
  );

  it.each(cells)('$look.name, $sight.language, $sight.size', async ({ look, sight }) => {
    expect(await see(look, sight)).toEqual({ found: [], wrong: [] });
  });
});
