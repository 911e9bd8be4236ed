import type { RouteOf } from '@huiyin/contracts';
import { claimsOf, httpEvent, lambdaContext, logDouble } from '@huiyin/lambda/testing';
import { describe, expect, it } from 'vitest';
import { CASE } from '../testing/cases.ts';
import { CONTACT } from '../testing/complaints.ts';
import { CONCLUSION, openCase } from '../testing/owner.ts';
import { api } from './api.ts';

const path = { caseId: CASE };
const concluding = { path, body: { valid: true, responsible: false, conclusion: CONCLUSION } };
const spoiled = { path, body: { valid: true, responsible: false, conclusion: 'a\ud800' } };
const cursorOf = (key: object): string => Buffer.from(JSON.stringify(key)).toString('base64url');
const revealing = { path, body: { reason: 'audit' } };

/** The door with one case behind it, and what it logged. */
async function openDoor(...of: Parameters<typeof openCase>) {
  const complaints = await openCase(...of);
  const { log, lines } = logDouble();
  const door = api({ ...complaints.deps, log });
  return {
    lines,
    keys: complaints.deps.keys,
    ask: async (role: string, route: RouteOf<'complaint'>, sent: Parameters<typeof httpEvent>[1]) => {
      const event = httpEvent(route, { ...sent, claims: claimsOf(role) });
      const { statusCode, body = '' } = await door(event, lambdaContext());
      const answer: Record<string, unknown> = JSON.parse(body);
      return { status: statusCode, answer };
    },
    [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose](),
  };
}

describe('the door for owners', () => {
  it('takes a case through its life and shows it', async () => {
    await using door = await openDoor();
    const acknowledged = await door.ask('officer', 'POST /complaints/{caseId}/acknowledge', {
      path,
      body: { owner: 'officer-02' },
    });
    expect(acknowledged).toMatchObject({
      status: 200,
      answer: { state: 'acknowledged', owner: 'officer-02' },
    });
    const handedOn = await door.ask('supervisor', 'POST /complaints/{caseId}/hand-on', {
      path,
      body: { owner: 'officer-01' },
    });
    expect(handedOn).toMatchObject({
      status: 200,
      answer: { state: 'acknowledged', owner: 'officer-02', offeredTo: 'officer-01' },
    });
    const answering = { path, body: {} };
    expect(await door.ask('supervisor', 'POST /complaints/{caseId}/accept', answering)).toMatchObject({
      status: 403,
      answer: { type: 'urn:huiyin:rule:not-offered' },
    });
    const accepted = await door.ask('officer', 'POST /complaints/{caseId}/accept', answering);
    expect(accepted).toMatchObject({ status: 200, answer: { owner: 'officer-01' } });
    expect(accepted.answer).not.toHaveProperty('offeredTo');
    const declined = await door.ask('officer', 'POST /complaints/{caseId}/decline', answering);
    expect(declined).toMatchObject({ status: 403 });
    const nobody = { path, body: { owner: 'nobody-99' } };
    expect(await door.ask('officer', 'POST /complaints/{caseId}/hand-on', nobody)).toMatchObject({
      status: 409,
    });
    const concluded = await door.ask('officer', 'POST /complaints/{caseId}/conclude', concluding);
    expect(concluded).toMatchObject({
      status: 200,
      answer: { state: 'concluded', valid: true, responsible: false },
    });
    const shown = await door.ask('officer', 'GET /complaints/{caseId}', { path });
    expect(shown).toMatchObject(concluded);
    expect(shown.answer).toMatchObject({
      deadlines: { conclude: { by: '2026-10-11T16:00:00.000Z', limit: { days: 5 } } },
    });
    const listed = await door.ask('supervisor', 'GET /complaints', {});
    expect(listed).toEqual({ status: 200, answer: { complaints: [concluded.answer] } });
  });

  it('opens the customer and logs that without a word of them', async () => {
    await using door = await openDoor();
    const revealed = await door.ask('supervisor', 'POST /complaints/{caseId}/reveal', revealing);
    expect(revealed).toMatchObject({ status: 200, answer: { contact: CONTACT } });
    expect(door.lines).toContainEqual(
      expect.objectContaining({
        what: 'customer-revealed',
        caseId: CASE,
        caller: 'supervisor-01',
        rule: 'audit',
      }),
    );
    expect(JSON.stringify(door.lines)).not.toContain(CONTACT.name);
  });

  it('says which open cases need a month', async () => {
    await using door = await openDoor();
    const route = 'GET /open-complaints/{month}';
    expect(await door.ask('administrator', route, { path: { month: '2026-10' } })).toEqual({
      status: 200,
      answer: { open: [{ id: CASE, month: '2026-10' }] },
    });
    const told = await door.ask('administrator', 'PUT /needed-months/complaint', {});
    expect(told).toEqual({ status: 200, answer: { at: expect.any(String), months: ['2026-10'] } });
    expect(await door.keys.needsTold()).toEqual({ complaint: told.answer });
  });
});

describe('the door for requests', () => {
  const body = {
    channel: 'mayor-hotline',
    reference: 'GD-1',
    outsideNumber: 'G-20261005-1',
    kind: 'consultation',
    businessType: 'repair',
    team: 'repair-1',
    customer: { name: CONTACT.name, phones: CONTACT.phones },
    words: '改管多少钱',
  };

  it('raises a case once and shows it without the customer, also to whoever sends it again', async () => {
    await using door = await openDoor();
    const first = await door.ask('agent', 'POST /complaints', { body });
    expect(first).toMatchObject({
      status: 200,
      answer: {
        caseId: 'mayor-hotline:GD-1.1',
        channel: 'mayor-hotline',
        outsideNumber: 'G-20261005-1',
        kind: 'consultation',
        state: 'received',
      },
    });
    expect(await door.ask('agent', 'POST /complaints', { body })).toEqual(first);
    expect(await door.ask('agent', 'POST /complaints', { body: { ...body, words: '别的' } })).toMatchObject({
      status: 409,
      answer: { type: 'urn:huiyin:rule:reference-conflict' },
    });
    const seen = JSON.stringify([first, door.lines]);
    for (const personal of [CONTACT.name, CONTACT.phones[0], body.words])
      expect(seen).not.toContain(personal);
  });

  it.each([
    [{ team: 'nobody' }, 422],
    [{ outsideNumber: undefined }, 400],
    [{ reference: '13800000000' }, 400],
  ])('says what is wrong with %j and keeps nothing of it', async (change, status) => {
    await using door = await openDoor();
    const refused = await door.ask('agent', 'POST /complaints', { body: { ...body, ...change } });
    expect(refused).toMatchObject({ status });
    expect(JSON.stringify([refused, door.lines])).not.toContain(body.words);
  });
});

describe('the door for steps', () => {
  it('takes each as it is said, and the next only in its turn', async () => {
    await using door = await openDoor();
    const take = (
      step: 'acknowledge' | 'assess' | 'investigate' | 'communicate' | 'withdraw' | 'refer',
      body: object,
    ) => door.ask('supervisor', `POST /complaints/{caseId}/${step}`, { path, body });
    expect(await take('assess', {})).toMatchObject({
      status: 409,
      answer: { type: 'urn:huiyin:rule:not-acknowledged' },
    });
    await take('acknowledge', {});
    expect(await take('assess', { kind: 'whistle-blowing' })).toMatchObject({
      status: 200,
      answer: { state: 'assessed', kind: 'whistle-blowing' },
    });
    expect(await take('assess', {})).toMatchObject({
      status: 409,
      answer: { type: 'urn:huiyin:rule:already-assessed' },
    });
    const early = await door.ask('supervisor', 'POST /complaints/{caseId}/conclude', concluding);
    expect(early).toMatchObject({ status: 409, answer: { type: 'urn:huiyin:rule:step-missing' } });
    expect(await take('investigate', {})).toMatchObject({ status: 200, answer: { state: 'investigating' } });
    expect(await take('communicate', { way: 'visit' })).toMatchObject({
      status: 409,
      answer: { type: 'urn:huiyin:rule:not-concluded' },
    });
    const unjudged = { path, body: { conclusion: CONCLUSION } };
    expect(await door.ask('supervisor', 'POST /complaints/{caseId}/conclude', unjudged)).toMatchObject({
      status: 409,
      answer: { type: 'urn:huiyin:rule:verdict-missing' },
    });
    await door.ask('supervisor', 'POST /complaints/{caseId}/conclude', concluding);
    expect(await take('communicate', { way: 'dream' })).toMatchObject({ status: 400 });
    expect(await take('communicate', { way: 'visit' })).toMatchObject({
      status: 200,
      answer: { state: 'concluded', communicated: { by: 'supervisor-01', way: 'visit' } },
    });
    expect(await take('withdraw', {})).toMatchObject({
      status: 409,
      answer: { type: 'urn:huiyin:rule:already-concluded' },
    });
    const told = await door.ask('officer', 'GET /complaints/{caseId}/history', { path });
    expect(told.answer).toMatchObject({
      steps: [
        { act: 'callback' },
        { act: 'acknowledge' },
        { act: 'assess' },
        { act: 'investigate' },
        { act: 'conclude-to-tell' },
        { act: 'communicate', way: 'visit' },
      ],
    });
  });

  it.each([
    ['withdraw', {}, { closedBecause: 'withdrawn' }],
    ['refer', { to: 'court' }, { closedBecause: 'referred', referredTo: 'court' }],
  ] as const)('ends a case: %s', async (step, body, end) => {
    await using door = await openDoor();
    await door.ask('officer', 'POST /complaints/{caseId}/acknowledge', { path, body: {} });
    expect(await door.ask('officer', `POST /complaints/{caseId}/${step}`, { path, body })).toMatchObject({
      status: 200,
      answer: { state: 'closed', ...end },
    });
  });
});

describe('a refusal', () => {
  it.each([
    ['a cursor that was never given out', 'GET /complaints', { query: { next: 'rubbish' } }, 400],
    [
      'a cursor with a key that no table has room for',
      'GET /complaints',
      { query: { next: cursorOf({ pk: 'C'.repeat(3000), sk: 'C', i1pk: 'OPEN', i1sk: '2026' }) } },
      400,
    ],
    ['half a character', 'POST /complaints/{caseId}/conclude', spoiled, 400],
    ['another case', 'GET /complaints/{caseId}', { path: { caseId: 'routine:WO-NONE.1' } }, 404],
    ['concluding too early', 'POST /complaints/{caseId}/conclude', concluding, 409],
  ] as const)('of %s has its status', async (_, route, sent, status) => {
    await using door = await openDoor();
    expect(await door.ask('officer', route, sent)).toMatchObject({ status });
  });

  it('keeps an officer from a major case', async () => {
    await using door = await openDoor({ concerns: ['integrity'] });
    const owners = ['acknowledge', 'conclude', 'reveal'] as const;
    const bodies = { acknowledge: { path, body: {} }, conclude: concluding, reveal: revealing };
    const statuses = async (role: string) => {
      const answers = [];
      for (const act of owners)
        answers.push((await door.ask(role, `POST /complaints/{caseId}/${act}`, bodies[act])).status);
      return answers;
    };
    // Concluding comes too early first: nobody has taken the case on.
    expect(await statuses('officer')).toEqual([403, 409, 403]);
    expect(await statuses('supervisor')).toEqual([200, 200, 200]);
  });
});
