import { requestBody } from '@huiyin/contracts';
import { open } from '@huiyin/seal';
import { tombstonesIn } from '@huiyin/table';
import { contactContext, requestContext } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { branch, officer } from '../testing/cases.ts';
import { CONTACT, MOMENT, MONTH, openComplaintTable } from '../testing/complaints.ts';
import { acknowledge } from './acknowledge.ts';
import { reveal } from './reveal.ts';
import { takeRequest } from './take-request.ts';

const CASE_ID = 'counter:C-7.1';
const WORDS = '排队一小时没人管';
const given = (change: object = {}) =>
  requestBody.parse({
    channel: 'counter',
    reference: 'C-7',
    kind: 'complaint',
    businessType: 'counter',
    team: 'counter-1',
    customer: CONTACT,
    words: WORDS,
    ...change,
  });

async function openDesk() {
  const complaints = await openComplaintTable();
  const take = (change: object = {}) =>
    takeRequest(complaints.deps)({ body: given(change), actor: officer, traceId: 'trace-1' });
  return { ...complaints, take, [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose]() };
}

describe('a request', () => {
  it('raises its case with customer and words in envelopes, by one write', async () => {
    await using desk = await openDesk();
    expect(await desk.take()).toMatchObject({ ok: true, value: { caseId: CASE_ID, state: 'received' } });
    expect(desk.local.operations.map(({ operation }) => operation)).toEqual(['PutItem', 'GetItem']);
    expect(await desk.said(CASE_ID)).toEqual(['complaint.raised']);
    const raised = await desk.caseOf(CASE_ID);
    const text = JSON.stringify(raised);
    for (const personal of [WORDS, CONTACT.name, CONTACT.address, ...CONTACT.phones])
      expect(text).not.toContain(personal);
    expect(raised?.steps).toEqual([
      {
        at: MOMENT,
        act: 'request',
        by: 'officer-01',
        changed: {
          state: 'received',
          kind: 'complaint',
          class: 'ordinary',
          round: 1,
          acknowledgeBy: '2026-10-08T02:00:00.000Z',
          concludeBy: '2026-10-12T16:00:00.000Z',
        },
      },
    ]);
    const key = await desk.deps.keys.privateKey(MONTH);
    const order = raised?.order ?? { orderId: '', revision: 0 };
    expect(open(key, raised?.words[0]?.sealed ?? '', requestContext(branch.branch, CASE_ID))).toBe(WORDS);
    expect(
      JSON.parse(open(key, raised?.customer?.sealedContact ?? '', contactContext(branch.branch, order))),
    ).toEqual(CONTACT);
  });

  it('opens to whoever owns the case', async () => {
    await using desk = await openDesk();
    await desk.take();
    const own = { caseId: CASE_ID, actor: officer, traceId: 'trace-1' };
    await acknowledge(desk.deps)(own);
    const opened = await reveal({ ...desk.deps, logReveal: () => {} })({
      ...own,
      reason: 'contact-customer',
    });
    expect(opened).toEqual({
      ok: true,
      value: { contact: CONTACT, words: [{ kind: 'request', at: MOMENT, text: WORDS }] },
    });
  });

  it('is the same case when it comes again, however its case stands; other content is a conflict', async () => {
    await using desk = await openDesk();
    await desk.take();
    await acknowledge(desk.deps)({ caseId: CASE_ID, actor: officer, traceId: 'trace-1' });
    const before = await desk.caseOf(CASE_ID);
    expect(await desk.take()).toMatchObject({ ok: true, value: { caseId: CASE_ID, state: 'acknowledged' } });
    for (const change of [
      { words: '另一件事' },
      { team: 'counter-2' },
      { customer: undefined },
      { class: 'major' },
    ])
      expect(await desk.take(change)).toEqual({
        ok: false,
        refusal: change.team === 'counter-2' ? expect.any(String) : 'reference-conflict',
      });
    expect(await desk.caseOf(CASE_ID)).toEqual(before);
    expect(await desk.take({ channel: 'hotline' })).toMatchObject({ value: { caseId: 'hotline:C-7.1' } });
  });

  it('raises one case when two send it at the same time', async () => {
    await using desk = await openDesk();
    const outcomes = await Promise.all([desk.take(), desk.take(), desk.take()]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.caseId)).toEqual(Array(3).fill(CASE_ID));
    expect((await desk.caseOf(CASE_ID))?.steps).toHaveLength(1);
  });

  it('is found again by its customer: by the id they have, else by their number however it is written', async () => {
    await using desk = await openDesk();
    const hashOf = async (reference: string, customer: object) => {
      await desk.take({ reference, customer: { ...CONTACT, ...customer } });
      return (await desk.caseOf(`counter:${reference}.1`))?.customer;
    };
    const first = await hashOf('A', {});
    const second = await hashOf('B', { name: '别人接的电话', phones: ['+86 138-0000 0000'] });
    const known = await hashOf('D', { id: 'C-88120417' });
    expect(second?.customerKey).toBe(first?.customerKey);
    expect(second?.numbersKey).toBe(first?.numbersKey);
    expect(known?.customerKey).not.toBe(first?.customerKey);
    const more = await hashOf('E', { phones: ['13800000000', '13900000000'] });
    expect(more?.customerKey).toBe(first?.customerKey);
    expect(more?.numbersKey).not.toBe(first?.numbersKey);
  });

  it('of somebody who was forgotten after it was received raises its case without them, also when it comes again', async () => {
    await using desk = await openDesk();
    const received = { receivedAt: '2026-10-06T10:00:00+08:00' };
    await desk.take({ ...received, reference: 'BEFORE' });
    const customerKey = (await desk.caseOf('counter:BEFORE.1'))?.customer?.customerKey ?? '';
    await tombstonesIn(desk.deps.table).write([customerKey], '2026-10-06T12:00:00.000Z', 'trace-1');
    // The one before died between saving and asking; it comes again.
    for (const reference of ['BEFORE', 'AFTER']) {
      expect(await desk.take({ ...received, reference })).toMatchObject({ ok: true });
      const forgotten = await desk.caseOf(`counter:${reference}.1`);
      expect(forgotten).toMatchObject({ state: 'received', words: [] });
      expect(forgotten).not.toHaveProperty('customer');
    }
    await desk.take({ reference: 'NEW' });
    expect(await desk.caseOf('counter:NEW.1')).toHaveProperty('customer');
  });

  it('of nobody is taken with its words', async () => {
    await using desk = await openDesk();
    await desk.take({ customer: undefined });
    const raised = await desk.caseOf(CASE_ID);
    expect(raised).not.toHaveProperty('customer');
    expect(raised?.words).toHaveLength(1);
    expect(desk.local.operations.map(({ operation }) => operation)).toEqual(['PutItem', 'GetItem']);
  });

  it('that breaks a rule of the branch writes nothing', async () => {
    await using desk = await openDesk();
    expect(await desk.take({ team: 'nobody' })).toEqual({ ok: false, refusal: 'unknown-team' });
    expect(desk.local.operations).toEqual([]);
  });
});
