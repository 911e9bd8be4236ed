import type { AttemptBody, BranchConfiguration, InterviewAnswers, Issue } from '@huiyin/contracts';
import { type Instant, plusMinutes } from '@huiyin/kernel';
import type { Claim } from './lease.ts';
import type { Task } from './task.ts';

/** What a result is judged by. */
export interface Report {
  readonly task: Task;
  readonly claim: Claim;
  readonly body: AttemptBody;
  readonly now: Instant;
  readonly branch: BranchConfiguration;
}

/** Clocks of desks may differ from ours by so much. */
const TOLERANCE_MINUTES = 1;

interface AttemptRule {
  readonly path: string;
  readonly rule: string;
  readonly isBroken: (report: Report) => boolean;
}

const wasReached = ({ body }: Report): boolean => ['complete', 'partial'].includes(body.disposition);

/** What holds for every result: each rule by name, and the field at fault. */
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
    path: 'answers',
    rule: 'required-when-complete',
    isBroken: ({ body, task }) =>
      task.kind === 'routine' && body.disposition === 'complete' && body.answers === undefined,
  },
  {
    path: 'answers',
    rule: 'only-when-reached',
    isBroken: (report) => report.body.answers !== undefined && !wasReached(report),
  },
  {
    path: 'answers',
    rule: 'not-in-second-callback',
    isBroken: ({ body, task }) => task.kind === 'second' && body.answers !== undefined,
  },
  {
    path: 'verdict',
    rule: 'required-when-complete',
    isBroken: ({ body, task }) =>
      task.kind === 'second' && body.disposition === 'complete' && body.verdict === undefined,
  },
  {
    path: 'verdict',
    rule: 'only-when-complete',
    isBroken: ({ body }) => body.verdict !== undefined && body.disposition !== 'complete',
  },
  {
    path: 'verdict',
    rule: 'only-in-second-callback',
    isBroken: ({ body, task }) => task.kind === 'routine' && body.verdict !== undefined,
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
    rule: 'after-the-window',
    isBroken: ({ body, task }) => body.callAgainAt !== undefined && body.callAgainAt >= task.windowEndsAt,
  },
];

/** Everything wrong with a result, field by field: the rules above, and its answers against the questionnaire. */
export function issuesIn(report: Report): readonly Issue[] {
  const broken = ATTEMPT_RULES.filter(({ isBroken }) => isBroken(report));
  const { answers } = report.body;
  return [
    ...broken.map(({ path, rule }) => ({ path, rule })),
    ...(answers && report.task.kind === 'routine' ? answerIssues(answers, report) : []),
  ];
}

function answerIssues(answers: InterviewAnswers, { task, branch }: Report): Issue[] {
  const { id, version } = answers.questionnaire;
  const type = branch.businessTypes.find((each) => each.id === task.order.businessType);
  const asked = branch.questionnaires.find((each) => each.id === id && each.version === version);
  if (!asked || asked.id !== type?.questionnaire)
    return [{ path: 'answers.questionnaire', rule: 'not-of-this-business-type' }];

  const issues: Issue[] = [];
  const check = (field: string, rule: string, isBroken: boolean) => {
    if (isBroken) issues.push({ path: `answers.${field}`, rule });
  };
  const levels = new Set(branch.levels.map((level) => level.id));
  const aspects = new Set(asked.aspects.map((aspect) => aspect.id));
  const rated = Object.entries(answers.aspects ?? {});

  check('rating', 'unknown-level', answers.rating !== undefined && !levels.has(answers.rating));
  check('aspects', 'unknown-aspect', !rated.every(([aspect]) => aspects.has(aspect)));
  check('aspects', 'unknown-level', !rated.every(([, level]) => levels.has(level)));
  check('keptAppointment', 'not-asked', answers.keptAppointment !== undefined && !asked.asksAppointment);
  check('integrityConcern', 'not-asked', answers.integrityConcern !== undefined && !asked.asksIntegrity);
  if (!answers.visitTookPlace)
    for (const field of ['rating', 'aspects', 'keptAppointment', 'integrityConcern'] as const)
      check(field, 'not-asked-without-visit', answers[field] !== undefined);
  return issues;
}
