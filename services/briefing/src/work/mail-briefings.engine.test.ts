import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closedOn, type Office, openOffice } from './testing/office.ts';

const DAY = '2026-11-21';
/** 08:00 on the 22nd in Longgang, a Sunday. */
const MAIL_AT = '2026-11-22T00:00:00.000Z';
const TEAM_LEADERS = 'team-leaders@longgang.example.com';
const SUPERVISOR = 'supervisor@longgang.example.com';

let office: Office;

beforeEach(async () => {
  office = await openOffice(MAIL_AT);
});
afterEach(() => office[Symbol.asyncDispose]());

describe('briefings by mail', () => {
  const sent = () => office.post.letters.map(({ to, subject }) => [to, subject]);

  it('go once to everybody who asked for them, however often the run is repeated', async () => {
    await office.hear(closedOn(DAY, 'a'));
    await office.wake('mail', MAIL_AT);
    await office.wake('mail', MAIL_AT);
    const subject = '【回访简报】深圳燃气龙岗分公司 2026-11-21 日报';
    expect(sent()).toEqual([
      [TEAM_LEADERS, subject],
      [SUPERVISOR, subject],
    ]);
  });

  it('have the figures as HTML, as text, and as a spreadsheet', async () => {
    await office.hear(closedOn(DAY, 'a'));
    await office.wake('mail', MAIL_AT);
    const [letter] = office.post.letters;
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
    await office.wake('mail', MAIL_AT);
    expect(office.post.letters).toEqual([]);
    expect(await office.store.mailings(10)).toEqual([]);
  });

  it('reach the others when one recipient’s mailbox refuses, and that one with the next try', async () => {
    await office.hear(closedOn(DAY, 'a'));
    office.post.refusing.add(TEAM_LEADERS);
    await expect(office.wake('mail', MAIL_AT)).rejects.toThrow();
    expect(sent().map(([to]) => to)).toEqual([SUPERVISOR]);
    office.post.refusing.clear();
    await office.wake('mail', MAIL_AT);
    expect(sent().map(([to]) => to)).toEqual([SUPERVISOR, TEAM_LEADERS]);
  });

  it('are sent again, with the same id, when the sender died between claim and mark', async () => {
    await office.hear(closedOn(DAY, 'a'));
    await office.wake('mail', MAIL_AT);
    const [first] = office.post.letters;
    const [entry] = (await office.store.mailings(10)).filter(({ recipient }) =>
      first?.id.includes(recipient),
    );
    if (!entry) throw new Error('no entry');
    const found = await office.store.mailing(entry);
    await office.store.saveMailing({ ...entry, state: 'claimed' }, found?.version ?? 0, {
      traceId: 't',
      at: MAIL_AT,
    });
    await expect(office.wake('mail', MAIL_AT)).rejects.toThrow();
    expect(office.post.letters).toHaveLength(2);
    office.present = new Date('2026-11-22T00:02:00.000Z');
    await office.wake('mail', MAIL_AT);
    expect(office.post.letters[2]).toMatchObject({ to: first?.to, id: first?.id });
    expect(office.post.letters).toHaveLength(3);
  });

  it('that a day’s run missed come with the next day’s', async () => {
    await office.hear(closedOn(DAY, 'a'), closedOn('2026-11-22', 'b'));
    office.present = new Date('2026-11-23T00:00:00.000Z');
    await office.wake('mail', '2026-11-23T00:00:00.000Z');
    const titles = office.post.letters.map(({ to, subject }) => `${to} ${subject.split(' ')[1]}`);
    expect(titles).toEqual([
      `${TEAM_LEADERS} 2026-11-21`,
      `${SUPERVISOR} 2026-11-21`,
      `${TEAM_LEADERS} 2026-11-22`,
      `${SUPERVISOR} 2026-11-22`,
      `${SUPERVISOR} 2026-W47`,
    ]);
  });

  it('speak the recipient’s language', async () => {
    await office.hear(closedOn(DAY, 'a'));
    office.present = new Date('2026-12-01T00:00:00.000Z');
    await office.wake('mail', '2026-12-01T00:00:00.000Z');
    expect(office.post.letters.map(({ to, subject }) => `${to} ${subject}`)).toContain(
      'advisor@longgang.example.com 【Callback briefing】Shenzhen Gas Longgang 2026-11 monthly',
    );
  });

  it('are not sent again by themselves when their day is restated', async () => {
    await office.hear(closedOn(DAY, 'a'));
    await office.wake('mail', MAIL_AT);
    await office.hear(closedOn(DAY, 'late'));
    await office.wake('mail', MAIL_AT);
    expect(office.post.letters).toHaveLength(2);
  });

  it('are listed, the latest first', async () => {
    await office.hear(closedOn('2026-11-20', 'a'), closedOn(DAY, 'b'));
    await office.wake('mail', MAIL_AT);
    const { body } = await office.call('GET /briefings');
    expect(JSON.parse(body)).toEqual({
      mailed: [
        { period: '2026-11-21', recipients: 2, mailedAt: MAIL_AT },
        { period: '2026-11-20', recipients: 2, mailedAt: MAIL_AT },
      ],
    });
  });
});
