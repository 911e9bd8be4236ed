import { MAILING } from '@huiyin/post';
import { callbackClosedOf, longgang } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ratedAs } from '../testing/facts.ts';
import { closedOn, type LocalBriefing, openBriefing } from '../testing/local-briefing.ts';

const DAY = '2026-11-21';
/** 08:00 on the 22nd in Longgang, a Sunday. */
const MAIL_AT = '2026-11-22T00:00:00.000Z';
const TEAM_LEADERS = 'team-leaders@longgang.example.com';
const SUPERVISOR = 'supervisor@longgang.example.com';

let service: LocalBriefing;

beforeEach(async () => {
  service = await openBriefing(MAIL_AT);
});
afterEach(() => service[Symbol.asyncDispose]());

describe('briefings by mail', () => {
  const sent = () => service.post.letters.map(({ to, subject }) => [to, subject]);

  it('go once to everybody who asked for them, however often the run is repeated', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    await service.wake('mail', MAIL_AT);
    await service.wake('mail', MAIL_AT);
    const subject = '【回访简报】深圳燃气龙岗分公司 2026-11-21 日报';
    expect(sent()).toEqual([
      [TEAM_LEADERS, subject],
      [SUPERVISOR, subject],
    ]);
  });

  it('have the figures as HTML, as text, and as a spreadsheet', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    await service.wake('mail', MAIL_AT);
    const [letter] = service.post.letters;
    expect(letter?.html).toContain('100.00%');
    expect(letter?.text).toContain('回访数: 1');
    expect(letter?.attachment?.fileName).toBe('huiyin-longgang-2026-11-21.xlsx');
    expect(
      Buffer.from(letter?.attachment?.content ?? [])
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('are not sent when there is nothing to say', async () => {
    await service.wake('mail', MAIL_AT);
    expect(service.post.letters).toEqual([]);
    expect(await service.ledger.latest(10)).toEqual([]);
  });

  it('reach the others when one recipient’s mailbox cannot be reached, and that one with the next try', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    service.post.failing.add(TEAM_LEADERS);
    await expect(service.wake('mail', MAIL_AT)).rejects.toThrow();
    expect(sent().map(([to]) => to)).toEqual([SUPERVISOR]);
    service.post.failing.clear();
    await service.wake('mail', MAIL_AT);
    expect(sent().map(([to]) => to)).toEqual([SUPERVISOR, TEAM_LEADERS]);
  });

  it('that a server wants later wait for the day’s next run, and on the day after somebody is told', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    service.post.saying.set(TEAM_LEADERS, 'deferred');
    await service.wake('mail', MAIL_AT);
    expect(sent().map(([to]) => to)).toEqual([SUPERVISOR]);
    service.present = new Date('2026-11-23T00:00:00.000Z');
    await expect(service.wake('mail', '2026-11-23T00:00:00.000Z')).rejects.toThrow();
    service.post.saying.clear();
    await service.wake('mail', '2026-11-23T00:20:00.000Z');
    expect(sent().filter(([to]) => to === TEAM_LEADERS)).toHaveLength(1);
  });

  it('that a server refuses for good are not tried again, and are a counted line of the log', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    service.post.saying.set(TEAM_LEADERS, 'refused');
    await service.wake('mail', MAIL_AT);
    await service.wake('mail', MAIL_AT);
    expect(sent().map(([to]) => to)).toEqual([SUPERVISOR]);
    expect(service.lines.filter(({ what }) => what === 'letter-refused')).toHaveLength(1);
  });

  it('are sent again, with the same id, when the sender died between claim and mark', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    await service.wake('mail', MAIL_AT);
    const [first] = service.post.letters;
    const entry = (await service.ledger.latest(10)).find(({ recipient }) => first?.id.includes(recipient));
    const claimed = { ...(entry ?? expect.fail()), state: 'claimed' as const };
    const found = await service.local.table.load(MAILING, MAILING.keyOf(claimed));
    await service.local.table.save(MAILING, claimed, found, { traceId: 't', at: MAIL_AT });
    await expect(service.wake('mail', MAIL_AT)).rejects.toThrow();
    expect(service.post.letters).toHaveLength(2);
    service.present = new Date('2026-11-22T00:02:00.000Z');
    await service.wake('mail', MAIL_AT);
    expect(service.post.letters[2]).toMatchObject({ to: first?.to, id: first?.id });
    expect(service.post.letters).toHaveLength(3);
  });

  it('that a day’s run missed come with the next day’s', async () => {
    await service.deliver(closedOn(DAY, 'a'), closedOn('2026-11-22', 'b'));
    service.present = new Date('2026-11-23T00:00:00.000Z');
    await service.wake('mail', '2026-11-23T00:00:00.000Z');
    const titles = service.post.letters.map(({ to, subject }) => `${to} ${subject.split(' ')[1]}`);
    expect(titles).toEqual([
      `${TEAM_LEADERS} 2026-11-21`,
      `${SUPERVISOR} 2026-11-21`,
      `${TEAM_LEADERS} 2026-11-22`,
      `${SUPERVISOR} 2026-11-22`,
      `${SUPERVISOR} 2026-W47`,
    ]);
  });

  it('speak the recipient’s language', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    service.present = new Date('2026-12-01T00:00:00.000Z');
    await service.wake('mail', '2026-12-01T00:00:00.000Z');
    expect(service.post.letters.map(({ to, subject }) => `${to} ${subject}`)).toContain(
      'advisor@longgang.example.com 【Callback briefing】Shenzhen Gas Longgang 2026-11 monthly',
    );
  });

  it('are not sent again by themselves when their day is restated', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    await service.wake('mail', MAIL_AT);
    await service.deliver(closedOn(DAY, 'late'));
    await service.wake('mail', MAIL_AT);
    expect(service.post.letters).toHaveLength(2);
  });

  const NEXT_MAIL_AT = '2026-11-23T00:00:00.000Z';
  const restatedLines = (from: number) =>
    service.post.letters
      .slice(from)
      .map(({ to, text }): [string, string[]] => [
        to,
        text.split('\n').filter((line) => line.startsWith('! ')),
      ]);

  it('say what late facts changed in the ones before, to everybody who had them, and once', async () => {
    await service.deliver(closedOn(DAY, 'a'), closedOn('2026-11-22', 'b'), closedOn('2026-11-23', 'c'));
    await service.wake('mail', MAIL_AT);
    await service.deliver(closedOn(DAY, 'late'), closedOn(DAY, 'later'));
    service.present = new Date(NEXT_MAIL_AT);
    service.post.failing.add(SUPERVISOR);
    await expect(service.wake('mail', NEXT_MAIL_AT)).rejects.toThrow();
    service.post.failing.clear();
    await service.wake('mail', NEXT_MAIL_AT);
    const told =
      '! 2026-11-21 的简报按 2026年11月22日 08:00 前的数据统计，此后数字有变：结束任务 1 → 3 · 回访数 1 → 3 · 满意 1 → 3（迟到的任务 2 个）';
    const daily = restatedLines(2).filter((_, index) =>
      service.post.letters[2 + index]?.subject.endsWith('日报'),
    );
    expect(daily).toEqual([
      [TEAM_LEADERS, [told]],
      [SUPERVISOR, [told]],
    ]);
    const from = service.post.letters.length;
    service.present = new Date('2026-11-24T00:00:00.000Z');
    await service.wake('mail', '2026-11-24T00:00:00.000Z');
    expect(restatedLines(from)).toEqual([
      [TEAM_LEADERS, []],
      [SUPERVISOR, []],
    ]);
  });

  it('go out on a day without anything else to say, where one before has changed', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    await service.wake('mail', MAIL_AT);
    await service.deliver(closedOn(DAY, 'late'));
    service.present = new Date(NEXT_MAIL_AT);
    await service.wake('mail', NEXT_MAIL_AT);
    expect(
      restatedLines(2)
        .filter(([, lines]) => lines.length > 0)
        .map(([to]) => to),
    ).toEqual([TEAM_LEADERS, SUPERVISOR]);
  });

  describe('of teams', () => {
    const leader = (team: string) => ({
      address: `${team}@longgang.example.com`,
      language: 'zh' as const,
      periods: ['day' as const],
      team,
    });
    const teamsOf = () => {
      const { briefing, ...branch } = longgang();
      const [, supervisor = expect.fail()] = briefing.recipients;
      const recipients = [
        supervisor,
        leader('repair-1'),
        { ...supervisor, team: 'repair-1' },
        leader('repair-2'),
      ];
      return { ...branch, briefing: { ...briefing, recipients } };
    };
    const other = { order: { team: 'repair-2', orderId: 'WO-OTHER' }, interview: ratedAs('fail') };

    beforeEach(async () => {
      await service[Symbol.asyncDispose]();
      service = await openBriefing(MAIL_AT, teamsOf());
    });

    it('go to their leaders, and to whoever asked for both, each with its own orders only', async () => {
      const { order } = callbackClosedOf();
      const { interview } = other;
      await service.deliver(
        closedOn(DAY, 'a', { interview }),
        closedOn(DAY, 'b', { interview, order: { ...order, ...other.order } }),
      );
      await service.wake('mail', MAIL_AT);
      await service.wake('mail', MAIL_AT);
      expect(sent()).toEqual([
        [SUPERVISOR, '【回访简报】深圳燃气龙岗分公司 2026-11-21 日报'],
        ['repair-1@longgang.example.com', '【回访简报】深圳燃气龙岗分公司 维修一班 2026-11-21 晨会日报'],
        [SUPERVISOR, '【回访简报】深圳燃气龙岗分公司 维修一班 2026-11-21 晨会日报'],
        ['repair-2@longgang.example.com', '【回访简报】深圳燃气龙岗分公司 维修二班 2026-11-21 晨会日报'],
      ]);
      const [, one, , two] = service.post.letters;
      expect(one?.text).toContain(`* ${order.orderId} · 维修 · `);
      expect(one?.html).not.toContain('WO-OTHER');
      expect(two?.text).toContain('* WO-OTHER · 维修 · 评价不满意');
      expect(two?.html).not.toContain(order.orderId);
      expect(new Set(service.post.letters.map(({ id }) => id)).size).toBe(4);
      expect(two?.attachment?.fileName).toBe('huiyin-longgang-repair-2-2026-11-21.xlsx');
    });

    it('without anything to say about are not mailed, and are not in the list of mailed periods', async () => {
      await service.deliver(closedOn(DAY, 'a'));
      await service.wake('mail', MAIL_AT);
      expect(sent().map(([to]) => to)).toEqual([SUPERVISOR, 'repair-1@longgang.example.com', SUPERVISOR]);
      const { body } = await service.call('GET /briefings');
      expect(JSON.parse(body).mailed).toMatchObject([{ period: DAY, recipients: 1 }]);
    });
  });

  it('say in the log what became of each, and nobody’s address', async () => {
    await service.deliver(closedOn(DAY, 'a'));
    service.post.failing.add(TEAM_LEADERS);
    await expect(service.wake('mail', MAIL_AT)).rejects.toThrow();
    expect(service.lines.slice(0, 3).map(({ what, period, result }) => [what, period, result])).toEqual([
      ['letter-not-taken', DAY, undefined],
      ['briefing-mailed', DAY, 'failed'],
      ['briefing-mailed', DAY, 'sent'],
    ]);
    expect(JSON.stringify(service.lines)).not.toContain('example.com');
  });
});
