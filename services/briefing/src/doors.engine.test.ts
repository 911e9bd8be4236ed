import { briefingDocument, type CallbackClosed } from '@huiyin/contracts';
import { callbackClosedOf, eventOf, type LocalTable, localTable, longgang } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api } from './api.ts';
import { clock } from './clock.ts';
import { inbox } from './inbox.ts';
import { type BriefingStore, briefingStore } from './store.ts';
import { complaintCaseOf, messageOf, ratedAs } from './testing/facts.ts';
import { call, deliver, postDouble, silent, wake } from './testing/invoke.ts';

const DAY = '2026-11-21';
/** 08:00 on the 22nd in Longgang, a Sunday. */
const MAIL_AT = '2026-11-22T00:00:00.000Z';
const FOLD_AT = '2026-11-21T23:45:00.000Z';
const TEAM_LEADERS = 'team-leaders@longgang.example.com';
const SUPERVISOR = 'supervisor@longgang.example.com';

let local: LocalTable;
let store: BriefingStore;
let post: ReturnType<typeof postDouble>;
let present: Date;

beforeEach(async () => {
  local = await localTable();
  store = briefingStore(local.table);
  post = postDouble();
  present = new Date(MAIL_AT);
});
afterEach(() => local[Symbol.asyncDispose]());

const parts = () => ({ branch: longgang(), store, post, log: silent, now: () => present });
const closedOn = (day: string, taskId: string, overrides: Partial<CallbackClosed> = {}, version = 2) =>
  messageOf(
    eventOf(
      'callback.closed',
      callbackClosedOf({ taskId, closedDay: day, closedAt: `${day}T02:00:00.000Z`, ...overrides }),
      { type: 'task', id: taskId, version },
    ),
  );
const hear = (...messages: string[]) => deliver(inbox(parts()), ...messages);
const briefing = async (period: string) => {
  const { statusCode, body } = await call(api(parts()), 'GET /briefings/{period}', { path: { period } });
  expect(statusCode).toBe(200);
  return briefingDocument.parse(JSON.parse(body));
};

describe('what is heard', () => {
  it('is in the next briefing that is read, before any fold', async () => {
    expect(await hear(closedOn(DAY, 'a'), closedOn(DAY, 'b', { interview: ratedAs('fail') }))).toEqual([]);
    expect((await briefing(DAY)).total).toMatchObject({ callbacks: 2, levels: { good: 1, fail: 1 } });
    expect((await briefing('2026-W47')).total.callbacks).toBe(2);
    expect((await briefing('2026')).total.callbacks).toBe(2);
  });

  it('counts once when it is heard twice, in whatever order its versions come', async () => {
    await hear(
      closedOn(DAY, 'a', { interview: ratedAs('excellent') }, 5),
      closedOn(DAY, 'a', {}, 4),
      closedOn(DAY, 'a', {}, 4),
    );
    await hear(closedOn(DAY, 'a', {}, 4));
    expect((await briefing(DAY)).total).toMatchObject({ closed: 1, levels: { excellent: 1, good: 0 } });
  });

  it('marks its day even when the fact was known: the run before may have died in between', async () => {
    await hear(closedOn(DAY, 'a'));
    await store.refold(DAY, { traceId: 't', at: FOLD_AT });
    await hear(closedOn(DAY, 'a'));
    expect(await store.daysToRefold()).toEqual([DAY]);
  });

  it('restates a day, and every period it lies in, when it comes late', async () => {
    await hear(closedOn(DAY, 'a'));
    await wake(clock(parts()), 'fold', FOLD_AT);
    await hear(closedOn('2026-11-20', 'late'));
    expect((await briefing('2026-11-20')).total.callbacks).toBe(1);
    expect((await briefing('2026-11')).total.callbacks).toBe(2);
  });

  it('gives the same bytes before and after the fold', async () => {
    await hear(closedOn(DAY, 'a'), closedOn(DAY, 'b', { team: 'repair-2' }));
    const before = JSON.stringify(await briefing('2026-11'));
    present = new Date('2026-12-24T00:00:00.000Z');
    const unfolded = JSON.stringify(await briefing('2026-11'));
    await wake(clock(parts()), 'fold', '2026-12-23T23:45:00.000Z');
    expect(JSON.stringify(await briefing('2026-11'))).toBe(unfolded);
    expect(JSON.parse(before)).toEqual({ ...JSON.parse(unfolded), through: '2026-11-22' });
  });

  it('stays on the queue when it breaks its contract, the rest being kept', async () => {
    expect(await hear('{"no": "event"}', closedOn(DAY, 'a'))).toEqual([0]);
    expect((await briefing(DAY)).total.closed).toBe(1);
  });

  it('about complaints is in the figures at once', async () => {
    await hear(messageOf(eventOf('complaint.raised', complaintCaseOf())));
    const closed = complaintCaseOf({
      state: 'closed',
      closedDay: DAY,
      closedBecause: 'solved',
      solved: true,
      satisfied: true,
    });
    await hear(messageOf(eventOf('complaint.closed', closed, { version: 4 })));
    expect((await briefing('2026-11')).complaints).toMatchObject({
      raised: 1,
      closed: 1,
      open: 0,
      solvedRate: 100,
    });
    expect((await briefing('2026-11-20')).complaints).toMatchObject({ raised: 1, closed: 0, open: 1 });
  });
});

describe('the fold before the mail', () => {
  it('folds the days that are over and leaves today waiting', async () => {
    await hear(closedOn(DAY, 'a'), closedOn('2026-11-22', 'b'));
    await wake(clock(parts()), 'fold', FOLD_AT);
    expect(await store.daysToRefold()).toEqual(['2026-11-22']);
    expect((await store.folds(DAY, '2026-11-22')).map(({ day }) => day)).toEqual([DAY]);
  });
});

describe('briefings by mail', () => {
  const sent = () => post.letters.map(({ to, subject }) => [to, subject]);

  it('go once to everybody who asked for them, however often the run is repeated', async () => {
    await hear(closedOn(DAY, 'a'));
    await wake(clock(parts()), 'mail', MAIL_AT);
    await wake(clock(parts()), 'mail', MAIL_AT);
    const subject = '【回访简报】深圳燃气龙岗分公司 2026-11-21 日报';
    expect(sent()).toEqual([
      [TEAM_LEADERS, subject],
      [SUPERVISOR, subject],
    ]);
  });

  it('have the figures as HTML, as text, and as a spreadsheet', async () => {
    await hear(closedOn(DAY, 'a'));
    await wake(clock(parts()), 'mail', MAIL_AT);
    const [letter] = post.letters;
    expect(letter?.html).toContain('100.00%');
    expect(letter?.text).toContain('回访数: 1');
    expect(letter?.attachment.fileName).toBe('huiyin-longgang-2026-11-21.xlsx');
    expect(
      Buffer.from(letter?.attachment.content ?? [])
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('are not sent when there is nothing to tell', async () => {
    await wake(clock(parts()), 'mail', MAIL_AT);
    expect(post.letters).toEqual([]);
    expect(await store.mailings(10)).toEqual([]);
  });

  it('reach the others when one recipient’s mailbox refuses, and that one with the next try', async () => {
    await hear(closedOn(DAY, 'a'));
    post.refusing.add(TEAM_LEADERS);
    await expect(wake(clock(parts()), 'mail', MAIL_AT)).rejects.toThrow();
    expect(sent().map(([to]) => to)).toEqual([SUPERVISOR]);
    post.refusing.clear();
    await wake(clock(parts()), 'mail', MAIL_AT);
    expect(sent().map(([to]) => to)).toEqual([SUPERVISOR, TEAM_LEADERS]);
  });

  it('are sent again, with the same id, when the sender died between claim and mark', async () => {
    await hear(closedOn(DAY, 'a'));
    await wake(clock(parts()), 'mail', MAIL_AT);
    const [first] = post.letters;
    const [entry] = (await store.mailings(10)).filter(({ recipient }) => first?.id.includes(recipient));
    if (!entry) throw new Error('no entry');
    const found = await store.mailing(entry);
    await store.saveMailing({ ...entry, state: 'claimed' }, found?.version ?? 0, {
      traceId: 't',
      at: MAIL_AT,
    });
    await expect(wake(clock(parts()), 'mail', MAIL_AT)).rejects.toThrow();
    expect(post.letters).toHaveLength(2);
    present = new Date('2026-11-22T00:02:00.000Z');
    await wake(clock(parts()), 'mail', MAIL_AT);
    expect(post.letters[2]).toMatchObject({ to: first?.to, id: first?.id });
    expect(post.letters).toHaveLength(3);
  });

  it('that a day’s run missed come with the next day’s', async () => {
    await hear(closedOn(DAY, 'a'), closedOn('2026-11-22', 'b'));
    present = new Date('2026-11-23T00:00:00.000Z');
    await wake(clock(parts()), 'mail', '2026-11-23T00:00:00.000Z');
    const titles = post.letters.map(({ to, subject }) => `${to} ${subject.split(' ')[1]}`);
    expect(titles).toEqual([
      `${TEAM_LEADERS} 2026-11-21`,
      `${SUPERVISOR} 2026-11-21`,
      `${TEAM_LEADERS} 2026-11-22`,
      `${SUPERVISOR} 2026-11-22`,
      `${SUPERVISOR} 2026-W47`,
    ]);
  });

  it('speak the recipient’s language', async () => {
    await hear(closedOn(DAY, 'a'));
    present = new Date('2026-12-01T00:00:00.000Z');
    await wake(clock(parts()), 'mail', '2026-12-01T00:00:00.000Z');
    expect(post.letters.map(({ to, subject }) => `${to} ${subject}`)).toContain(
      'advisor@longgang.example.com 【Callback briefing】Shenzhen Gas Longgang 2026-11 monthly',
    );
  });

  it('are not sent again by themselves when their day is restated', async () => {
    await hear(closedOn(DAY, 'a'));
    await wake(clock(parts()), 'mail', MAIL_AT);
    await hear(closedOn(DAY, 'late'));
    await wake(clock(parts()), 'mail', MAIL_AT);
    expect(post.letters).toHaveLength(2);
  });

  it('are listed, the latest first', async () => {
    await hear(closedOn('2026-11-20', 'a'), closedOn(DAY, 'b'));
    await wake(clock(parts()), 'mail', MAIL_AT);
    const { body } = await call(api(parts()), 'GET /briefings');
    expect(JSON.parse(body)).toEqual({
      mailed: [
        { period: '2026-11-21', recipients: 2, mailedAt: MAIL_AT },
        { period: '2026-11-20', recipients: 2, mailedAt: MAIL_AT },
      ],
    });
  });
});

describe('a briefing by its address', () => {
  it('is a page or a spreadsheet when asked for one', async () => {
    await hear(closedOn(DAY, 'a'));
    const ask = (query: Record<string, string>) =>
      call(api(parts()), 'GET /briefings/{period}', { path: { period: DAY }, query });
    const page = await ask({ format: 'html', language: 'en' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('Satisfaction by team');
    const workbook = await ask({ format: 'xlsx' });
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    expect(Buffer.from(workbook.body, 'base64').subarray(0, 2).toString()).toBe('PK');
  });

  it.each([
    ['2026-13', 'no-such-period'],
    ['2026-W54', 'no-such-period'],
    ['yesterday', 'no-such-period'],
    ['2026-11-23', 'period-not-begun'],
  ])('%s is refused: %s', async (period, rule) => {
    const { statusCode, body } = await call(api(parts()), 'GET /briefings/{period}', { path: { period } });
    expect([statusCode, JSON.parse(body).type]).toEqual([404, `urn:huiyin:rule:${rule}`]);
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
  const bringIn = (body: unknown) => call(api(parts()), 'POST /tables', { body });

  it('are shown in the briefing of that period with what does not add up, the year before beside', async () => {
    const { body } = await bringIn(table2009);
    const findings = [
      { team: '营业1所', finding: 'row-sum', stated: 2775, computed: 2779 },
      { team: '合计', finding: 'row-sum', stated: 6272, computed: 6276 },
    ];
    expect(JSON.parse(body)).toEqual({ period: '2009', rows: 3, findings });
    await bringIn(table2008);

    const { tables, total, yearBefore } = await briefing('2009');
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
  });

  it('are never folded into any period', async () => {
    await bringIn({ ...table2009, period: '2026-11' });
    expect((await briefing('2026-11')).total.callbacks).toBe(0);
    expect((await briefing('2026')).tables).toEqual([]);
  });

  it('are refused with an unknown level or period, and nothing is kept', async () => {
    const unknown = { period: '2009', source: 's', rows: [{ team: 'A', levels: { 满意: 3 } }] };
    expect(JSON.parse((await bringIn(unknown)).body)).toMatchObject({
      status: 422,
      issues: [{ path: 'rows.0.levels.0', rule: 'unknown-level' }],
    });
    expect(JSON.parse((await bringIn({ ...table2008, period: '200X' })).body)).toMatchObject({ status: 404 });
    expect((await briefing('2009')).tables).toEqual([]);
  });
});
