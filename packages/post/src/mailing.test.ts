import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  decideMailing,
  MAILING_STATES,
  MAILING_TRANSITIONS,
  type Mailing,
  type MailingCommand,
} from './mailing.ts';
import { mailingDiagram } from './testing/diagram.ts';

const CLAIMED_AT = '2026-11-22T00:00:00.000Z';
const entry = (state: Mailing['state']): Mailing => ({
  about: '2026-11-21',
  day: '2026-11-21',
  recipient: 'r',
  state,
  at: CLAIMED_AT,
});
const claimAt = (at: string): MailingCommand => ({ name: 'claim', at });
/** Long after every claim has run out; by the sender who made the claim of `entry`. */
const LATER = '2026-11-23T00:00:00.000Z';
const COMMANDS: readonly MailingCommand[] = [
  claimAt(LATER),
  { name: 'taken', at: LATER },
  { name: 'not-taken', at: LATER, claimedAt: CLAIMED_AT },
  { name: 'turned-away', at: LATER, claimedAt: CLAIMED_AT },
];

describe('a letter in the ledger', () => {
  it.each([
    ['that nobody claimed is sent', undefined, CLAIMED_AT, { ok: true, value: 'claimed' }],
    ['that was sent is not sent again', entry('sent'), LATER, { ok: false, refusal: 'already-sent' }],
    [
      'that was claimed a moment ago is in somebody’s hand',
      entry('claimed'),
      '2026-11-22T00:01:59.999Z',
      { ok: false, refusal: 'in-hand' },
    ],
    [
      'whose sender must be dead is sent again',
      entry('claimed'),
      '2026-11-22T00:02:00.000Z',
      { ok: true, value: 'claimed' },
    ],
    [
      'that was not taken is sent again at once',
      entry('failed'),
      '2026-11-22T00:00:00.001Z',
      { ok: true, value: 'claimed' },
    ],
  ] as const)('%s', (_title, found, at, outcome) => {
    expect(decideMailing(found, claimAt(at))).toEqual(outcome);
  });

  it.each(['not-taken', 'turned-away'] as const)(
    'is not marked as %s by a sender whose claim another has taken over',
    (name) => {
      const command = { name, at: LATER, claimedAt: '2026-11-21T23:00:00.000Z' };
      expect(decideMailing(entry('claimed'), command)).toEqual({ ok: false, refusal: 'claimed-by-another' });
    },
  );

  it('that was refused for good is not sent again, and is marked as sent where a slower sender got it through', () => {
    expect(decideMailing(entry('refused'), claimAt(LATER))).toEqual({
      ok: false,
      refusal: 'already-refused',
    });
    expect(decideMailing(entry('refused'), { name: 'taken', at: LATER })).toEqual({
      ok: true,
      value: 'sent',
    });
  });

  it.each(
    [undefined, ...MAILING_STATES].flatMap((state) => COMMANDS.map((command) => [state, command] as const)),
  )('in state %s answers as the table says to %o', (state, command) => {
    const transition = MAILING_TRANSITIONS[state ?? 'none'][command.name];
    expect(decideMailing(state && entry(state), command)).toEqual(
      'next' in transition
        ? { ok: true, value: transition.next }
        : { ok: false, refusal: transition.refusal },
    );
  });

  it('once sent stays so, whatever comes', () => {
    for (const command of COMMANDS) expect(decideMailing(entry('sent'), command).ok).toBe(false);
  });

  it('is drawn in the README as the table says', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const drawn = /<!-- states -->\n```mermaid\n(.*?)```\n<!-- \/states -->/s.exec(readme)?.[1];
    expect(drawn).toBe(mailingDiagram());
  });
});
