import { ROUTES, type RouteKey, role, rolesOf, scopeOf } from '@huiyin/contracts';
import { done, Fault, refuse } from '@huiyin/kernel';
import { complaintAnswerOf, complaintCaseOf } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { httpHandler, type RouteRequest, rendered } from '../index.ts';
import { claimsOf, httpEvent, lambdaContext } from '../testing/events.ts';
import { logDouble } from '../testing/log.double.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';

/** One department of two teams. */
const branch = {
  departments: [
    { id: 'safety', name: { zh: '安全管理部', en: 'Safety' }, teams: ['safety-1'] },
    { id: 'field', name: { zh: '现场服务部', en: 'Field service' }, teams: ['repair-1', 'repair-2'] },
  ],
};

/** A door with three routes of the contract; `seen` is what their handlers were given. */
function deskDoor() {
  const { log, lines } = logDouble();
  const seen: RouteRequest<RouteKey>[] = [];
  const door = httpHandler({
    log,
    branch,
    newTraceId: () => TRACE,
    bodyBytesMax: 500,
    routes: {
      'POST /tasks/next': async (request) => {
        seen.push(request);
        return done({ none: 'queue-empty' });
      },
      'PUT /tasks/{taskId}/attempts/{claimId}': async (request) => {
        seen.push(request);
        if (request.path.claimId === 'gone') return refuse('claim-unknown');
        if (request.path.claimId === 'early')
          return refuse({ rule: 'called-in-future', issues: [{ path: 'calledAt', rule: 'in-future' }] });
        if (request.path.claimId === 'fault') throw new TypeError(`canary ${request.body.disposition}`);
        return done({
          result: 'recorded',
          taskState: 'closed',
          correctableUntil: '2026-10-06T02:10:00.000Z',
        });
      },
      'GET /briefings/{period}': async ({ path, query }) =>
        query.format === 'xlsx'
          ? done(
              rendered('application/vnd.ms-excel', Uint8Array.of(1, 2), {
                fileName: `简报 ${path.period}.xlsx`,
              }),
            )
          : done(rendered('text/html; charset=utf-8', '<p>简报</p>')),
      'GET /queue': async () =>
        // A field that the contract does not name, as a careless handler might let out.
        done({ customer: 'canary' } as never),
    },
    refusals: { 'claim-unknown': 404, 'called-in-future': 422 },
  });
  return { call: (event: Parameters<typeof door>[0]) => door(event, lambdaContext()), seen, lines };
}

const attempt = { disposition: 'no-answer', calledAt: '2026-10-05T02:11:09.000Z', durationSeconds: 20 };
const attemptAt = (claimId: string, body: unknown = attempt) =>
  httpEvent('PUT /tasks/{taskId}/attempts/{claimId}', { path: { taskId: 't-1', claimId }, body });
const bodyOf = ({ body }: { body?: string | undefined }): unknown => JSON.parse(body ?? 'null');

type Claims = Parameters<typeof httpEvent>[1]['claims'];

describe('a door for people', () => {
  it('gives its handler path, query and body as the contract reads them, and the caller', async () => {
    const { call, seen } = deskDoor();
    const answer = await call(attemptAt('c-1'));
    expect(answer).toEqual({
      statusCode: 200,
      headers: {
        'content-type': 'application/json',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-trace-id': TRACE,
      },
      body: '{"result":"recorded","taskState":"closed","correctableUntil":"2026-10-06T02:10:00.000Z"}',
    });
    expect(seen).toEqual([
      {
        route: 'PUT /tasks/{taskId}/attempts/{claimId}',
        path: { taskId: 't-1', claimId: 'c-1' },
        query: undefined,
        body: { ...attempt, next: false },
        caller: { id: 'agent-01', roles: ['agent'] },
        traceId: TRACE,
        log: expect.anything(),
      },
    ]);
  });

  it('reads a body that API Gateway has encoded', async () => {
    const { call } = deskDoor();
    const event = attemptAt('c-1');
    const body = Buffer.from(event.body ?? '').toString('base64');
    expect((await call({ ...event, body, isBase64Encoded: true })).statusCode).toBe(200);
  });

  it('answers a refusal with the status of its rule, and with the fields at fault', async () => {
    const { call } = deskDoor();
    expect(bodyOf(await call(attemptAt('gone')))).toEqual({
      type: 'urn:huiyin:rule:claim-unknown',
      title: 'claim unknown',
      status: 404,
      traceId: TRACE,
    });
    const early = await call(attemptAt('early'));
    expect(early.statusCode).toBe(422);
    expect(early.headers?.['content-type']).toBe('application/problem+json');
    expect(bodyOf(early)).toMatchObject({ issues: [{ path: 'calledAt', rule: 'in-future' }] });
  });

  it('names each field that breaks the contract and its rule, never the value', async () => {
    const { call, seen, lines } = deskDoor();
    const body = { disposition: 'canary', durationSeconds: 'canary', extra: 'canary', interview: 7 };
    const answer = await call(attemptAt('x'.repeat(129), body));
    expect(answer.statusCode).toBe(400);
    expect(bodyOf(answer)).toMatchObject({
      type: 'urn:huiyin:rule:contract-broken',
      issues: [
        { path: 'path.claimId', rule: 'too-big' },
        { path: 'disposition', rule: 'invalid-value' },
        { path: 'durationSeconds', rule: 'must-be-number' },
        { path: 'interview', rule: 'must-be-object' },
        { path: 'calledAt', rule: 'required' },
        { path: 'extra', rule: 'unknown-field' },
      ],
    });
    expect(JSON.stringify([answer, lines])).not.toContain('canary');
    expect(seen).toEqual([]);
  });

  it.each([
    ['no body', undefined, 400, 'body-missing'],
    ['no JSON', '{canary', 400, 'body-not-json'],
    ['a body beyond its size', JSON.stringify({ canary: 'x'.repeat(500) }), 413, 'body-too-large'],
  ])('refuses %s', async (_, body, status, rule) => {
    const { call, seen } = deskDoor();
    const { body: _sent, ...event } = attemptAt('c-1');
    const answer = await call({ ...event, ...(body !== undefined && { body }) });
    expect(answer.statusCode).toBe(status);
    expect(bodyOf(answer)).toMatchObject({ type: `urn:huiyin:rule:${rule}` });
    expect(answer.body).not.toContain('canary');
    expect(seen).toEqual([]);
  });

  it('refuses bytes that are no UTF-8', async () => {
    const { call } = deskDoor();
    const answer = await call({ ...attemptAt('c-1'), body: '/w==', isBase64Encoded: true });
    expect(bodyOf(answer)).toMatchObject({ type: 'urn:huiyin:rule:body-not-json' });
  });

  it('says of a fault no more than the trace id, and logs it without its message', async () => {
    const { call, lines } = deskDoor();
    const answer = await call(attemptAt('fault'));
    expect(answer.statusCode).toBe(500);
    expect(bodyOf(answer)).toEqual({
      type: 'urn:huiyin:rule:fault',
      title: 'fault',
      status: 500,
      traceId: TRACE,
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ what: 'request-failed', traceId: TRACE, error: { name: 'TypeError' } });
    expect(JSON.stringify([answer, lines])).not.toContain('canary');
  });

  it('lets nothing out that the contract does not name', async () => {
    const { call, lines } = deskDoor();
    const answer = await call(httpEvent('GET /queue', {}));
    expect(answer.statusCode).toBe(500);
    expect(JSON.stringify([answer, lines])).not.toContain('canary');
  });

  it('sends pages as text that can run nothing, and files as bytes under their name', async () => {
    const { call } = deskDoor();
    const path = { period: '2026-10' };
    const officer = claimsOf('officer');
    const page = await call(httpEvent('GET /briefings/{period}', { path, claims: officer }));
    expect([page.body, page.isBase64Encoded]).toEqual(['<p>简报</p>', false]);
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
    expect(String(page.headers?.['content-security-policy'])).toMatch(/^default-src 'none'/);
    const query = { format: 'xlsx' };
    const file = await call(httpEvent('GET /briefings/{period}', { path, query, claims: officer }));
    expect([file.body, file.isBase64Encoded]).toEqual(['AQI=', true]);
    expect(file.headers?.['content-disposition']).toBe(
      "attachment; filename*=UTF-8''%E7%AE%80%E6%8A%A5%202026-10.xlsx",
    );
  });

  it('does not know a route that it does not serve', async () => {
    const { call } = deskDoor();
    expect((await call(httpEvent('GET /complaints', {}))).statusCode).toBe(404);
    expect((await call({ ...httpEvent('GET /queue', {}), routeKey: 'toString' })).statusCode).toBe(404);
  });

  it('carries on the trace of its caller when it can be nothing but an id', async () => {
    const { call } = deskDoor();
    const traceFor = async (headers: Record<string, string>) =>
      (await call(httpEvent('POST /tasks/next', { headers }))).headers?.['x-trace-id'];
    const own = '4bf92f3577b34da6a3ce929d0e0e4736';
    expect(await traceFor({ traceparent: `00-${own}-00f067aa0ba902b7-01` })).toBe(own);
    expect(await traceFor({ 'x-trace-id': '01KAJX5S6Q8V3W9Z0R2T4Y6B8D' })).toBe('01KAJX5S6Q8V3W9Z0R2T4Y6B8D');
    expect(await traceFor({ 'x-trace-id': '13800000000' })).toBe(TRACE);
    expect(await traceFor({ 'x-trace-id': '440307199001011234' })).toBe(TRACE);
  });
});

describe('a caller who calls too often', () => {
  const open = (limits?: { readonly unlimitedCallers: true }) => {
    const { log, lines } = logDouble();
    let nowMs = 0;
    let served = 0;
    const door = httpHandler({
      log,
      newTraceId: () => TRACE,
      branch: { departments: [], ...(limits && { limits }) },
      nowMs: () => nowMs,
      routes: {
        'POST /tasks/next': async () => {
          served += 1;
          return done({ none: 'queue-empty' });
        },
        'GET /answer-bank': async () => done({ answers: [] }),
      },
      refusals: {},
    });
    return {
      call: (route: RouteKey, username: string) =>
        door(httpEvent(route, { claims: { ...claimsOf('agent'), username } }), lambdaContext()),
      wait: (ms: number) => {
        nowMs += ms;
      },
      lines,
      served: () => served,
    };
  };
  const { perSecond, atOnce } = ROUTES['POST /tasks/next'].ofOneCaller;

  it('is told when to come again, and nobody else notices', async () => {
    const { call, wait, lines, served } = open();
    for (let count = 0; count < atOnce; count += 1)
      expect((await call('POST /tasks/next', 'agent-01')).statusCode).toBe(200);
    const refused = await call('POST /tasks/next', 'agent-01');
    expect(refused).toMatchObject({ statusCode: 429, headers: { 'retry-after': '1' } });
    expect(bodyOf(refused)).toEqual({
      type: 'urn:huiyin:rule:too-many-calls',
      title: 'too many calls',
      status: 429,
      traceId: TRACE,
    });
    expect(served()).toBe(atOnce);
    expect(lines).toMatchObject([{ what: 'caller-too-fast', caller: 'agent-01' }]);
    expect((await call('POST /tasks/next', 'agent-02')).statusCode).toBe(200);
    expect((await call('GET /answer-bank', 'agent-01')).statusCode).toBe(200);
    wait(1000 / perSecond);
    expect((await call('POST /tasks/next', 'agent-01')).statusCode).toBe(200);
    expect((await call('POST /tasks/next', 'agent-01')).statusCode).toBe(429);
  });

  it('is not refused where the branch’s file says so', async () => {
    const { call, served } = open({ unlimitedCallers: true });
    for (let count = 0; count <= atOnce; count += 1) await call('POST /tasks/next', 'agent-01');
    expect(served()).toBe(atOnce + 1);
  });
});

describe('a rule by which a handler refuses', () => {
  it('does not compile without a status', () => {
    httpHandler({
      log: logDouble().log,
      branch,
      // @ts-expect-error: nothing says what queue-away means in HTTP
      routes: { 'GET /queue': async () => refuse('queue-away') },
      refusals: { 'claim-unknown': 404 },
    });
  });
});

describe('who may call what', () => {
  /** Every route of the contract, each answering that it was reached. */
  const reached = new Fault('reached', 'The handler was reached');
  const door = httpHandler({
    log: logDouble().log,
    branch,
    routes: Object.fromEntries(
      Object.keys(ROUTES).map((key) => [key, () => Promise.reject(reached)]),
    ) as unknown as { [Key in RouteKey]: () => Promise<never> },
    refusals: {},
  });
  const isAdmitted = async (route: RouteKey, claims: Parameters<typeof claimsOf>[0]) =>
    (await door(httpEvent(route, { claims: claimsOf(claims) }), lambdaContext())).statusCode !== 403;

  const cells = Object.keys(ROUTES).flatMap((route) =>
    // Keys of ROUTES are its routes; Object.keys forgets so.
    role.options.map((each) => [each, route as RouteKey, scopeOf([each], route as RouteKey)] as const),
  );

  // No token says a team or department here, and so a team leader sees none, nor does a head.
  it.each(cells)('%s on %s: %s', async (each, route, scope) => {
    expect(await isAdmitted(route, each)).toBe(scope === 'all' || scope === 'own');
  });

  describe('and of which team', () => {
    const leader = { username: 'leader-01', 'cognito:groups': '[team-leader team-repair-1]' };
    const headOf = (department: string) => ({
      username: 'head-01',
      'cognito:groups': `[department-head department-${department}]`,
    });
    const order = { orderId: 'WO-1', revision: 1, countedDay: '2026-10-05', team: 'repair-1' };
    const complaint = complaintAnswerOf();
    const listed = complaintCaseOf();
    const of = <Answer extends { readonly order: { readonly team: string } }>(
      answer: Answer,
      team: string,
    ) => ({
      ...answer,
      order: { ...answer.order, team },
    });
    /** By team: what each of these routes answers about it. */
    const answers: Partial<Record<RouteKey, (team: string) => object>> = {
      'GET /work-orders/{orderId}': (team) => ({ ...order, team }),
      'GET /tasks/{taskId}': (team) => ({ taskId: 'routine:WO-1', state: 'open', order: { ...order, team } }),
      'GET /complaints/{caseId}': (team) => of(complaint, team),
      'POST /complaints/{caseId}/make-statement': (team) => of(listed, team),
      'POST /complaints/{caseId}/appeal': (team) => of(listed, team),
      'POST /complaints/{caseId}/evidence': (team) => ({
        evidenceId: 'E-1',
        team,
        upload: { url: 'https://bucket.example/k', headers: {}, expiresAt: listed.raisedAt },
      }),
      'PUT /complaints/{caseId}/evidence/{evidenceId}': (team) => ({ team, evidence: file }),
      'GET /complaints/{caseId}/history': (team) => ({ team, steps: [] }),
    };
    const file = { id: 'E-1', at: listed.raisedAt, by: 'leader-01', type: 'image/png', bytes: 7 };
    const bodies: Partial<Record<RouteKey, object>> = {
      'POST /complaints/{caseId}/make-statement': { statement: 'x' },
      'POST /complaints/{caseId}/appeal': { statement: 'x' },
      'POST /complaints/{caseId}/evidence': { type: 'image/png', bytes: 7 },
    };
    const call = async (route: RouteKey, answer: object, claims: Claims, query?: Record<string, string>) => {
      const open = httpHandler({
        log: logDouble().log,
        branch,
        routes: { [route]: async () => done(answer) } as never,
        refusals: {},
      });
      const path = {
        orderId: 'WO-1',
        taskId: 'routine:WO-1',
        caseId: complaint.caseId,
        evidenceId: 'E-1',
        period: '2026-10',
        month: '2026-10',
      };
      const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const wanted = Object.fromEntries(Object.entries(path).filter(([name]) => names.includes(name)));
      const body = bodies[route];
      return open(
        httpEvent(route, {
          path: wanted,
          ...(body && { body }),
          ...(claims && { claims }),
          ...(query && { query }),
        }),
        lambdaContext(),
      );
    };
    const narrowed = (Object.keys(ROUTES) as RouteKey[]).filter((route) =>
      scopeOf(['team-leader', 'department-head'], route)?.startsWith('own-'),
    );

    it('every route that is narrowed is tried here', () => {
      const pages = [
        'GET /complaints',
        'GET /briefings/{period}',
        'GET /briefings/{period}/callbacks',
        'GET /deposits/{month}',
        'GET /figure-facts',
        'GET /trends/{period}',
      ];
      expect([...Object.keys(answers), ...pages].sort()).toEqual([...narrowed].sort());
    });

    it.each((Object.keys(answers) as RouteKey[]).filter((route) => scopeOf(['team-leader'], route)))(
      '%s shows a leader their own team and no other',
      async (route) => {
        const answerOf = answers[route] ?? (() => ({}));
        expect((await call(route, answerOf('repair-1'), leader)).statusCode).toBe(200);
        expect(await call(route, answerOf('pipe-1'), leader)).toMatchObject({
          statusCode: 403,
          body: expect.stringContaining('urn:huiyin:rule:other-team'),
        });
        // Who sees all sees both.
        const [all = ''] = rolesOf(route).filter((role) => scopeOf([role], route) === 'all');
        if (all) expect((await call(route, answerOf('pipe-1'), claimsOf(all))).statusCode).toBe(200);
      },
    );

    it.each(
      (Object.keys(ROUTES) as RouteKey[]).flatMap((route) => {
        const answerOf = answers[route];
        return answerOf && scopeOf(['department-head'], route) === 'own-department'
          ? [{ route, answerOf }]
          : [];
      }),
    )('$route shows a head their department and no other', async ({ route, answerOf }) => {
      for (const team of ['repair-1', 'repair-2'])
        expect((await call(route, answerOf(team), headOf('field'))).statusCode).toBe(200);
      for (const [team, department] of [
        ['safety-1', 'field'],
        ['repair-1', 'safety'],
        ['repair-1', 'nowhere'],
      ] as const)
        expect((await call(route, answerOf(team), headOf(department))).statusCode).toBe(403);
    });

    it('pages and accounts are shown to a head without what is about other departments', async () => {
      const seen = async (route: RouteKey, page: object, claims: Claims = headOf('field')) =>
        JSON.parse((await call(route, page, claims)).body ?? '{}');
      const complaints = ['safety-1', 'repair-2', 'repair-1'].map((team) => of(listed, team));
      expect(await seen('GET /complaints', { complaints })).toEqual({ complaints: complaints.slice(1) });
      const entry = (team: string, amount: number) => ({
        ...{ caseId: listed.caseId, team, at: listed.raisedAt, amount },
        because: 'responsible',
      });
      const month = {
        month: '2026-10',
        accounts: [
          {
            ...{ link: 'employee', account: 'LG1043', total: -600 },
            entries: [entry('repair-1', -200), entry('safety-1', -300), entry('repair-2', -100)],
          },
          { link: 'team-leader', account: 'safety-1', total: -100, entries: [entry('safety-1', -100)] },
        ],
      };
      expect(await seen('GET /deposits/{month}', month)).toEqual({
        month: '2026-10',
        accounts: [
          {
            ...{ link: 'employee', account: 'LG1043', total: -300 },
            entries: [entry('repair-1', -200), entry('repair-2', -100)],
          },
        ],
      });
      expect(await seen('GET /deposits/{month}', month, claimsOf('leadership'))).toEqual(month);
    });

    it.each([
      ['about the whole branch', undefined, 403, 403],
      ['about their team', ['repair-1'], 200, 200],
      ['about their department', ['repair-1', 'repair-2'], 403, 200],
      ['about another department too', ['repair-1', 'safety-1'], 403, 403],
    ] as const)('a document %s: a leader, a head', async (_, ofTeams, ofLeader, ofHead) => {
      const page = rendered('text/html', '<p>简报</p>', ofTeams ? { ofTeams } : {});
      const status = async (claims: Claims) =>
        (await call('GET /briefings/{period}', page, claims)).statusCode;
      expect([await status(leader), await status(headOf('field'))]).toEqual([ofLeader, ofHead]);
      expect(await status(claimsOf('leadership'))).toBe(200);
    });

    it('whoever answers is told which part of the branch may be seen', async () => {
      const told: unknown[] = [];
      const open = httpHandler({
        log: logDouble().log,
        branch,
        routes: {
          'GET /complaints': async ({ part }) => {
            told.push(part);
            return done({ complaints: [] });
          },
        },
        refusals: {},
      });
      for (const claims of [leader, headOf('safety'), claimsOf('officer')])
        await open(httpEvent('GET /complaints', { claims }), lambdaContext());
      expect(told).toEqual([
        { of: 'team', id: 'repair-1', teams: ['repair-1'] },
        { of: 'department', id: 'safety', teams: ['safety-1'] },
        undefined,
      ]);
    });

    it('a page of callbacks is shown without those of other teams', async () => {
      const row = (team: string) => ({
        ...{ taskId: 'routine:WO-1', orderId: 'WO-1', businessType: 'repair', team, closedDay: '2026-10-05' },
        ...{ attempts: 1, disposition: 'complete', level: 'good', concerns: [] },
      });
      const page = { callbacks: [row('repair-1'), row('pipe-1')], next: '2026-10-05.3.' };
      const seen = async (claims: Claims) =>
        JSON.parse((await call('GET /briefings/{period}/callbacks', page, claims)).body ?? '{}');
      expect(await seen(leader)).toEqual({ ...page, callbacks: page.callbacks.slice(0, 1) });
      expect(await seen(claimsOf('officer'))).toEqual(page);
    });

    it('a figure is shown to whom all of it is of, and to nobody else', async () => {
      const query = { figure: '2026-10/satisfaction' };
      const status = async (teams: readonly string[] | undefined, claims: Claims) => {
        const page = { facts: [], ...(teams && { teams }) };
        return (await call('GET /figure-facts', page, claims, query)).statusCode;
      };
      expect(await status(undefined, claimsOf('officer'))).toBe(200);
      expect(await status(['repair-1'], leader)).toBe(200);
      for (const teams of [undefined, ['repair-2'], ['repair-1', 'repair-2']])
        expect(await status(teams, leader)).toBe(403);
      expect(await status(['repair-1', 'repair-2'], headOf('field'))).toBe(200);
      expect(await status(['repair-1', 'safety-1'], headOf('field'))).toBe(403);
    });

    it('trends are shown without rows of other teams, nor of what other teams are in', async () => {
      const name = { zh: '班', en: 'Team' };
      const row = (team: string) => ({ team, name, points: [null] });
      const all = {
        periods: ['2026-10'],
        total: [null],
        teams: [row('repair-1'), row('pipe-1')],
        businessTypes: [{ businessType: 'repair', name, points: [null] }],
        persons: [
          { ...row('repair-1'), staff: 'LG1043' },
          { ...row('pipe-1'), staff: 'LG1051' },
        ],
      };
      const seen = async (claims: Claims) =>
        JSON.parse((await call('GET /trends/{period}', all, claims)).body ?? '{}');
      expect(await seen(claimsOf('officer'))).toEqual(all);
      expect(await seen(leader)).toEqual({
        periods: ['2026-10'],
        teams: all.teams.slice(0, 1),
        businessTypes: [],
        persons: all.persons.slice(0, 1),
      });
    });

    it('a page of cases is shown without those of other teams', async () => {
      const page = { complaints: [of(listed, 'repair-1'), of(listed, 'pipe-1')], next: 'key' };
      const seen = async (claims: Claims) =>
        JSON.parse((await call('GET /complaints', page, claims)).body ?? '{}');
      expect(await seen(leader)).toEqual({ ...page, complaints: page.complaints.slice(0, 1) });
      expect(await seen(claimsOf('officer'))).toEqual(page);
    });

    it('a page of callbacks is shown without those of other teams', async () => {
      const callback = {
        taskId: 'routine:WO-1',
        orderId: 'WO-1',
        businessType: 'repair',
        closedDay: '2026-10-05',
        attempts: 1,
        disposition: 'complete',
        concerns: [],
      };
      const page = { callbacks: ['repair-1', 'pipe-1'].map((team) => ({ ...callback, team })) };
      const seen = async (claims: Claims) =>
        JSON.parse((await call('GET /briefings/{period}/callbacks', page, claims)).body ?? '{}');
      expect(await seen(leader)).toEqual({ callbacks: page.callbacks.slice(0, 1) });
      expect(await seen(claimsOf('supervisor'))).toEqual(page);
    });
  });

  it('nobody without a role', async () => {
    for (const [, route] of cells) expect(await isAdmitted(route, 'visitor')).toBe(false);
  });

  it('nobody without a token, even where the authorizer is missing', async () => {
    const event = httpEvent('GET /queue', {});
    const answer = await door(
      { ...event, requestContext: { ...event.requestContext, authorizer: undefined as never } },
      lambdaContext(),
    );
    expect(answer.statusCode).toBe(401);
  });
});
