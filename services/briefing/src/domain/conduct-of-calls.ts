import { epochMs } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import type { CallbackFact } from './facts.ts';
import { joined, once, type Tally } from './tally.ts';

/** What of the branch says what was asked. */
export type InterviewRules = Pick<BranchConfiguration, 'questionnaires'>;

/** A number that was corrected so many hours before the interview at most was corrected shortly before it. */
const CORRECTED_HOURS = 72;

/** Whoever answers fewer levels gives no pattern. */
const LEVELS_MIN = 3;

/** Nobody greets, asks and listens faster: ten seconds, and three for each question. */
export const secondsNeeded = (questions: number): number => 10 + 3 * questions;

/**
 * What of a complete interview may tell of those who have a hand in it: `numberCorrected`, held at a number that upstream had corrected
 * less than three days before; `short`, in less time than its questions take; `levelled`, at least three questions were answered by a
 * level, and `straight`, all by the same.
 */
export function conductOf(fact: CallbackFact, { questionnaires }: InterviewRules): Tally {
  const { interview, disposition, reopened, numbersSince } = fact;
  if (!interview || disposition !== 'complete' || reopened) return {};
  const { answers, questionnaire, calledAt, durationSeconds } = interview;
  const leveled = new Set(
    questionnaires
      .filter(({ id }) => id === questionnaire.id)
      .flatMap(({ questions }) => questions.flatMap(({ id, kind }) => (kind === 'level' ? [id] : []))),
  );
  const levels = Object.entries(answers).flatMap(([question, answer]) =>
    leveled.has(question) && typeof answer === 'string' ? [answer] : [],
  );
  const hours =
    numbersSince === undefined ? undefined : (epochMs(calledAt) - epochMs(numbersSince)) / 3_600_000;
  return joined([
    hours !== undefined && hours >= 0 && hours < CORRECTED_HOURS ? once('numberCorrected') : {},
    durationSeconds < secondsNeeded(Object.keys(answers).length) ? once('short') : {},
    levels.length >= LEVELS_MIN ? once('levelled') : {},
    levels.length >= LEVELS_MIN && new Set(levels).size === 1 ? once('straight') : {},
  ]);
}
