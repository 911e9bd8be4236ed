import { toInstant } from '@huiyin/calendar';
import type { AttemptResult, Issue } from '@huiyin/contracts';
import { done, Fault, type Outcome, refuse } from '@huiyin/kernel';
import { isAnotherAwaited } from '../domain/claim.ts';
import { correctionIssues } from '../domain/correct-attempt.ts';
import { decide } from '../domain/decide.ts';
import type { CorrectAttempt } from '../domain/task-commands.ts';
import type { DeskDeps, FromAgent } from './deps.ts';
import { type AttemptOnRecord, claimsOf, onRecord, wordsOf } from './record-attempt.ts';

export interface CorrectionCommand {
  readonly taskId: string;
  readonly claimId: string;
  /** Counts the attempt's corrections from 1. */
  readonly number: number;
  readonly body: AttemptResult;
}

export type CorrectionRefusal =
  | 'no-such-task'
  | 'no-such-attempt'
  | 'claim-of-another'
  | 'correction-out-of-turn'
  | 'correction-too-late'
  | 'later-attempt'
  | { readonly rule: 'attempt-invalid'; readonly issues: readonly Issue[] };

type Corrected = Outcome<AttemptOnRecord, CorrectionRefusal>;

/** Says a recorded call anew, for the agent who sent it and as long as the branch allows; what was sent before is kept. */
export const correctAttempt =
  (deps: DeskDeps) =>
  async ({ agent, traceId, log }: FromAgent, asked: CorrectionCommand): Promise<Corrected> => {
    const { taskId, claimId } = asked;
    const { branch } = deps;
    const at = toInstant(deps.now());
    const claims = await claimsOf(taskId, deps);
    const sealedWords = await wordsOf(deps, asked, at);
    const outcome = await deps.tasks.change<Corrected>(taskId, { traceId, at }, (task) => {
      const command: CorrectAttempt = {
        name: 'correct attempt',
        ...asked,
        agent,
        sealedWords,
        at,
        isAnotherAwaited: task !== undefined && isAnotherAwaited(claims, { taskId, claimId }, task),
      };
      const decided = decide(task, command, branch);
      if (decided.ok) {
        const { next, emits } = decided.value;
        return { next, emits, answer: done(onRecord(next, claimId, branch)) };
      }
      switch (decided.refusal) {
        case 'attempt-repeated':
          return { answer: task ? repeated(onRecord(task, claimId, branch)) : refuse('no-such-task') };
        case 'attempt-invalid': {
          const issues = task ? correctionIssues(task, command, branch) : [];
          return { answer: refuse({ rule: 'attempt-invalid' as const, issues }) };
        }
        case 'no-such-task':
        case 'no-such-attempt':
        case 'claim-of-another':
        case 'correction-out-of-turn':
        case 'correction-too-late':
        case 'later-attempt':
          return { answer: refuse(decided.refusal) };
        default:
          throw new Fault('refusal-unexpected', `A correction cannot be refused for ${decided.refusal}`);
      }
    });
    const result = outcome.ok ? outcome.value.result : 'refused';
    const { disposition } = asked.body;
    log.info('attempt-corrected', { taskId, claimId, caller: agent, disposition, result });
    return outcome;
  };

const repeated = (answer: AttemptOnRecord) => done({ ...answer, result: 'repeated' as const });
