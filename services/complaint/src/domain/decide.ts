import type { Instant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { type CaseAct, isConcluded } from '@huiyin/vocabulary';
import { assess } from './assess.ts';
import { adjudicate, appeal, state } from './both-sides.ts';
import type { CaseFile } from './case-file.ts';
import { actOf, type CaseCommand, holds } from './commands.ts';
import { close, followed } from './end.ts';
import { attach } from './evidence.ts';
import { followOrder, raiseFlagged, rulesFor } from './flagged.ts';
import { beginAgain, followCallback, raise } from './follow-callback.ts';
import { forget, unlink } from './forget.ts';
import { resolversAfter } from './involved.ts';
import { missedAfter } from './missed.ts';
import { dueAtOf, noticesLeft, notify } from './notices.ts';
import { reckonedAgain } from './reckon-again.ts';
import { reopen } from './reopen.ts';
import { escalate, linkRepeats } from './repeats.ts';
import { raiseRequested } from './request.ts';
import { answeredAt, settle } from './settle.ts';
import { spentAfter } from './spent.ts';
import { type CaseEvent, type CaseRefusal, cellOf, type Move, RULES } from './transitions.ts';

/** What becomes of a case; without `next` nothing does. */
export interface CaseDecision {
  readonly next?: CaseFile;
  readonly emits: readonly CaseEvent[];
}

const NOTHING: CaseDecision = { emits: [] };

/** Decides on a command by the table of transitions. */
export function decide(
  found: CaseFile | undefined,
  command: CaseCommand,
  branch: BranchConfiguration,
): Outcome<CaseDecision, CaseRefusal> {
  const act = actOf(found, command, branch);
  const move = moveOf(found, command, act, branch);
  if (!move.ok) return move;
  if (move.value === null) return done(NOTHING);
  const { next: nextState, emits } = move.value;
  const applied = applyTo(found, command, act, branch);
  if (!applied) return done(NOTHING);
  const moved = { ...applied, state: nextState };
  const missed = found ? missedAfter(found, moved, meetsAt(command, act)) : moved.missed;
  const resolvers = found ? resolversAfter(found, command) : moved.resolvers;
  const spent = spentAfter(found ?? applied, moved, command);
  const next = { ...moved, ...spent, missed, resolvers, notices: noticesLeft(moved) };
  return done({ next: { ...next, dueAt: dueAtOf(next, branch) }, emits });
}

/**
 * When an act meets or moves deadlines; undefined: it does not. A forgetting does neither, and of second callbacks only one that opens the next
 * round, which ends the appeal of the one before; a deadline that is corrected was never missed.
 */
function meetsAt(command: CaseCommand, act: CaseAct): Instant | undefined {
  if (command.kind === 'second-callback')
    return act === 'second-callback-unsolved' ? answeredAt(command.event.data) : undefined;
  return 'at' in command && command.kind !== 'reckon-again' ? command.at : undefined;
}

/** Where the table leads under a command; null: nowhere. */
function moveOf(
  found: CaseFile | undefined,
  command: CaseCommand,
  act: CaseAct,
  branch: BranchConfiguration,
): Outcome<Move | null, CaseRefusal> {
  const cell = cellOf(found?.state ?? 'absent', act);
  if (typeof cell === 'string') return refuse(cell);
  const broken = found && cell?.rules.find((rule) => !holds(rule, found, command, branch));
  const refusal = broken ? RULES[broken] : undefined;
  if (refusal === undefined) return done(cell);
  return refusal === null ? done(null) : refuse(refusal);
}

/** Why a case would refuse a command; undefined: it would not. Cheaper than deciding: no deadline is reckoned. */
export function refusalOf(
  found: CaseFile,
  command: CaseCommand,
  branch: BranchConfiguration,
): CaseRefusal | undefined {
  const move = moveOf(found, command, actOf(found, command, branch), branch);
  return move.ok ? undefined : move.refusal;
}

function withoutOffer({ offeredTo, offeredAt, ...owned }: CaseFile): CaseFile {
  return owned;
}

/** Somebody else has to take it on. */
function withoutOwner({ owner, acknowledgedAt, roundBefore, ...unowned }: CaseFile): CaseFile {
  return withoutOffer(unowned);
}

/** What a command writes into a case; the state comes from the table. Where there is no case a callback or a request makes one. */
function applyTo(
  found: CaseFile | undefined,
  command: CaseCommand,
  act: CaseAct,
  branch: BranchConfiguration,
): CaseFile | undefined {
  if (!found) {
    if (command.kind === 'request') return raiseRequested(command.request, command.actor.id, branch);
    if (command.kind === 'flag') {
      const rule = rulesFor(command.event.data, branch).find(({ flag }) => flag === command.flag);
      return rule && raiseFlagged(command.event, rule, branch);
    }
    if (command.kind !== 'callback') return undefined;
    const raised = raise(command.event, branch);
    if (command.event.data.concerns.length > 0) return raised;
    const takenBack = { ...raised, takenBackAt: command.at };
    return act === 'callback-taken-back' ? close(takenBack, 'taken-back', command.at, branch) : takenBack;
  }
  switch (command.kind) {
    case 'callback': {
      const after = followCallback(found, command.event, command.at, branch);
      if (act === 'callback-again') return beginAgain(after, command.at, branch);
      // Of a case that somebody owns it stays to be judged.
      if (act === 'callback-taken-back' && found.state === 'received')
        return close(after, 'taken-back', command.at, branch);
      if (act !== 'callback-major') return after;
      const unowned = withoutOwner(after);
      // Also one that ended without a conclusion: withdrawn, say.
      return isConcluded(found.state) ? reopen(unowned, command.at, branch) : unowned;
    }
    case 'flag':
      return followOrder(found, command.event, command.flag, command.at);
    case 'request':
      // What lies there answers for itself.
      return undefined;
    case 'acknowledge':
      return { ...found, owner: command.owner ?? command.actor.id, acknowledgedAt: command.at };
    case 'hand-on':
      return { ...found, offeredTo: command.owner, offeredAt: command.at, changedAt: command.at };
    case 'redistribute': {
      const { owner: offeredTo, redistribution, at } = command;
      return { ...found, offeredTo, offeredAt: at, redistributionId: redistribution.id, changedAt: at };
    }
    case 'accept':
      return { ...withoutOffer(found), owner: command.actor.id, changedAt: command.at };
    case 'decline':
    case 'lapse':
      return { ...withoutOffer(found), changedAt: command.at };
    case 'notify':
      return notify(found, command.at, branch);
    case 'reckon-again':
      return { ...reckonedAgain(found, branch), changedAt: command.at };
    case 'assess': {
      const assessed = assess(found, command, branch);
      return act === 'assess-graver' ? withoutOwner(assessed) : assessed;
    }
    case 'investigate':
      return { ...found, changedAt: command.at };
    case 'conclude': {
      const { at, valid, responsible, liable, nature, sealedConclusion } = command;
      const words = { kind: 'conclusion', at, sealed: sealedConclusion, round: found.round } as const;
      const concluded = {
        ...found,
        concludedAt: at,
        ...(valid !== undefined && { valid }),
        ...(responsible !== undefined && { responsible }),
        ...(liable && { liable }),
        ...(nature && { nature }),
        words: [...found.words, words],
      };
      return followed(concluded, act, at, branch);
    }
    case 'communicate': {
      const { at, actor, way } = command;
      const told = { ...found, communicated: { at, by: actor.id, way }, changedAt: at };
      return followed(told, act, at, branch);
    }
    case 'withdraw':
      return close(found, 'withdrawn', command.at, branch);
    case 'refer':
      return close({ ...found, referredTo: command.to }, 'referred', command.at, branch);
    case 'merge':
      return close({ ...found, mergedInto: command.into }, 'merged', command.at, branch);
    case 'take-in':
      return linkRepeats(found, [command.merged], command.at);
    case 'reply': {
      const { at, actor, sealedReply } = command;
      const words = [...found.words, { kind: 'reply', at, sealed: sealedReply } as const];
      return { ...found, replied: { at, by: actor.id }, words, changedAt: at };
    }
    case 'attach':
      return attach(found, command);
    case 'attach-again':
      // It lies there.
      return undefined;
    case 'make-statement':
      return state(found, command);
    case 'appeal':
      return appeal(found, command, branch);
    case 'adjudicate':
      return adjudicate(found, command);
    case 'second-callback':
      return settle(found, command.event, branch);
    case 'reveal':
      // The step in its history is all that an opening leaves.
      return found;
    case 'repeat': {
      const linked = linkRepeats(found, command.repeats, command.at);
      return act === 'repeat-escalates' ? escalate(found, linked, command.at, branch) : linked;
    }
    case 'forget':
      return act === 'unlink' ? unlink(found, command.forgottenAt) : forget(found);
  }
}
