import { type Instant, plusMinutes } from '@huiyin/calendar';
import type { AttemptBody, BranchConfiguration, Issue } from '@huiyin/contracts';
import type { Claim } from './claim.ts';
import { nextOpening } from './permitted.ts';
import { answerIssues, questionnaireOf } from './questionnaire.ts';
import type { Task } from './task.ts';

/** What an attempt is judged by. */
export interface AttemptGiven {
  readonly task: Task;
  readonly claim: Pick<Claim, 'claimedAt'>;
  readonly body: Omit<AttemptBody, 'next'>;
  readonly now: Instant;
  readonly branch: BranchConfiguration;
}

/** Clocks of desks may differ from ours by so much. */
const TOLERANCE_MINUTES = 1;

interface AttemptRule {
  readonly path: string;
  readonly rule: string;
  readonly isBroken: (given: AttemptGiven) => boolean;
}

const REACHED = ['complete', 'partial'];

/** What holds for every attempt: each rule by name, and the field at fault. */
export const ATTEMPT_RULES: readonly AttemptRule[] = [
  {
    path: 'calledAt',
    rule: 'called-in-the-future',
    isBroken: ({ body, now }) => body.calledAt > plusMinutes(now, TOLERANCE_MINUTES),
  },
  {
    path: 'calledAt',
    rule: 'called-before-the-claim',
    isBroken: ({ body, claim }) => body.calledAt < plusMinutes(claim.claimedAt, -TOLERANCE_MINUTES),
  },
  {
    path: 'interview',
    rule: 'required-when-complete',
    isBroken: ({ body }) => body.disposition === 'complete' && body.interview === undefined,
  },
  {
    path: 'interview',
    rule: 'only-when-reached',
    isBroken: ({ body }) => body.interview !== undefined && !REACHED.includes(body.disposition),
  },
  {
    path: 'interview.questionnaire',
    rule: 'not-of-this-task',
    isBroken: ({ body: { interview }, task }) =>
      interview !== undefined && interview.questionnaire.id !== task.questionnaire,
  },
  {
    path: 'interview.questionnaire',
    rule: 'unlisted-version',
    isBroken: ({ body: { interview }, task, branch }) =>
      interview?.questionnaire.id === task.questionnaire &&
      questionnaireOf(interview.questionnaire, branch.questionnaires) === undefined,
  },
  {
    path: 'noMoreCalls',
    rule: 'only-when-refused',
    isBroken: ({ body }) => body.noMoreCalls === true && body.disposition !== 'refused',
  },
  {
    path: 'callAgainAt',
    rule: 'only-when-call-later',
    isBroken: ({ body }) => body.callAgainAt !== undefined && body.disposition !== 'call-later',
  },
  {
    path: 'callAgainAt',
    rule: 'not-after-the-call',
    isBroken: ({ body }) => body.callAgainAt !== undefined && body.callAgainAt <= body.calledAt,
  },
  {
    path: 'callAgainAt',
    rule: 'outside-permitted-hours',
    // Hours are those of the window: at the end of the calendar there are none to be found.
    isBroken: ({ body: { callAgainAt }, task, branch }) =>
      callAgainAt !== undefined &&
      callAgainAt < task.windowEndsAt &&
      nextOpening(callAgainAt, branch) !== callAgainAt,
  },
  {
    path: 'callAgainAt',
    rule: 'after-the-window',
    isBroken: ({ body, task }) => body.callAgainAt !== undefined && body.callAgainAt >= task.windowEndsAt,
  },
];

/** Everything wrong with an attempt, field by field: the rules above, and its answers against the questionnaire that was asked. */
export function attemptIssues(given: AttemptGiven): readonly Issue[] {
  const { body, task, branch } = given;
  const broken = ATTEMPT_RULES.filter(({ isBroken }) => isBroken(given));
  const { interview, disposition } = body;
  const questionnaire = interview && questionnaireOf(interview.questionnaire, branch.questionnaires);
  const isComplete = disposition === 'complete';
  return [
    ...broken.map(({ path, rule }) => ({ path, rule })),
    ...(questionnaire?.id === task.questionnaire
      ? answerIssues({ questionnaire, given: interview?.answers ?? {}, isComplete }, branch.levels)
      : []),
  ];
}
