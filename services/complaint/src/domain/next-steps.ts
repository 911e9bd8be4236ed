import type { Instant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { PERSON_ACTS, type PersonAct } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';
import { type Actor, actOf, type CaseCommand, holds } from './commands.ts';
import { type CaseRule, cellOf } from './transitions.ts';

interface ByActor {
  readonly actor: Actor;
  readonly at: Instant;
}

/** Each act as somebody might ask for it; what they would still say with it is left open. */
const ASKED: Readonly<Record<PersonAct, (by: ByActor) => readonly CaseCommand[]>> = {
  acknowledge: (by) => [{ kind: 'acknowledge', ...by }],
  accept: (by) => [{ kind: 'accept', ...by }],
  decline: (by) => [{ kind: 'decline', ...by }],
  'hand-on': (by) => [{ kind: 'hand-on', owner: '', ...by }],
  assess: (by) => [{ kind: 'assess', ...by }],
  investigate: (by) => [{ kind: 'investigate', ...by }],
  conclude: (by) => [{ kind: 'conclude', sealedConclusion: '', ...by }],
  communicate: (by) => [{ kind: 'communicate', way: 'phone', ...by }],
  withdraw: (by) => [{ kind: 'withdraw', ...by }],
  refer: (by) => [{ kind: 'refer', to: 'court', ...by }],
  merge: (by) => [{ kind: 'merge', into: '', ...by }],
  reply: (by) => [{ kind: 'reply', sealedReply: '', ...by }],
  'make-statement': (by) => [{ kind: 'make-statement', sealed: '', ...by }],
  appeal: (by) => [{ kind: 'appeal', sealed: '', ...by }],
  adjudicate: (by) => [{ kind: 'adjudicate', valid: true, responsible: true, sealed: '', ...by }],
  reveal: (by) => [
    { kind: 'reveal', reason: 'investigate', ...by },
    { kind: 'reveal', reason: 'audit', ...by },
  ],
};

/** Rules about what is said that hold for nothing said; the others about it hold until it is. */
const ABOUT_WHAT_IS_SAID: readonly CaseRule[] = ['fit-owner', 'verdict'];

/** What the table of transitions and its rules let this person do with a case now, whatever routes their roles may call. */
export const nextStepsOf = (
  found: CaseFile,
  actor: Actor,
  at: Instant,
  branch: BranchConfiguration,
): readonly PersonAct[] =>
  PERSON_ACTS.filter((step) =>
    ASKED[step]({ actor, at }).some((command) => isPossible(found, command, branch)),
  );

/** May this person put one more file beside a case now? */
export const mayAttach = (found: CaseFile, actor: Actor, at: Instant, branch: BranchConfiguration): boolean =>
  isPossible(found, { kind: 'attach', actor, at, file: { id: '', type: 'image/jpeg', bytes: 1 } }, branch);

function isPossible(found: CaseFile, command: CaseCommand, branch: BranchConfiguration): boolean {
  const cell = cellOf(found.state, actOf(found, command, branch));
  if (cell === null || typeof cell === 'string') return false;
  const rules = cell.rules.filter((rule) => !ABOUT_WHAT_IS_SAID.includes(rule));
  return rules.every((rule) => holds(rule, found, command, branch));
}
