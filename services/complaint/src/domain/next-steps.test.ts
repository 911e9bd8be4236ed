import { CASE_KINDS, COMPLAINT_CLASSES, PERSON_ACTS, type PersonAct } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import { branch, CASES, leader, madeAppeal, noon, officer, sealed, supervisor } from '../testing/cases.ts';
import type { Actor, CaseCommand } from './commands.ts';
import { decide } from './decide.ts';
import { mayAttach, nextStepsOf } from './next-steps.ts';

const other = { id: 'officer-02', roles: ['officer'] as const };

/** Said whole, as somebody who may would say it. */
const said = (actor: Actor): Readonly<Record<PersonAct, readonly CaseCommand[]>> => {
  const by = { actor, at: noon };
  return {
    acknowledge: [{ kind: 'acknowledge', ...by }],
    accept: [{ kind: 'accept', ...by }],
    decline: [{ kind: 'decline', ...by }],
    'hand-on': [{ kind: 'hand-on', owner: 'supervisor-01', ...by }],
    assess: [{ kind: 'assess', ...by }],
    investigate: [{ kind: 'investigate', ...by }],
    conclude: [{ kind: 'conclude', valid: true, responsible: true, sealedConclusion: sealed, ...by }],
    communicate: [{ kind: 'communicate', way: 'visit', ...by }],
    withdraw: [{ kind: 'withdraw', ...by }],
    refer: [{ kind: 'refer', to: 'regulator', ...by }],
    merge: [{ kind: 'merge', into: 'hotline:HL-9.1', ...by }],
    reply: [{ kind: 'reply', sealedReply: sealed, ...by }],
    'make-statement': [{ kind: 'make-statement', sealed, ...by }],
    appeal: [{ kind: 'appeal', sealed, ...by }],
    adjudicate: [{ kind: 'adjudicate', valid: false, responsible: false, sealed, ...by }],
    reveal: (['investigate', 'audit'] as const).map((reason) => ({ kind: 'reveal', reason, ...by })),
  };
};

const everyCase = Object.values(CASES).flatMap((found) =>
  CASE_KINDS.flatMap((kind) =>
    COMPLAINT_CLASSES.flatMap((complaintClass) =>
      [
        {},
        { offeredTo: other.id },
        { replyBy: '2026-10-10T09:30:00.000Z' },
        { valid: true, responsible: true },
        { valid: true, responsible: true, appeal: madeAppeal },
      ].map((change) => ({
        ...found,
        kind,
        class: complaintClass,
        ownerRole: complaintClass === 'major' ? ('supervisor' as const) : found.ownerRole,
        ...change,
      })),
    ),
  ),
);

describe('the next steps of a case', () => {
  it.each([officer, other, supervisor, leader])('are those that it would not refuse %j', (actor) => {
    const commands = said(actor);
    for (const found of everyCase)
      expect(
        nextStepsOf(found, actor, noon, branch),
        `${found.state} ${found.kind} ${found.class} ${found.offeredTo} ${found.replyBy} ${found.appeal?.at}`,
      ).toEqual(
        PERSON_ACTS.filter((step) => commands[step].some((command) => decide(found, command, branch).ok)),
      );
  });

  it.each([officer, other, supervisor, leader])(
    'take a file where it would not be refused to %j',
    (actor) => {
      const file = { id: 'E1', type: 'application/pdf', bytes: 9 } as const;
      for (const found of everyCase)
        expect(mayAttach(found, actor, noon, branch), `${found.state} ${found.class}`).toBe(
          decide(found, { kind: 'attach', actor, at: noon, file }, branch).ok,
        );
    },
  );

  it.each([
    ['received', officer, ['acknowledge']],
    [
      'acknowledged',
      officer,
      ['hand-on', 'assess', 'investigate', 'conclude', 'withdraw', 'refer', 'merge', 'reveal'],
    ],
    ['acknowledged', other, ['assess', 'investigate', 'conclude']],
    ['closed', officer, []],
    ['closed', supervisor, ['reveal']],
  ] as const)('of one that is %s are, for %j, %j', (state, actor, steps) => {
    expect(nextStepsOf(CASES[state], actor, noon, branch)).toEqual(steps);
  });
});
