import { eventOf } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  callbackFactOf,
  complaintCaseOf,
  messageOf,
  ratedAs,
  secondCallbackFactOf,
} from '../testing/facts.ts';
import { closedOn, type LocalBriefing, openBriefing } from '../testing/local-briefing.ts';
import type { FigurePage } from '../work/read-figure.ts';

const DAY = '2026-11-21';
/** 08:00 on the 22nd in Longgang, a Sunday. */
const MAIL_AT = '2026-11-22T00:00:00.000Z';

let service: LocalBriefing;

beforeEach(async () => {
  service = await openBriefing(MAIL_AT);
});
afterEach(() => service[Symbol.asyncDispose]());

describe('a briefing by its address', () => {
  it('is a page or a spreadsheet when asked for one', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    const read = (query: Record<string, string>) =>
      service.call('GET /briefings/{period}', { path: { period: DAY }, query });
    const page = await read({ format: 'html', language: 'en' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('Satisfaction by team');
    const workbook = await read({ format: 'xlsx' });
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    expect(Buffer.from(workbook.body, 'base64').subarray(0, 2).toString()).toBe('PK');
  });

  it.each([
    ['2026-13', 'no-such-period'],
    ['2026-W54', 'no-such-period'],
    ['yesterday', 'no-such-period'],
    ['2026-11-23', 'period-not-begun'],
  ])('%s is refused: %s', async (period, rule) => {
    const { status, body } = await service.call('GET /briefings/{period}', { path: { period } });
    expect([status, JSON.parse(body).type]).toEqual([404, `urn:huiyin:rule:${rule}`]);
  });
});

describe('a briefing for part of the branch', () => {
  const part = (role: string) => {
    const read = async (query: Record<string, string> = {}, period = DAY) => {
      const answer = await service.call('GET /briefings/{period}', { path: { period }, query }, role);
      return { ...answer, body: query.format === undefined ? JSON.parse(answer.body) : answer.body };
    };
    return read;
  };
  const leader = part('team-leader team-repair-1');
  const head = part('department-head department-field');

  beforeEach(async () => {
    const other = (team: string) => ({ order: { ...callbackFactOf('c').order, team } });
    await service.deliver(
      closedOn(DAY, 'a'),
      closedOn(DAY, 'b', other('repair-2')),
      closedOn(DAY, 'c', other('safety-1')),
      messageOf(eventOf('complaint.raised', complaintCaseOf())),
      messageOf(eventOf('complaint.raised', complaintCaseOf({ caseId: 'k-2', ...other('safety-1') }))),
    );
  });

  it('is that of a leader’s team, and of a head’s department', async () => {
    const { body: own } = await leader();
    expect([own.part.id, own.total.closed, own.teams, own.complaints.open]).toEqual(['repair-1', 1, [], 1]);
    const { body: department } = await head();
    expect(department.part).toMatchObject({ of: 'department', id: 'field', name: { zh: '现场服务部' } });
    expect([department.total.closed, department.teams.length, department.complaints.open]).toEqual([2, 2, 1]);
    expect(JSON.stringify([own, department])).not.toContain('safety-1');
    const { body: whole } = await part('leadership')();
    expect([whole.part, whole.total.closed, whole.complaints.open]).toEqual([undefined, 3, 2]);
  });

  it('is a page and a workbook of it as well, with its name on it', async () => {
    for (const [read, name] of [
      [leader, '维修一班'],
      [head, '现场服务部'],
    ] as const) {
      const page = await read({ format: 'html' });
      expect(page.status).toBe(200);
      expect(page.body).toContain(name);
      expect(page.body).not.toContain('安全');
    }
    const file = await head({ format: 'xlsx' });
    expect([file.status, file.headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining('huiyin-longgang-field-2026-11-21'),
    ]);
  });

  it('says nothing of what was mailed to the branch’s readers', async () => {
    await service.wake('mail', MAIL_AT);
    await service.deliver(closedOn(DAY, 'd'));
    expect((await part('leadership')()).body.restated).toBeDefined();
    expect((await head()).body.restated).toBeUndefined();
  });

  it('is nobody’s who leads no team and heads no department', async () => {
    for (const role of ['team-leader', 'department-head', 'department-head department-nowhere'])
      expect((await part(role)()).status, role).toBe(403);
  });
});

describe('a plan', () => {
  const plan = async (query: Record<string, string>, role?: string) => {
    const { status, body } = await service.call('GET /plan', { query }, role);
    return { status, body: JSON.parse(body) };
  };

  it('is made of the folds of the last months, one read each', async () => {
    expect(await plan({ agents: '1' })).toMatchObject({
      status: 404,
      body: { type: 'urn:huiyin:rule:nothing-known' },
    });
    const day = '2026-10-21';
    const cells = [
      {
        stratum: 'repair/residential/y2026',
        probability: 1,
        policyVersion: 'y2026',
        businessType: 'repair',
        segment: 'residential' as const,
        team: 'repair-1',
        orders: 500,
        sampled: 2,
        windowPassed: 0,
        paused: 0,
      },
    ];
    const population = eventOf(
      'population.counted',
      { day, cells },
      { type: 'population', id: day, version: 1 },
    );
    await service.deliver(closedOn(day, 'a'), closedOn(day, 'b'), messageOf(population));
    await service.wake('fold', MAIL_AT);
    const before = service.local.operations.length;
    const { status, body } = await plan({ agents: '1', households: '100' }, 'auditor');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      months: ['2026-10'],
      capacity: 100,
      orders: 500,
      strata: [{ team: 'repair-1', businessType: 'repair', planned: { calls: 100 } }],
    });
    expect(service.local.operations.slice(before).map(({ operation }) => operation)).toEqual([
      'GetItem',
      'GetItem',
      'GetItem',
    ]);
  });

  it.each([{}, { agents: '0' }, { agents: '1000' }, { agents: '2', households: '-5' }])(
    'is refused for %j',
    async (query) => {
      expect((await plan(query)).status).toBe(400);
    },
  );
});

describe('a period that was mailed', () => {
  const page = async () =>
    (
      await service.call('GET /briefings/{period}', {
        path: { period: DAY },
        query: { format: 'html', language: 'en' },
      })
    ).body;

  it('says when late facts restated it, and which figures they changed', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    await service.wake('mail', MAIL_AT);
    service.present = new Date('2026-11-25T02:00:00.000Z');
    expect((await service.briefing(DAY)).restated).toBeUndefined();
    expect(await page()).not.toContain('since then');
    const { snapshot } = await service.briefing(DAY);

    await service.deliver(closedOn(DAY, 'b'));
    const restated = await service.briefing(DAY);
    expect(restated.restated).toEqual({
      period: DAY,
      countedUntil: MAIL_AT,
      snapshot,
      figures: [
        { figure: 'closed', known: 1, now: 2 },
        { figure: 'callbacks', known: 1, now: 2 },
        { figure: 'satisfied', known: 1, now: 2 },
      ],
      late: { tasks: 1, orders: 0, cases: 0 },
    });
    expect(restated.snapshot).not.toBe(snapshot);
    expect(await page()).toContain(
      'was counted until 22 November 2026, 08:00; since then: Tasks ended 1 → 2',
    );
  });

  it('and not sent yet to anybody is not restated by what comes meanwhile', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    expect((await service.briefing(DAY)).restated).toBeUndefined();
  });
});

describe('the callbacks that a figure counts', () => {
  const listed = async (period: string, query: Record<string, string> = {}) => {
    const { status, body } = await service.call('GET /briefings/{period}/callbacks', {
      path: { period },
      query,
    });
    return { status, body: JSON.parse(body) };
  };
  const taskIds = ({ body }: { body: { callbacks: { taskId: string }[] } }) =>
    body.callbacks.map(({ taskId }) => taskId).sort();

  /** Every page of a listing. */
  const all = async (period: string, query: Record<string, string> = {}) => {
    const callbacks: { taskId: string }[] = [];
    let next: string | undefined;
    do {
      const { body } = await listed(period, { ...query, ...(next !== undefined && { next }) });
      callbacks.push(...body.callbacks);
      next = body.next;
    } while (next !== undefined);
    return { body: { callbacks } };
  };

  it('are as many as the figure says, and of the team and business type that is asked for', async () => {
    await service.deliver(
      closedOn(DAY, 'a'),
      closedOn(DAY, 'b', { concerns: ['dissatisfied'], interview: ratedAs('fair') }),
      closedOn('2026-11-20', 'c', { order: { ...callbackFactOf('c').order, team: 'pipe-1' } }),
    );
    expect(taskIds(await listed(DAY))).toEqual(['a', 'b']);
    expect(taskIds(await all('2026-11'))).toEqual(['a', 'b', 'c']);
    expect(taskIds(await all('2026-11', { team: 'pipe-1' }))).toEqual(['c']);
    expect(taskIds(await all('2026-11', { businessType: 'counter' }))).toEqual([]);
    const dissatisfied = await all('2026-11', { figure: 'dissatisfied' });
    expect(dissatisfied.body).toEqual({
      callbacks: [expect.objectContaining({ taskId: 'b', level: 'fair', closedDay: DAY })],
    });
    const { total } = await service.briefing('2026-11');
    expect(total).toMatchObject({ closed: 3, callbacks: 3, levels: { fair: 1 } });
  });

  it('come page by page, each once, and a long period is not read in one', async () => {
    const many = Array.from({ length: 520 }, (_, index) => closedOn(DAY, `t-${index}`));
    for (let from = 0; from < many.length; from += 10) await service.deliver(...many.slice(from, from + 10));
    const seen: string[] = [];
    let next: string | undefined;
    let pages = 0;
    do {
      const before = service.local.operations.length;
      const page = await listed('2026-11', next === undefined ? {} : { next });
      expect(service.local.operations.length - before).toBeLessThanOrEqual(64);
      seen.push(...taskIds(page));
      next = page.body.next;
      pages += 1;
    } while (next !== undefined && pages < 20);
    expect(next).toBeUndefined();
    expect([seen.length, new Set(seen).size]).toEqual([520, 520]);
  });

  it('of no period are refused', async () => {
    expect(await listed('2026-13')).toMatchObject({
      status: 404,
      body: { type: 'urn:huiyin:rule:no-such-period' },
    });
  });
});

describe('the list of what was mailed', () => {
  it('has the latest period first, and how many it reached', async () => {
    await service.deliver(closedOn('2026-11-20', 'a'), closedOn(DAY, 'b'));
    await service.wake('mail', MAIL_AT);
    const { body } = await service.call('GET /briefings');
    expect(JSON.parse(body)).toEqual({
      mailed: [
        { period: '2026-11-21', recipients: 2, mailedAt: MAIL_AT },
        { period: '2026-11-20', recipients: 2, mailedAt: MAIL_AT },
      ],
      topics: [],
    });
  });
});

describe('days that are to be folded anew', () => {
  const refold = (first: string, last: string) =>
    service.call('POST /day-folds/refold', { body: { first, last } }, 'administrator');

  it('are marked from the first to the last, and the next fold makes them', async () => {
    const { status, body } = await refold('2026-11-19', DAY);
    expect([status, JSON.parse(body)]).toEqual([200, { days: 3 }]);
    expect(await service.store.waitingFolds()).toEqual(['2026-11-19', '2026-11-20', DAY]);
    await service.wake('fold', MAIL_AT);
    expect(await service.store.waitingFolds()).toEqual([]);
  });

  it.each([
    ['2026-11-21', '2026-11-20', 'days-reversed'],
    ['2025-10-18', '2026-11-22', 'too-many-days'],
  ])('from %s to %s are refused: %s', async (first, last, rule) => {
    const { status, body } = await refold(first, last);
    expect([status, JSON.parse(body).type]).toEqual([422, `urn:huiyin:rule:${rule}`]);
    expect(await service.store.waitingFolds()).toEqual([]);
  });

  it('are an administrator’s to name', async () => {
    const { status } = await service.call('POST /day-folds/refold', { body: { first: DAY, last: DAY } });
    expect(status).toBe(403);
  });
});

describe('tables of earlier periods', () => {
  const row = (
    team: string,
    callbacks: number,
    levels: number[],
    notRated: number,
    publishedRate: number,
  ) => ({
    team,
    total: team === '合计',
    callbacks,
    levels: Object.fromEntries(
      ['优秀', '良好', '一般', '合格', '不合格'].map((name, index) => [name, levels[index]]),
    ),
    notRated,
    publishedRate,
  });
  const table2009 = {
    period: '2009',
    source: 'table 1',
    rows: [
      row('营业1所', 2775, [42, 2427, 4, 0, 0], 306, 99.86),
      row('营业2所', 3497, [51, 3111, 3, 0, 0], 332, 99.91),
      row('合计', 6272, [93, 5538, 7, 0, 0], 638, 99.89),
    ],
  };
  const table2008 = {
    period: '2008',
    source: 'table 1',
    rows: [
      { team: '营业1所', publishedRate: 99.39 },
      { team: '营业2所', publishedRate: 99.85 },
      { team: '合计', total: true, publishedRate: 99.62 },
    ],
  };
  const bringIn = (body: unknown) => service.call('POST /tables', { body });

  it('are shown in the briefing of that period with what does not add up, the year before beside', async () => {
    const { body } = await bringIn(table2009);
    const findings = [
      { team: '营业1所', finding: 'row-sum', stated: 2775, computed: 2779 },
      { team: '合计', finding: 'row-sum', stated: 6272, computed: 6276 },
    ];
    expect(JSON.parse(body)).toEqual({ period: '2009', rows: 3, findings });
    await bringIn(table2008);

    const { tables, total, yearBefore } = await service.briefing('2009');
    expect(total.callbacks).toBe(0);
    expect(yearBefore).toEqual({ period: '2008', source: 'table 1' });
    expect(tables[0]?.findings).toEqual(findings);
    expect(
      tables[0]?.rows.map(({ team, rates, yearBefore }) => [
        team,
        ...Object.values(rates),
        yearBefore?.published,
      ]),
    ).toEqual([
      ['营业1所', 99.86, 99.84, 88.97, 99.39],
      ['营业2所', 99.91, 99.91, 90.42, 99.85],
      ['合计', 99.89, 99.88, 89.78, 99.62],
    ]);
    // Between the two teams nothing is proven; of 2008 there are rates without counts, so nothing is tested.
    expect(
      tables[0]?.rows.map(({ interval, comparisons }) => [
        interval?.low,
        interval?.high,
        ...comparisons.map(({ against, p, verdict }) => [against, p?.toFixed(2), verdict]),
      ]),
    ).toEqual([
      [99.585, 99.937, ['others', '0.71', 'not-different'], ['yearBefore', undefined, 'no-test']],
      [99.722, 99.968, ['others', '0.71', 'not-different'], ['yearBefore', undefined, 'no-test']],
      [99.744, 99.94, ['yearBefore', undefined, 'no-test']],
    ]);
  });

  it('are never folded into any period', async () => {
    await bringIn({ ...table2009, period: '2026-11' });
    expect((await service.briefing('2026-11')).total.callbacks).toBe(0);
    expect((await service.briefing('2026')).tables).toEqual([]);
  });

  it('are refused when a source or a team is half a character, which no key and no page can hold', async () => {
    const spoiled = { period: '2007', source: 'a\ud800', rows: [{ team: '\udc00' }] };
    expect(JSON.parse((await bringIn(spoiled)).body)).toMatchObject({
      status: 400,
      issues: [
        { path: 'source', rule: 'text-not-well-formed' },
        { path: 'rows.0.team', rule: 'text-not-well-formed' },
      ],
    });
    expect((await service.briefing('2007')).tables).toEqual([]);
  });

  it('are refused with an unknown level or period, and nothing is saved', async () => {
    const unknown = { period: '2009', source: 's', rows: [{ team: 'A', levels: { 满意: 3 } }] };
    expect(JSON.parse((await bringIn(unknown)).body)).toMatchObject({
      status: 422,
      issues: [{ path: 'rows.0.levels.0', rule: 'unknown-level' }],
    });
    expect(JSON.parse((await bringIn({ ...table2008, period: '200X' })).body)).toMatchObject({ status: 404 });
    expect((await service.briefing('2009')).tables).toEqual([]);
  });
});

describe('the facts behind a figure', () => {
  const page = async (query: Record<string, string>, role?: string) => {
    const { status, body } = await service.call('GET /figure-facts', { query }, role);
    return { status, body: JSON.parse(body) };
  };

  /** Every page of it. */
  const all = async (figure: string) => {
    const pages: FigurePage[] = [];
    let next: string | undefined;
    do {
      const { status, body } = await page({ figure, ...(next !== undefined && { next }) });
      expect(status).toBe(200);
      pages.push(body);
      next = body.next;
    } while (next !== undefined);
    const facts = pages.flatMap((each) => each.facts);
    return { figure: pages[0]?.figure, facts, sum: facts.reduce((sum, { count }) => sum + count, 0) };
  };

  it('are as many as the briefing says, of every figure that it names', async () => {
    await service.deliver(
      closedOn(DAY, 'routine:WO-1', { concerns: ['dissatisfied'], interview: ratedAs('fair') }),
      closedOn('2026-11-20', 'routine:WO-2'),
      closedOn('2026-10-31', 'routine:WO-3'),
      messageOf(
        eventOf('second-callback.closed', secondCallbackFactOf({ caseId: 'routine:WO-1.1' }), {
          type: 'task',
          id: 'second-callback:routine:WO-1.1:1',
          version: 1,
        }),
      ),
      ...[
        complaintCaseOf({ caseId: 'routine:WO-1.1' }),
        complaintCaseOf({
          caseId: 'routine:WO-0.1',
          raisedDay: '2025-12-30',
          raisedAt: '2025-12-30T02:00:00.000Z',
          state: 'closed',
          closedDay: DAY,
          closedAt: `${DAY}T01:00:00.000Z`,
          closedBecause: 'unreachable',
        }),
      ].map((each) =>
        messageOf(eventOf('complaint.raised', each, { type: 'complaint', id: each.caseId, version: 1 })),
      ),
    );
    const { figures } = await service.briefing('2026-11');
    expect(figures.length).toBeGreaterThan(40);
    for (const figure of figures.filter((_, index) => index % 20 === 3)) {
      const found = await all(figure.id);
      expect([found.figure, found.sum]).toEqual([figure, figure.count]);
    }
    expect((await all('2026-11/complaints.closed')).facts).toMatchObject([{ caseId: 'routine:WO-0.1' }]);
    expect((await all('2026-11/satisfaction')).facts).toMatchObject([
      { id: 'routine:WO-2', count: 1, of: 1 },
      { id: 'routine:WO-1', count: 0, of: 1, level: 'fair', caseId: 'routine:WO-1.1' },
    ]);
  });

  it('are nobody’s where no such figure is shown', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    for (const figure of [
      '2026-11/nonsense',
      '2026-11/callbacks/team:nobody',
      '2026-11/callbacks/team:repair-1/staff:LG1',
      '2026-13/callbacks',
    ])
      expect(await page({ figure })).toMatchObject({
        status: 404,
        body: { type: 'urn:huiyin:rule:no-such-figure' },
      });
    expect(await page({ figure: '2027/callbacks' })).toMatchObject({
      status: 404,
      body: { type: 'urn:huiyin:rule:period-not-begun' },
    });
    // Nor by a page that nobody gave out.
    const next = `callbacks~${DAY}.0.`;
    expect((await page({ figure: '2026-11/callbacks/segment:vip', next })).status).toBe(404);
    expect((await page({ figure: '2026-11/complaints.raised', next })).status).toBe(404);
    const before = await page({ figure: `${DAY}/closed`, next: 'callbacks~2026-01-01.0.' });
    expect(before.body.facts).toHaveLength(1);
  });

  it('of a team are shown to whoever leads it, and no others', async () => {
    await service.deliver(
      closedOn(DAY, 'a'),
      closedOn(DAY, 'b', { order: { ...callbackFactOf('b').order, team: 'repair-2' } }),
    );
    const asked = async (figure: string, role = 'team-leader team-repair-1') =>
      (await page({ figure }, role)).status;
    expect(await asked('2026-11/callbacks/team:repair-1')).toBe(200);
    expect(await asked('2026-11/callbacks/team:repair-1/business:repair')).toBe(200);
    expect(await asked('2026-11/callbacks/team:repair-2')).toBe(404);
    expect(await asked('2026-11/callbacks')).toBe(404);
    const head = 'department-head department-field';
    const { body } = await page({ figure: `${DAY}/callbacks/department:field` }, head);
    expect(body.figure).toEqual({ id: `${DAY}/callbacks/department:field`, count: 2 });
    expect(body.facts).toHaveLength(2);
    expect(await asked('2026-11/callbacks/team:repair-2', head)).toBe(200);
    expect(await asked('2026-11/callbacks/department:counters', head)).toBe(404);
  });
});
