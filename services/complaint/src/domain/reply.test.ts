import { explain } from '@huiyin/calendar';
import { nextDeadline, runningDeadlines } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import {
  after,
  branch,
  CASES,
  concluding,
  officer,
  requestOf,
  sealed,
  secondCallback,
  supervisor,
} from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import { replyLimitsOf } from './deadlines.ts';
import { decide } from './decide.ts';
import { eventsOf } from './events-of.ts';
import { noticesAhead } from './notices.ts';

/** Monday 28 September 2026, 17:00; the National Day holidays begin on Thursday. */
const RECEIVED = '2026-09-28T09:00:00.000Z';
const passedOn = (change: object = {}): CaseFile => {
  const { body, ...request } = requestOf({ receivedAt: RECEIVED });
  return after(undefined, {
    kind: 'request',
    request: { ...request, body: { ...body, channel: 'mayor-hotline', outsideNumber: '12345-7', ...change } },
    actor: officer,
    at: RECEIVED,
  });
};
const replying = (at: string, actor: typeof officer | typeof supervisor = officer) =>
  ({ kind: 'reply', actor, at, sealedReply: sealed }) as const;
const owned = (found: CaseFile): CaseFile =>
  after(found, { kind: 'acknowledge', actor: officer, at: RECEIVED });
const refusalOf = (found: CaseFile, command: Parameters<typeof decide>[1]) => {
  const outcome = decide(found, command, branch);
  return outcome.ok ? undefined : outcome.refusal;
};

describe('a case that was passed on from outside', () => {
  it.each([
    ['mayor-hotline', '2026-09-29T09:00:00.000Z', 'platform'],
    ['regulator', '2026-10-10T09:30:00.000Z', 'letter'],
    ['company-hotline', '2026-10-08T09:30:00.000Z', 'platform'],
  ] as const)(
    'by the %s has a clock of theirs beside its own, until %s, and their form',
    (channel, by, form) => {
      const found = passedOn({ channel });
      expect(found).toMatchObject({ channel, replyBy: by, replyForm: form });
      const reply = found.deadlines.reply;
      expect(reply && explain(reply).length).toBeGreaterThan(2);
      expect(reply?.by).toBe(by);
      // The city's hotline has limits of its own inside the branch.
      const concludeBy =
        channel === 'mayor-hotline'
          ? '2026-10-08T09:30:00.000Z'
          : // What a regulator passes on is important.
            `2026-10-0${channel === 'regulator' ? 2 : 3}T16:00:00.000Z`;
      expect(found.concludeBy).toBe(concludeBy);
    },
  );

  it('by somebody for whom the branch has no rule, or another way, has none', () => {
    const without = { ...branch, complaints: { ...branch.complaints, outside: {} } };
    expect(replyLimitsOf('regulator', RECEIVED, without)).toEqual({});
    expect(replyLimitsOf('hotline', RECEIVED, branch)).toEqual({});
    for (const found of [passedOn({ channel: 'hotline' }), CASES.received])
      expect(found).not.toHaveProperty('replyBy');
  });

  it('keeps the clock that it was given when the branch drops the rule', () => {
    const without = { ...branch, complaints: { ...branch.complaints, outside: {} } };
    const found = passedOn();
    expect(decide(found, { kind: 'reckon-again', at: RECEIVED }, without)).toEqual({
      ok: true,
      value: { emits: [] },
    });
  });

  it('is led by whichever clock ends first', () => {
    const found = passedOn();
    expect(runningDeadlines(found).map(({ deadline }) => deadline)).toEqual([
      'acknowledge',
      'conclude',
      'reply',
    ]);
    expect(nextDeadline(found)).toEqual({ deadline: 'acknowledge', by: '2026-09-29T04:00:00.000Z' });
    expect(nextDeadline(owned(found))).toEqual({ deadline: 'reply', by: '2026-09-29T09:00:00.000Z' });
    const replied = after(owned(found), replying('2026-09-29T02:00:00.000Z'));
    expect(nextDeadline(replied).deadline).toBe('conclude');
  });

  it('is told of like any other deadline', () => {
    expect(
      noticesAhead(owned(passedOn()), branch).map(({ deadline, rule }) => `${deadline} ${rule}`),
    ).toContain('reply reminder');
  });

  it('keeps their clock when it becomes another kind, a major one, or is reopened', () => {
    const found = owned(passedOn());
    const judged = after(found, { kind: 'assess', caseKind: 'enquiry', actor: officer, at: RECEIVED });
    expect(judged).toMatchObject({ kind: 'enquiry', replyBy: found.replyBy });
    expect(judged.deadlines.reply).toEqual(found.deadlines.reply);
    expect(judged.deadlines.conclude).not.toEqual(found.deadlines.conclude);
    const asked = after(found, { ...concluding, at: RECEIVED });
    const unsolved = secondCallback(
      { solved: 'no' },
      { caseId: asked.caseId, closedAt: '2026-09-29T08:00:00.000Z' },
    );
    const reopened = after(asked, { kind: 'second-callback', event: unsolved });
    expect(reopened).toMatchObject({ round: 2, replyBy: found.replyBy });
    expect(reopened.deadlines.reply).toEqual(found.deadlines.reply);
  });

  it('is reckoned again by the limit that the branch has by then', () => {
    const found = owned(passedOn());
    const longer = {
      ...branch.complaints.outside,
      'mayor-hotline': { reply: { hours: 48 }, form: 'letter' },
    } as const;
    const corrected = { ...branch, complaints: { ...branch.complaints, outside: longer } };
    const outcome = decide(found, { kind: 'reckon-again', at: RECEIVED }, corrected);
    expect(outcome).toMatchObject({ value: { next: { replyBy: '2026-09-30T09:00:00.000Z' } } });
  });
});

describe('a reply', () => {
  const IN_TIME = '2026-09-29T08:00:00.000Z';
  const LATE = '2026-09-29T10:00:00.000Z';

  it('ends their clock, and says who gave it', () => {
    const replied = after(owned(passedOn()), replying(IN_TIME));
    expect(replied).toMatchObject({
      replied: { at: IN_TIME, by: 'officer-01' },
      changedAt: IN_TIME,
      missed: [],
      state: 'acknowledged',
    });
    expect(replied.words.at(-1)).toEqual({ kind: 'reply', at: IN_TIME, sealed });
    expect(runningDeadlines(replied).map(({ deadline }) => deadline)).toEqual(['conclude']);
    expect(refusalOf(replied, replying(LATE))).toBe('no-reply-owed');
  });

  it('that is late stays missed', () => {
    const { missed, replyBy } = after(owned(passedOn()), replying(LATE));
    expect(missed).toEqual([{ deadline: 'reply', by: replyBy, until: LATE }]);
  });

  it('is given by the owner or a supervisor, to whom somebody waits for one', () => {
    const found = passedOn();
    expect(refusalOf(found, replying(IN_TIME))).toBe('not-the-owner');
    expect(after(found, replying(IN_TIME, supervisor)).replied?.by).toBe('supervisor-01');
    expect(refusalOf(owned(found), replying(IN_TIME, { ...officer, id: 'officer-02' } as never))).toBe(
      'not-the-owner',
    );
    expect(refusalOf(CASES.acknowledged, replying(IN_TIME))).toBe('no-reply-owed');
    const inVain = after(found, replying(IN_TIME, supervisor));
    expect(refusalOf(inVain, replying(IN_TIME, supervisor))).toBe('no-reply-owed');
  });

  it('is still owed when the case is over, and told of', () => {
    const over = after(owned(passedOn()), { kind: 'withdraw', actor: officer, at: RECEIVED });
    expect(over.state).toBe('closed');
    expect(runningDeadlines(over)).toEqual([{ deadline: 'reply', by: over.replyBy }]);
    expect(over.dueAt).toBe('2026-09-29T06:00:00.000Z');
    const notified = after(over, { kind: 'notify', at: LATE });
    expect(notified).toMatchObject({ state: 'closed', notifiedAt: LATE });
    const replied = after(notified, replying(LATE));
    expect(replied).toMatchObject({ state: 'closed', closedBecause: 'withdrawn' });
    expect(runningDeadlines(replied)).toEqual([]);
    expect(replied.dueAt).toBeUndefined();
  });

  it('is nothing that the second caller has to know', () => {
    const replied = after(owned(passedOn()), replying(IN_TIME));
    const asked = after(replied, { ...concluding, at: IN_TIME });
    const matter = eventsOf(asked)['second-callback.requested']?.data.matter.map(({ kind }) => kind);
    expect(matter).toEqual(['request', 'conclusion']);
  });
});
