import { mayCall, type RouteOf } from '@huiyin/contracts';
import { httpEvent, lambdaContext, logDouble } from '@huiyin/lambda/testing';
import { COMPLAINT_STATES, PERSON_ACTS, type PersonAct, ROLES, type Role } from '@huiyin/vocabulary';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../domain/case-file.ts';
import { CASE_STATES, type CaseState } from '../domain/transitions.ts';
import { COMPLAINT_CASE, caseKey } from '../store/items.ts';
import { CASE, CASES, madeAppeal, noon } from '../testing/cases.ts';
import { openComplaintTable } from '../testing/complaints.ts';
import { api } from './api.ts';

const OTHER = 'hotline:HL-1.1';
const trace = { traceId: 't', at: noon };

/** What each act is asked with. */
const BODIES: Readonly<Record<PersonAct, object>> = {
  acknowledge: {},
  'hand-on': { owner: 'officer-02' },
  accept: {},
  decline: {},
  assess: {},
  investigate: {},
  conclude: { valid: true, responsible: true, conclusion: '示例' },
  communicate: { way: 'phone' },
  withdraw: {},
  refer: { to: 'court' },
  merge: { into: OTHER },
  reply: { reply: '示例' },
  reveal: { reason: 'investigate' },
  'make-statement': { statement: '示例' },
  appeal: { statement: '示例' },
  adjudicate: { valid: true, responsible: false, decision: '示例' },
};

/** A role's person: officers are the owner and another, who is asked to take the case over. */
const claimsOf = (role: Role, id = `${role}-01`) => ({
  username: id,
  'cognito:groups': `[${role}${role === 'team-leader' ? ' team-repair-1' : ''}${role === 'department-head' ? ' department-field' : ''}]`,
});

/** The case in that state as somebody else could act on it, too: offered, owed a reply, with no envelope to open. */
function found(state: Exclude<CaseState, 'absent'>): CaseFile {
  const { customer, ...rest } = CASES[state];
  return {
    ...rest,
    words: [],
    offeredTo: 'officer-02',
    offeredAt: noon,
    replyBy: '2026-10-30T04:00:00.000Z',
    responsible: true,
    ...(state === 'received' && { offeredTo: undefined, offeredAt: undefined }),
  };
}

let office: Awaited<ReturnType<typeof openComplaintTable>>;
beforeAll(async () => {
  office = await openComplaintTable({ now: () => new Date(noon) });
  await put({ ...found('acknowledged'), caseId: OTHER });
});
afterAll(() => office[Symbol.asyncDispose]());

const lying = (caseId: string) => office.deps.table.load(COMPLAINT_CASE, caseKey(caseId));
async function put(state: CaseFile): Promise<void> {
  await office.deps.table.save(COMPLAINT_CASE, state, await lying(state.caseId), trace);
}

async function ask(act: PersonAct, caseId: string, claims: ReturnType<typeof claimsOf>) {
  const route = `POST /complaints/{caseId}/${act}` as RouteOf<'complaint'>;
  const door = api({ ...office.deps, log: logDouble().log });
  const event = httpEvent(route, { path: { caseId }, body: BODIES[act], claims });
  const { statusCode, body = '' } = await door(event, lambdaContext());
  const { type = '' }: { type?: string } = JSON.parse(body);
  return { status: statusCode, rule: type.replace('urn:huiyin:rule:', '') };
}

const cells = CASE_STATES.flatMap((state) => PERSON_ACTS.map((act) => ({ state, act })));

describe('every act on a case in every state, by everybody', () => {
  it.each(cells)(
    '$act of one that is $state is done as one step, or refused by a rule with no trace',
    async ({ state, act }) => {
      const caseId = state === 'absent' ? 'routine:WO-NONE.1' : CASE;
      const people = [...ROLES.map((role) => claimsOf(role)), claimsOf('officer', 'officer-02')];
      for (const [index, claims] of people.entries()) {
        if (state !== 'absent') await put(found(state));
        const role = ROLES[index] ?? 'officer';
        const before = await lying(caseId);
        const other = await lying(OTHER);
        const begun = office.local.operations.length;
        const { status, rule } = await ask(act, caseId, claims);
        const after = await lying(caseId);
        const who = `${claims.username} ${status} ${rule}`;
        if (!mayCall([role], `POST /complaints/{caseId}/${act}`)) expect(rule, who).toBe('role-may-not');
        if (status === 200) {
          expect(after?.state.steps.at(-1), who).toMatchObject({
            act: expect.stringMatching(act),
            by: claims.username,
          });
          const grown = (after?.state.pages ?? 0) * 8 + (after?.state.steps.length ?? 0);
          expect(grown, who).toBe((before?.state.pages ?? 0) * 8 + (before?.state.steps.length ?? 0) + 1);
          continue;
        }
        expect([403, 404, 409], who).toContain(status);
        expect(rule, who).toMatch(/^[a-z]+(-[a-z]+)+$/);
        expect(after, who).toEqual(before);
        expect(await lying(OTHER), who).toEqual(other);
        const writes = office.local.operations
          .slice(begun)
          .filter(({ operation }) => operation === 'PutItem');
        expect(writes, who).toEqual([]);
      }
    },
  );

  it('is done by somebody in one state or another, an appeal decided where there is one', async () => {
    const done = new Set<string>();
    for (const state of COMPLAINT_STATES)
      for (const act of PERSON_ACTS)
        for (const claims of [
          claimsOf('officer'),
          claimsOf('officer', 'officer-02'),
          claimsOf('supervisor'),
          claimsOf('team-leader'),
        ]) {
          const appeal = act === 'adjudicate' ? { appeal: madeAppeal } : {};
          await put({ ...found(state), ...appeal });
          if ((await ask(act, CASE, claims)).status === 200) done.add(act);
        }
    expect([...done].sort()).toEqual([...PERSON_ACTS].sort());
  });

  it.each(ROLES)('a redistribution begun by the %s', async (role) => {
    const door = api({ ...office.deps, log: logDouble().log });
    const event = httpEvent('PUT /redistributions/{redistributionId}', {
      path: { redistributionId: `R-${role}` },
      body: { from: 'officer-09', to: ['officer-02'], reason: 'surge' },
      claims: claimsOf(role),
    });
    const begun = office.local.operations.length;
    const { statusCode } = await door(event, lambdaContext());
    const may = ['supervisor', 'shift-leader'].includes(role);
    expect(statusCode).toBe(may ? 200 : 403);
    if (!may) expect(office.local.operations.slice(begun)).toEqual([]);
  });
});
