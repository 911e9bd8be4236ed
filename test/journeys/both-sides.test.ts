import { namesOf } from '@huiyin/surface';
import { workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type BranchOffice, contentWith, openOffice, type Request } from './branch-office.ts';

const orderId = 'WO-20261005-000123';
const path = { caseId: caseIdOf(taskIdOf(ROUTINE, orderId), 1) };
/** One pixel. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a case with two sides', () => {
  let office: BranchOffice;
  let leader = '';
  let evidenceId = '';
  const asLeader = (route: string, request: Request = {}): Promise<Answer> =>
    office.as('team-leader', route, { path, ...request, token: leader });
  const shown = () => office.ask('officer', 'GET /complaints/{caseId}', { path });
  /** Of the service risk deposit, by account. */
  const totals = async () => {
    const { accounts } = await office.ask('supervisor', 'GET /deposits/{month}', {
      path: { month: '2026-10' },
    });
    return Object.fromEntries(accounts.map(({ link, account, total }) => [`${link} ${account}`, total]));
  };
  const bucket = () => office.cloud.buckets.names()[0] ?? '';
  const link = async (type = 'image/png', bytes = PHOTO.length) => {
    const { status, body } = await asLeader('POST /complaints/{caseId}/evidence', { body: { type, bytes } });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as { evidenceId: string; upload: { url: string; headers: Record<string, string> } };
  };
  const put = (url: string, headers: Record<string, string>, body: Buffer) =>
    fetch(url, { method: 'PUT', headers, body });
  const confirm = (id: string) =>
    asLeader('PUT /complaints/{caseId}/evidence/{evidenceId}', { path: { ...path, evidenceId: id } });

  beforeAll(async () => {
    office = await openOffice({ at: '2026-10-05T02:30:00.000Z' });
    leader = await office.cloud.token({
      api: namesOf('longgang').api,
      role: 'team-leader',
      person: 'team-leader-07',
      otherwise: { claims: { 'cognito:groups': ['team-leader', 'team-repair-1'] } },
    });
    await office.report(workOrderOf());
    const task = await office.claim('agent-01');
    await office.answer('agent-01', task, {
      interview: contentWith(task, { overall: 'fail', complaint: '修完还漏气' }),
    });
    await office.as('officer', 'POST /complaints/{caseId}/acknowledge', { path, body: {} });
    await office.cloud.quiet();
  });
  afterAll(() => office.cloud.stop());

  it('hears the team, whose leader alone speaks for it', async () => {
    const body = { statement: '已按约上门，客户要求改期' };
    const route = 'POST /complaints/{caseId}/make-statement';
    expect(await asLeader(route, { body })).toMatchObject({ status: 200 });
    expect(await office.as('team-leader', route, { path, body, person: 'team-leader-01' })).toMatchObject({
      status: 403,
      body: { type: 'urn:huiyin:rule:not-of-team' },
    });
    expect(await shown()).toMatchObject({ leads: 'customer', servedSide: [{ by: 'team-leader-07' }] });
  });

  it('takes a photograph that is put where the link says, exactly as it says', async () => {
    const { evidenceId: id, upload } = await link();
    const { url, headers } = upload;
    const [status, again] = [
      url.replace(/Signature=./, 'Signature=0'),
      url.replace(/Expires=300/, 'Expires=600'),
    ];
    expect((await put(status, headers, PHOTO)).status).toBe(403);
    expect((await put(again, headers, PHOTO)).status).toBe(403);
    expect((await put(url, { ...headers, 'content-type': 'text/html' }, PHOTO)).status).toBe(403);
    const { 'content-length': _, ...free } = headers;
    expect((await put(url, free, Buffer.concat([PHOTO, PHOTO]))).status).toBe(403);
    expect(await confirm(id)).toMatchObject({
      status: 404,
      body: { type: 'urn:huiyin:rule:evidence-absent' },
    });
    expect((await put(url, headers, PHOTO)).status).toBe(200);
    expect(await confirm(id)).toMatchObject({ status: 200, body: { evidence: { id, type: 'image/png' } } });
    expect(await confirm(id)).toMatchObject({ status: 200, body: { evidence: { id } } });
    expect(office.cloud.buckets.keys(bucket())).toEqual([`evidence/${path.caseId}/${id}`]);
    evidenceId = id;
  });

  it('refuses a forged type, and leaves nothing of it', async () => {
    const page = Buffer.from('<script>alert(1)</script>');
    const { evidenceId: id, upload } = await link('image/jpeg', page.length);
    expect((await put(upload.url, upload.headers, page)).status).toBe(200);
    expect(await confirm(id)).toMatchObject({
      status: 422,
      body: { type: 'urn:huiyin:rule:evidence-forged' },
    });
    expect(office.cloud.buckets.keys(bucket())).toHaveLength(1);
  });

  it('opens it to the owner to be saved, for some minutes, and to nobody by its address alone', async () => {
    const { url } = await office.ask('officer', 'POST /complaints/{caseId}/evidence/{evidenceId}/open', {
      path: { ...path, evidenceId },
      body: { reason: 'investigate' },
    });
    const answer = await fetch(url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PHOTO);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${evidenceId}.png"`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(400);
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    await office.until('2026-10-05T03:00:00.000Z');
    expect((await fetch(url)).status).toBe(403);
  });

  it('is concluded, appealed against and decided by another; both judgements stay', async () => {
    await office.as('officer', 'POST /complaints/{caseId}/conclude', {
      path,
      body: { valid: true, responsible: true, conclusion: '未按约上门' },
    });
    expect(await shown()).toMatchObject({ leads: 'decision', responsible: true });
    await office.cloud.quiet();
    expect(await totals()).toMatchObject({ 'team-leader repair-1': -100, 'leadership leadership-01': -20 });
    const appeal = await asLeader('POST /complaints/{caseId}/appeal', { body: { statement: '客户改期' } });
    expect(appeal).toMatchObject({ status: 200, body: { appeal: { before: { responsible: true } } } });
    expect(await shown()).toMatchObject({ leads: 'customer' });
    const body = { valid: true, responsible: false, decision: '改期属实，无责' };
    const route = 'POST /complaints/{caseId}/adjudicate';
    expect(await office.as('officer', route, { path, body })).toMatchObject({
      status: 403,
      body: { type: 'urn:huiyin:rule:judge-involved' },
    });
    expect(await office.as('supervisor', route, { path, body })).toMatchObject({
      status: 200,
      body: { responsible: false, appeal: { before: { responsible: true } } },
    });
    await office.cloud.quiet();
    expect(office.events().filter((name) => name === 'complaint.adjudicated')).toHaveLength(1);
    expect(Object.values(await totals())).toEqual(Object.values(await totals()).map(() => 0));
  });

  it('is asked about by a third person: neither who rang first nor who resolved it', async () => {
    expect(await office.ask('agent', 'POST /tasks/next', { person: 'agent-01' })).toMatchObject({
      none: 'not-independent',
    });
    const task = await office.claim('agent-02');
    await office.answer('agent-02', task, {
      interview: contentWith(task, { solved: 'yes', satisfied: 'yes' }),
    });
    await office.cloud.quiet();
    expect(await shown()).toMatchObject({ state: 'closed', closedBecause: 'solved' });
  });

  it('is counted both ways in the briefing', async () => {
    await office.until('2026-10-06T00:30:00.000Z');
    const { complaints } = await office.ask('supervisor', 'GET /briefings/{period}', {
      path: { period: '2026-10-05' },
    });
    expect(complaints).toMatchObject({
      closed: 1,
      appealed: 1,
      valid: 1,
      responsible: 0,
      beforeAppeal: { valid: 1, responsible: 1 },
    });
  });

  it('becomes a typical case that names nobody, for all who work here', async () => {
    const body = { title: '改期未告知', story: '上门时间改动，没有通知。', lesson: '改期须当日电话通知。' };
    const route = 'PUT /typical-cases/{caseId}';
    const naming = { ...body, story: '示例客户说没有通知' };
    expect(await office.as('officer', route, { path, body: naming })).toMatchObject({
      status: 422,
      body: { type: 'urn:huiyin:rule:names-somebody' },
    });
    expect(await office.as('officer', route, { path, body })).toMatchObject({ status: 200 });
    expect(await office.ask('agent', 'GET /typical-cases')).toEqual({ typicalCases: [] });
    await office.ask('supervisor', 'POST /typical-cases/{caseId}/publish', { path });
    expect(await office.ask('agent', 'GET /typical-cases')).toMatchObject({ typicalCases: [body] });
  });

  it('loses its files with its customer', async () => {
    await office.as('administrator', 'POST /forgotten-customers', {
      body: { customerId: workOrderOf().customer.id, orderId },
    });
    await office.cloud.quiet();
    expect(office.cloud.buckets.keys(bucket())).toEqual([]);
    expect((await shown()).evidence).toEqual([]);
  });

  it('tells no log what anybody said', () => {
    expect(office.logs.join('\n')).not.toMatch(/改期|没有通知|漏气|示例客户/);
  });
});
