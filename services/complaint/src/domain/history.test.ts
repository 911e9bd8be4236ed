import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  after,
  branch,
  CASES,
  callback,
  concluding,
  noon,
  secondCallback,
} from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';
import { endOf, STEPS_OF_PAGE, turnPage, withStep } from './history.ts';

const { received, acknowledged, concluded, closed } = CASES;
const AT = '2026-10-09T02:00:03.000Z';
const missed = {
  deadline: 'conclude',
  by: acknowledged.concludeBy,
  rule: 'missed',
  at: '2026-10-12T00:30:00.000Z',
} as const;
const second = (solved: string): CaseCommand => ({
  kind: 'second-callback',
  event: secondCallback({ solved, satisfied: 'no' }),
});
const stepOf = (found: CaseFile | undefined, command: CaseCommand) =>
  withStep(found, command, after(found, command), AT, branch).steps;

describe('a step', () => {
  it.each<[string, CaseFile | undefined, CaseCommand, object]>([
    [
      'of a callback: what the case begins with, and nobody did it',
      undefined,
      { kind: 'callback', event: callback(), at: noon },
      {
        act: 'callback',
        changed: {
          state: 'received',
          kind: 'complaint',
          class: 'ordinary',
          round: 1,
          acknowledgeBy: received.acknowledgeBy,
          concludeBy: received.concludeBy,
        },
      },
    ],
    [
      'of an owner: who it was and what they own',
      received,
      { ...acknowledging, owner: 'officer-02' },
      { act: 'acknowledge', by: 'officer-01', changed: { state: 'acknowledged', owner: 'officer-02' } },
    ],
    [
      'of a conclusion: what was judged, and not a word of it',
      acknowledged,
      concluding,
      {
        act: 'conclude',
        by: 'officer-01',
        changed: { state: 'concluded', valid: true, responsible: false },
      },
    ],
    [
      'that links a case of the same matter: which',
      { ...concluded, linked: [{ caseId: 'hotline:HL-1.1', raisedAt: noon }] },
      {
        kind: 'repeat',
        repeats: ['hotline:HL-1.1', 'hotline:HL-2.1'].map((caseId) => ({ caseId, raisedAt: noon })),
        at: noon,
      },
      {
        act: 'repeat-escalates',
        cases: ['hotline:HL-2.1'],
        changed: { class: 'important', escalatedAt: noon },
      },
    ],
    [
      'of what time brought: which notices, and not those before',
      { ...acknowledged, notices: [{ ...missed, rule: 'reminder', at: noon }] },
      { kind: 'notify', at: missed.at },
      { act: 'notify', notices: [missed], changed: {} },
    ],
    [
      'that takes in a merged case: which',
      acknowledged,
      {
        kind: 'take-in',
        merged: { caseId: 'hotline:HL-2.1', raisedAt: noon },
        actor: acknowledging.actor,
        at: noon,
      },
      { act: 'take-in', by: 'officer-01', cases: ['hotline:HL-2.1'], changed: {} },
    ],
    [
      'of a second callback that closes: by which reason, and both figures',
      concluded,
      second('yes'),
      {
        act: 'second-callback-solved',
        changed: { state: 'closed', closedBecause: 'solved', solved: true, satisfied: false },
      },
    ],
    [
      'of a second callback that reopens: what is there no longer, and the new deadline',
      concluded,
      second('no'),
      {
        act: 'second-callback-unsolved',
        changed: {
          state: 'acknowledged',
          round: 2,
          concludeBy: '2026-10-14T16:00:00.000Z',
          valid: null,
          responsible: null,
          solved: false,
          satisfied: false,
        },
      },
    ],
    [
      'of a case that becomes major: its class, its new deadlines, and that nobody owns it now',
      acknowledged,
      { kind: 'callback', event: callback({ concerns: ['integrity'] }, 9), at: noon },
      {
        act: 'callback-major',
        changed: {
          state: 'received',
          class: 'major',
          owner: null,
          acknowledgeBy: '2026-10-06T08:00:00.000Z',
          concludeBy: '2026-10-09T16:00:00.000Z',
        },
      },
    ],
    [
      'of an opening: why, and that it changed nothing',
      acknowledged,
      { kind: 'reveal', actor: acknowledging.actor, reason: 'contact-customer', at: noon },
      { act: 'reveal', by: 'officer-01', reason: 'contact-customer', changed: {} },
    ],
  ])('%s', (_, found, command, step) => {
    expect(stepOf(found, command)).toEqual([{ at: AT, ...step }]);
  });

  it('comes after those before it, and leaves the rest of the case to what decided', () => {
    const once = withStep(undefined, { kind: 'callback', event: callback(), at: noon }, received, AT, branch);
    const next = after(once, acknowledging);
    const twice = withStep(once, acknowledging, next, AT, branch);
    expect(twice).toEqual({
      ...next,
      steps: [...once.steps, expect.objectContaining({ act: 'acknowledge' })],
    });
  });
});

describe('a history', () => {
  const step = (number: number) =>
    ({ at: noon, act: 'reveal', by: `officer-${number}`, reason: 'audit', changed: {} }) as const;

  it('is told whole by its pages and its newest steps, whatever its length; the case carries no more than a page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 * STEPS_OF_PAGE }), (length) => {
        let found: CaseFile = received;
        const told: unknown[] = [];
        for (let number = 1; number <= length; number += 1) {
          const turned = turnPage(found, { ...found, steps: [...found.steps, step(number)] });
          if (turned.page) {
            expect(turned.page).toMatchObject({ caseId: found.caseId, number: found.pages + 1 });
            told.push(...turned.page.steps);
          }
          found = turned.next;
          expect(found.steps.length).toBeLessThanOrEqual(STEPS_OF_PAGE);
        }
        expect([...told, ...found.steps]).toEqual(Array.from({ length }, (_, index) => step(index + 1)));
        expect(found.pages).toBe(Math.max(0, Math.ceil(length / STEPS_OF_PAGE) - 1));
      }),
    );
  });

  it('puts into a page only what is saved, so that whoever writes it writes the same', () => {
    const steps = Array.from({ length: STEPS_OF_PAGE }, (_, index) => step(index));
    const full: CaseFile = { ...closed, pages: 3, steps };
    const next: CaseFile = { ...full, steps: [...steps, step(99)] };
    expect(turnPage(full, next)).toEqual({
      next: { ...full, pages: 4, steps: [step(99)] },
      page: { caseId: closed.caseId, number: 4, steps, closedAt: closed.closedAt },
    });
    const almost: CaseFile = { ...full, steps: steps.slice(1) };
    expect(turnPage(almost, next)).toEqual({ next });
    expect(turnPage(undefined, next)).toEqual({ next });
  });

  it('goes with its case, when that is over', () => {
    expect(endOf(closed)).toEqual({ closedAt: closed.closedAt });
    expect(endOf({ ...closed, state: 'received' })).toEqual({});
    expect(endOf(received)).toEqual({});
  });
});
