import { interviewOf } from '@huiyin/testing';
import { runningDeadlines } from '@huiyin/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  after,
  CASES,
  callback,
  concluding,
  leader,
  noon,
  sealed,
  secondCallback,
} from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';

const { received, acknowledged } = CASES;
const LATE = '2026-10-20T03:00:00.000Z';
const late = <Command extends object>(command: Command) => ({ ...command, at: LATE });
const bribe = { kind: 'callback', event: callback({ concerns: ['integrity'] }, 9), at: LATE } as const;
const missedBy = (name: 'acknowledge' | 'conclude', { acknowledgeBy, concludeBy }: CaseFile) => ({
  deadline: name,
  by: name === 'acknowledge' ? acknowledgeBy : concludeBy,
  until: LATE,
});

describe('a missed deadline', () => {
  it('to take a case on is one that had passed when somebody did', () => {
    expect(after(received, late(acknowledging)).missed).toEqual([missedBy('acknowledge', received)]);
    expect(after(received, { ...acknowledging, at: received.acknowledgeBy }).missed).toEqual([]);
  });

  it('to conclude it is one that had passed when somebody did', () => {
    expect(after(acknowledged, late(concluding)).missed).toEqual([missedBy('conclude', acknowledged)]);
    expect(after(acknowledged, { ...concluding, at: acknowledged.concludeBy }).missed).toEqual([]);
  });

  it('is also one that gave way to another because the case became a major one', () => {
    expect(after(received, bribe).missed).toEqual([
      missedBy('acknowledge', received),
      missedBy('conclude', received),
    ]);
    expect(after(acknowledged, bribe).missed).toEqual([missedBy('conclude', acknowledged)]);
    expect(after(received, { ...bribe, at: received.acknowledgeBy }).missed).toEqual([]);
  });

  it('stays missed when the case is reopened, and when it is closed', () => {
    const concluded = after(acknowledged, late(concluding));
    const event = (solved: string) => secondCallback({ solved }, { closedAt: '2026-10-21T02:00:00.000Z' });
    for (const solved of ['yes', 'no'])
      expect(after(concluded, { kind: 'second-callback', event: event(solved) }).missed).toEqual(
        concluded.missed,
      );
  });

  it('to decide an appeal is one that had passed when its round ended, and none once it runs again', () => {
    const appealed = after(after(acknowledged, concluding), {
      kind: 'appeal',
      actor: leader,
      at: noon,
      sealed,
    });
    const by = appealed.adjudicateBy ?? expect.fail();
    const settled = (found: CaseFile, solved: string, closedAt: string, version = 1) =>
      after(found, { kind: 'second-callback', event: secondCallback({ solved }, { closedAt }, version) });
    const missed = [{ deadline: 'adjudicate', by, until: '2026-11-20T02:00:00.000Z' }];
    const reopened = settled(appealed, 'no', '2026-11-20T02:00:00.000Z');
    expect(reopened.missed).toEqual(missed);
    expect(settled(appealed, 'no', by).missed).toEqual([]);
    const answers = { solved: 'no' };
    const calledAgain = interviewOf({ claimId: 'claim-9', calledAt: '2026-11-20T02:00:00.000Z', answers });
    const again = secondCallback(answers, { closedAt: noon, interview: calledAgain });
    expect(after(appealed, { kind: 'second-callback', event: again }).missed).toEqual(missed);
    // It runs on beside a case that is over.
    expect(settled(appealed, 'yes', '2026-11-20T02:00:00.000Z').missed).toEqual([]);
    const corrected = settled(reopened, 'yes', '2026-11-20T02:00:00.000Z', 2);
    expect(corrected).toMatchObject({ missed: [], adjudicateBy: by });
    expect(settled(corrected, 'no', '2026-11-20T02:00:00.000Z', 3).missed).toEqual(missed);
  });

  it('to take it on is missed also when the conclusion was due at the same moment and is not there yet', () => {
    const both = { ...received, concludeBy: received.acknowledgeBy };
    expect(after(both, late(acknowledging)).missed).toEqual([missedBy('acknowledge', both)]);
  });

  it('is none that still runs: a correction neither meets nor moves it', () => {
    const corrected = callback({ concerns: ['complaint'] }, 9);
    expect(after(received, { kind: 'callback', event: corrected, at: LATE }).missed).toEqual([]);
  });

  it('is never forgotten, and is missed once, whatever is done in whatever order', () => {
    const minutes = fc.integer({ min: 0, max: 30 * 24 * 60 });
    const act = fc.constantFrom('acknowledge', 'conclude', 'bribe', 'correction', 'solved', 'unsolved');
    fc.assert(
      fc.property(fc.array(fc.tuple(act, minutes), { maxLength: 12 }), (acts) => {
        let found: CaseFile = received;
        let version = 9;
        const moments = acts.map(([, minute]) => minute).sort((a, b) => a - b);
        acts.forEach(([name], index) => {
          const at = new Date(Date.parse(received.raisedAt) + (moments[index] ?? 0) * 60_000).toISOString();
          version += 1;
          const before = found;
          found = tryAfter(found, name, at, version);
          expect(found.missed.slice(0, before.missed.length)).toEqual(before.missed);
          const ended = runningDeadlines(before).filter(
            ({ deadline, by }) =>
              !runningDeadlines(found).some((each) => each.deadline === deadline && each.by === by),
          );
          expect(found.missed.slice(before.missed.length)).toEqual(
            ended.filter(({ by }) => by < at).map((each) => ({ ...each, until: at })),
          );
        });
      }),
    );
  });
});

/** The case after an act, or as it was where that is refused or changes nothing. */
function tryAfter(found: CaseFile, name: string, at: string, version: number): CaseFile {
  const actor = { id: 'supervisor-01', roles: ['supervisor'] as const };
  const second = (solved: string) =>
    ({
      kind: 'second-callback',
      event: secondCallback({ solved }, { closedAt: at, round: found.round }),
    }) as const;
  const heard = (concern: 'integrity' | 'complaint') =>
    ({ kind: 'callback', event: callback({ concerns: [concern] }, version), at }) as const;
  const commands = {
    acknowledge: { ...acknowledging, actor, at },
    conclude: { ...concluding, actor, at },
    bribe: heard('integrity'),
    correction: heard('complaint'),
    solved: second('yes'),
    unsolved: second('no'),
  };
  const command = commands[name as keyof typeof commands];
  try {
    return after(found, command);
  } catch {
    return found;
  }
}
