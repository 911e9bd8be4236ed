import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchOffice, contentWith, openOffice } from './branch-office.ts';
import { canariesIn, leavesOf, textOfZip } from './canaries.ts';
import { itemsOf } from './raw-tables.ts';

const CANARIES = {
  customerId: 'C-KANARI-0001',
  name: '金丝雀甲',
  phone: '13911110001',
  landline: '0755-89110002',
  landlinePlain: '075589110002',
  address: '金丝雀路二号四单元',
  district: '金丝雀区',
  partner: '金丝雀合伙人',
  remark: '门口有狗叫金丝雀旺财',
  extraField: '金丝雀字段名',
  attachment: 'photos/jinsique-wangwu.jpg',
  suggestion: '金丝雀建议早点来',
  praise: '金丝雀表扬师傅',
  complaint: '金丝雀投诉还漏气',
  secondWords: '金丝雀第二次说还行',
  conclusion: '金丝雀结论已上门道歉',
  rejectedName: '金丝雀被拒',
  rejectedPhone: '139-KANARI-03',
  rejectedBody: 'kanari-nobody-can-read-this',
  brokenBody: 'kanari-broken-json',
  invalidAnswer: 'kanari-not-a-rating',
  forgottenId: 'C-KANARI-0009',
  requestName: '金丝雀来电人',
  requestPhone: '13911110021',
  requestAddress: '金丝雀巷三号',
  requestWords: '金丝雀说柜台没人理',
  pathPhone: '13911110009',
  queryPhone: '13911110010',
} as const;
const canaries = Object.values(CANARIES);

const order = {
  ...workOrderOf(),
  customer: customerOf({
    id: CANARIES.customerId,
    name: CANARIES.name,
    phones: [CANARIES.phone, CANARIES.landline],
    address: CANARIES.address,
    district: CANARIES.district,
  }),
  partner: CANARIES.partner,
  attachments: [CANARIES.attachment],
  remark: { [CANARIES.extraField]: [CANARIES.remark] },
};
const REJECTED = [
  {
    ...order,
    orderId: 'WO-REJECTED-1',
    team: 'nobody',
    customer: { ...order.customer, name: CANARIES.rejectedName },
  },
  { ...order, orderId: 'WO-REJECTED-2', customer: { ...order.customer, phones: [CANARIES.rejectedPhone] } },
  { ...order, orderId: 'WO-REJECTED-3', customer: { ...order.customer, [CANARIES.extraField]: 1 } },
  { ...order, orderId: 'WO-REJECTED-4', completedAt: CANARIES.name, staff: [CANARIES.name] },
  { [CANARIES.extraField]: CANARIES.rejectedBody },
];
const path = { caseId: caseIdOf(taskIdOf(ROUTINE, order.orderId), 1) };

/** Lives through everything that carries personal data, until the briefing is in the mailbox. */
async function live(office: BranchOffice, answers: unknown[]): Promise<void> {
  const call = async (...asked: Parameters<BranchOffice['as']>) => {
    answers.push(await office.as(...asked));
    await office.cloud.quiet();
  };
  await office.report(order, ...REJECTED, { ...order, remark: CANARIES.rejectedBody });
  for (const body of [...REJECTED, REJECTED.slice(0, 2), [CANARIES.rejectedBody]])
    await call('upstream', 'POST /work-orders', { body });
  await call('administrator', 'GET /rejected');
  const { rejected } = await office.ask('administrator', 'GET /rejected');
  for (const { rejectedId } of rejected)
    await call('administrator', 'POST /rejected/{rejectedId}/resubmit', { path: { rejectedId } });
  const broken = await fetch(new URL('/work-orders', office.cloud.apis['huiyin-longgang-api']), {
    method: 'POST',
    headers: { authorization: `Bearer ${await office.cloud.token({ role: 'upstream' })}` },
    body: `{"name":"${CANARIES.brokenBody}"`,
  });
  answers.push({ status: broken.status, text: await broken.text() });
  await call('supervisor', 'GET /work-orders/{orderId}', { path: { orderId: CANARIES.pathPhone } });
  await call('supervisor', `GET /nobody/${CANARIES.pathPhone}`);
  await call('supervisor', 'GET /complaints', { query: { next: CANARIES.queryPhone } });
  await call('supervisor', 'GET /work-orders/{orderId}', { path: { orderId: order.orderId } });
  await call('administrator', 'POST /forgotten-customers', { body: { customerId: CANARIES.forgottenId } });

  const task = await office.claim('agent-01');
  answers.push(
    await office.answer('agent-01', task, {
      interview: contentWith(task, { overall: CANARIES.invalidAnswer }),
    }),
  );
  answers.push(
    await office.answer('agent-01', task, {
      interview: contentWith(task, {
        overall: 'fail',
        suggestion: CANARIES.suggestion,
        praise: CANARIES.praise,
        complaint: CANARIES.complaint,
      }),
    }),
  );
  await call('supervisor', 'GET /tasks/{taskId}', { path: { taskId: task.taskId } });
  await call('officer', 'POST /complaints/{caseId}/acknowledge', { path, body: {} });
  const body = { valid: true, responsible: false, conclusion: CANARIES.conclusion };
  await call('officer', 'POST /complaints/{caseId}/conclude', { path, body });
  const second = await office.claim('agent-02');
  const interview = contentWith(second, { remark: CANARIES.secondWords });
  answers.push(await office.answer('agent-02', second, { interview }));
  await call('officer', 'GET /complaints/{caseId}', { path });
  const request = {
    channel: 'hotline',
    reference: 'HL-1',
    kind: 'complaint',
    businessType: 'repair',
    team: 'repair-1',
    customer: {
      name: CANARIES.requestName,
      phones: [CANARIES.requestPhone],
      address: CANARIES.requestAddress,
    },
    words: CANARIES.requestWords,
  };
  for (const sent of [
    request,
    request,
    { ...request, kind: 'praise' },
    { ...request, reference: CANARIES.requestPhone },
  ])
    await call('agent', 'POST /complaints', { body: sent });
  await call('officer', 'GET /complaints/{caseId}/history', { path: { caseId: 'hotline:HL-1.1' } });
  await office.until('2026-10-06T00:05:00.000Z');
  await call('supervisor', 'GET /briefings/{period}', { path: { period: '2026-10-05' } });
}

const readableIn = (value: unknown): readonly string[] => [
  ...new Set([...leavesOf(value)].flatMap((leaf) => canariesIn(canaries, leaf))),
];

describe('personal data planted in every field, past the inlet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-canaries-'));
  const answers: unknown[] = [];
  let office: BranchOffice;
  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z', cloud: { dataDir: folder } });
    await live(office, answers);
  });
  afterAll(async () => {
    await office.cloud.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('would be found: it stands on the inlet, and the search reads through escapes, base64 and spreadsheets', async () => {
    const inlet = office.cloud.events().filter(({ bus }) => bus.endsWith('-inlet'));
    expect(readableIn(inlet)).toEqual(expect.arrayContaining([CANARIES.name, CANARIES.rejectedPhone]));
    for (const lead of ['', 'a', 'bb', 'ccc'])
      for (const tail of ['', 'x', 'yy'])
        expect(readableIn(Buffer.from(`${lead}${CANARIES.name}${tail}`).toString('base64url'))).toEqual([
          CANARIES.name,
        ]);
    const [mail] = await office.cloud.mails();
    const sheet = mail?.attachments.find(({ filename }) => filename?.endsWith('.xlsx'));
    expect(textOfZip(Buffer.from(sheet?.content ?? '', 'base64'))).toContain('维修一班');
  });

  it('did go all the way: the calls were made, the case was closed, the bodies were rejected', () => {
    expect(office.events()).toContain('complaint.closed');
    expect(office.events()).toContain('customer.forgotten');
    expect(answers).toContainEqual(expect.objectContaining({ status: 422 }));
  });

  it('stands in no event of the main bus', () => {
    const events = office.cloud.events().filter(({ bus }) => !bus.endsWith('-inlet'));
    expect(events.length).toBeGreaterThan(8);
    expect(readableIn(events)).toEqual([]);
  });

  it('stands in no table', async () => {
    for (const table of office.cloud.tables.names()) {
      const items = await itemsOf(office.cloud, table);
      expect({ table, readable: readableIn(items) }).toEqual({ table, readable: [] });
    }
  });

  it('stands in nothing that a table, its stream or a log ever wrote to disk', () => {
    const files = [
      ...readdirSync(folder).filter((name) => name.startsWith('tables.db')),
      ...readdirSync(join(folder, 'logs')).map((name) => join('logs', name)),
    ];
    expect(files.length).toBeGreaterThan(8);
    for (const file of files)
      expect({ file, readable: readableIn(readFileSync(join(folder, file))) }).toEqual({
        file,
        readable: [],
      });
  });

  it('stands in no log line', () => {
    expect(office.logs.join('')).toContain('order-rejected');
    expect(readableIn(office.logs)).toEqual([]);
  });

  it('stands in no queue, and among no dead letters', () => {
    for (const queue of office.cloud.queues.names())
      expect({ queue, readable: readableIn(office.cloud.queues.peek(queue)) }).toEqual({
        queue,
        readable: [],
      });
  });

  it('stands in no mail, neither in its text nor in its spreadsheet', async () => {
    const mails = await office.cloud.mails();
    expect(mails.length).toBeGreaterThan(0);
    for (const { attachments, ...mail } of mails) {
      expect(readableIn(mail)).toEqual([]);
      for (const { content } of attachments)
        expect(readableIn(textOfZip(Buffer.from(content, 'base64')))).toEqual([]);
    }
  });

  it('stands in no answer but those that show an agent or an owner the customer', () => {
    // Whoever sent an unknown field is told its name; nobody is told a value.
    expect(readableIn(answers)).toEqual([CANARIES.extraField]);
    const others = answers.filter((answer) => !JSON.stringify(answer).includes('order-rejected'));
    expect(others.filter((answer) => readableIn(answer).length > 0)).toEqual([]);
  });
});
