import { describe, expect, it } from 'vitest';
import { after, CASES, callback, concluding, officer, secondCallback } from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';

const { received } = CASES;
const at = (time: string) => `2026-10-06T${time}:00.000Z`;
const acknowledged = after(received, { kind: 'acknowledge', actor: officer, at: at('02:30') });

describe('the time that a case spends', () => {
  it('counts from its receipt, state by state, as each is left', () => {
    expect(received).toMatchObject({ since: received.raisedAt, spent: {} });
    expect(acknowledged).toMatchObject({ since: at('02:30'), spent: { received: 1800 } });
    const concluded = after(acknowledged, { ...concluding, at: at('03:31') });
    expect(concluded).toMatchObject({ since: at('03:31'), spent: { received: 1800, acknowledged: 3660 } });
    const closed = after(concluded, { kind: 'second-callback', event: secondCallback({ solved: 'yes' }) });
    expect(closed.spent).toEqual({ received: 1800, acknowledged: 3660, concluded: 253_740 });
    expect(closed.since).toBe(closed.closedAt);
  });

  it('stays where nothing moves', () => {
    const revealed = { kind: 'reveal', actor: officer, reason: 'investigate', at: at('09:00') } as const;
    expect(after(acknowledged, revealed)).toEqual(acknowledged);
  });

  it('adds up over the rounds, and none runs while a case is closed', () => {
    const unsolved = secondCallback({ solved: 'no' });
    const waited = after(acknowledged, { ...concluding, at: at('03:30') });
    const again = after(waited, { kind: 'second-callback', event: unsolved });
    expect(again).toMatchObject({ state: 'acknowledged', since: unsolved.data.closedAt });
    const hourLater = new Date(Date.parse(unsolved.data.closedAt) + 3_600_000).toISOString();
    const concluded = after(again, { ...concluding, at: hourLater });
    expect(concluded.spent.acknowledged).toBe(3600 + 3600);
    const closed = after(acknowledged, { kind: 'withdraw', actor: officer, at: at('03:00') });
    const major = {
      kind: 'callback',
      event: callback({ concerns: ['integrity'] }, 9),
      at: at('23:00'),
    } as const;
    expect(after(closed, major)).toMatchObject({
      state: 'received',
      since: at('23:00'),
      spent: closed.spent,
    });
  });

  it('is never less than none: an answer may tell of a moment before the last step', () => {
    const late = after(acknowledged, { ...concluding, at: '2026-12-01T02:00:00.000Z' });
    const early = after(late, { kind: 'second-callback', event: secondCallback({ solved: 'yes' }) });
    expect(early.spent.concluded).toBe(0);
    expect(early.since).toBe('2026-12-01T02:00:00.000Z');
  });
});

describe('hand-overs', () => {
  const other = { id: 'officer-02', roles: ['officer'] as const };
  const handOn = (found: CaseFile, time: string) =>
    after(found, { kind: 'hand-on', actor: officer, owner: other.id, at: at(time) });

  it('are counted with what became of them, and how long those took that were accepted', () => {
    const declined = after(handOn(acknowledged, '03:00'), { kind: 'decline', actor: other, at: at('03:10') });
    const accepted = after(handOn(declined, '04:00'), { kind: 'accept', actor: other, at: at('04:05') });
    expect(accepted.handOvers).toEqual({ made: 2, accepted: 1, declined: 1, lapsed: 0, waited: 300 });
    const redistributed = after(accepted, {
      kind: 'redistribute',
      actor: { id: 'supervisor-01', roles: ['supervisor'] },
      owner: 'supervisor-01',
      redistribution: { id: 'R-1', reason: 'surge', from: other.id },
      at: at('05:00'),
    });
    expect(redistributed.handOvers).toEqual({ ...accepted.handOvers, made: 3 });
  });
});

describe('what a case was taken for', () => {
  it('stays when it is judged to be something else', () => {
    const assessed = after(acknowledged, {
      kind: 'assess',
      actor: officer,
      at: at('03:00'),
      caseKind: 'suggestion',
    });
    expect(assessed).toMatchObject({ kind: 'suggestion', takenAs: { kind: 'complaint', class: 'ordinary' } });
  });
});
