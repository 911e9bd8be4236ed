import type { BranchConfiguration } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { CaseAct } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';
import { actOf, type CaseCommand, holds } from './commands.ts';
import { beginAgain, closeTakenBack, followCallback, raise } from './follow-callback.ts';
import { forget } from './forget.ts';
import { missedAfter } from './missed.ts';
import { reopen } from './reopen.ts';
import { settle } from './settle.ts';
import { type CaseEvent, type CaseRefusal, cellOf, RULES } from './transitions.ts';

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
  const cell = cellOf(found?.state ?? 'absent', act);
  if (typeof cell === 'string') return refuse(cell);
  if (cell === null) return done(NOTHING);
  const { rules, next: state, emits } = cell;
  const broken = found && rules.find((rule) => !holds(rule, found, command, branch));
  if (broken) {
    const refusal = RULES[broken];
    return refusal === null ? done(NOTHING) : refuse(refusal);
  }
  const applied = applyTo(found, command, act, branch);
  if (!applied) return done(NOTHING);
  const next = { ...applied, state };
  // Neither a second callback nor a forgetting meets or moves a deadline.
  const missed = found && 'at' in command ? missedAfter(found, next, command.at) : next.missed;
  return done({ next: { ...next, missed }, emits });
}

/** What a command writes into a case; the state comes from the table. Where there is no case only a callback makes one. */
function applyTo(
  found: CaseFile | undefined,
  command: CaseCommand,
  act: CaseAct,
  branch: BranchConfiguration,
): CaseFile | undefined {
  if (!found) {
    if (command.kind !== 'callback') return undefined;
    const raised = raise(command.event, branch);
    if (command.event.data.concerns.length > 0) return raised;
    const takenBack = { ...raised, takenBackAt: command.at };
    return act === 'callback-taken-back' ? closeTakenBack(takenBack, command.at, branch) : takenBack;
  }
  switch (command.kind) {
    case 'callback': {
      const followed = followCallback(found, command.event, command.at, branch);
      if (act === 'callback-again') return beginAgain(followed, command.at, branch);
      // Of a case that somebody owns it stays to be judged.
      if (act === 'callback-taken-back' && found.state === 'received')
        return closeTakenBack(followed, command.at, branch);
      if (act !== 'callback-major') return followed;
      const { owner, acknowledgedAt, roundBefore, ...unowned } = followed;
      return found.concludedAt === undefined ? unowned : reopen(unowned, command.at, branch);
    }
    case 'acknowledge':
      return { ...found, owner: command.owner ?? command.actor.id, acknowledgedAt: command.at };
    case 'hand-on':
      return { ...found, owner: command.owner, changedAt: command.at };
    case 'conclude':
      return {
        ...found,
        concludedAt: command.at,
        valid: command.valid,
        responsible: command.responsible,
        questionnaire: branch.calling.secondCallback.questionnaire,
        words: [
          ...found.words,
          { kind: 'conclusion', at: command.at, sealed: command.sealedConclusion, round: found.round },
        ],
      };
    case 'second-callback':
      return settle(found, command.event, branch);
    case 'reveal':
      // The step in its history is all that an opening leaves.
      return found;
    case 'forget':
      return forget(found);
  }
}
