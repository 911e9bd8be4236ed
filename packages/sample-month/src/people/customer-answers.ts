import type { AttemptBody, ClaimedTask } from '@huiyin/contracts';
import { addDays, dayOf, momentAt, plusMinutes } from '@huiyin/kernel';
import { between, type Draw, pick, pickWeighted } from '../draw.ts';

/** How one call goes; the agent adds when it was made. */
export type CallOutcome = Omit<AttemptBody, 'calledAt' | 'next'>;

type Answers = NonNullable<CallOutcome['answers']>;

const DISSATISFIED = [
  '等了很久才有人上门。',
  '师傅态度不好，没有戴鞋套。',
  '解释不清楚，跑了两趟。',
  '维修后第二天又漏气。',
] as const;
const SUGGESTIONS = ['希望可以网上预约。', '上门前最好先打电话。', '希望周末也能办理。'] as const;
const PRAISE = ['师傅很耐心，讲解很仔细。', '来得很快，服务很好。', '非常满意，谢谢。'] as const;

/** What the person at the other end does when they are rung about this task for the n-th time at this moment. */
export function answerCall(task: ClaimedTask, calledAt: string, zone: string, draw: Draw): CallOutcome {
  const attempt = task.attempts.length + 1;
  const of = (...name: (string | number)[]) => draw('call', task.taskId, ...name);
  const fate = of('fate');
  // Some numbers never work, however often one tries.
  if (task.kind === 'routine') {
    if (fate < 0.015) return { disposition: 'dead-number', durationSeconds: 12 };
    if (fate < 0.025) return { disposition: 'wrong-number', durationSeconds: 25 };
    if (fate < 0.03) return { disposition: 'language-or-hearing', durationSeconds: 50 };
    if (fate < 0.034) return { disposition: 'void-order', durationSeconds: 60 };
  }
  const reached = pickWeighted<CallOutcome['disposition']>(of('reached', attempt), [
    ['complete', 70],
    ['no-answer', 19],
    ['busy', 4],
    ['switched-off', 3],
    ['refused', 2],
    ['call-later', 2],
  ]);
  switch (reached) {
    case 'complete':
      return task.kind === 'second' ? verdictOf(task, of) : interviewOf(task, of);
    case 'call-later':
      return {
        disposition: 'call-later',
        durationSeconds: 20,
        callAgainAt:
          of('later', attempt) < 0.5
            ? plusMinutes(calledAt, 180)
            : momentAt(addDays(dayOf(calledAt, zone), 1), '10:00', zone),
      };
    case 'refused':
      return { disposition: 'refused', durationSeconds: 15 };
    default:
      return { disposition: reached, durationSeconds: reached === 'no-answer' ? 40 : 10 };
  }
}

function interviewOf(task: ClaimedTask, of: (...name: (string | number)[]) => number): CallOutcome {
  const durationSeconds = between(of('length'), 70, 260);
  const { questionnaire } = task;
  if (!questionnaire) return { disposition: 'complete', durationSeconds };
  const about = { questionnaire: { id: questionnaire.id, version: questionnaire.version } };
  // One in 250 says that nobody came.
  if (of('visit') < 0.004)
    return { disposition: 'complete', durationSeconds, answers: { ...about, visitTookPlace: false } };
  const rating = levelOf(task, of('rating'), 0.08);
  const answers: Answers = {
    ...about,
    visitTookPlace: true,
    ...(questionnaire.asksAppointment && {
      keptAppointment: pickWeighted<'yes' | 'no' | 'none-made'>(of('kept'), [
        ['yes', 86],
        ['no', 5],
        ['none-made', 9],
      ]),
    }),
    ...(rating !== undefined && { rating }),
    ...aspectsOf(task, of),
    ...(questionnaire.asksIntegrity && { integrityConcern: of('integrity') < 0.005 }),
    ...(of('suggests') < 0.08 && { suggestion: pick(of('suggestion'), SUGGESTIONS) }),
    ...(of('praises') < 0.1 && { praise: pick(of('praise'), PRAISE) }),
    ...(of('complains') < 0.012 && { complaint: pick(of('complaint'), DISSATISFIED) }),
  };
  return of('breaks-off') < 0.012
    ? { disposition: 'partial', durationSeconds: 45, answers: { ...about, visitTookPlace: true } }
    : { disposition: 'complete', durationSeconds, answers };
}

function aspectsOf(
  task: ClaimedTask,
  of: (...name: (string | number)[]) => number,
): Pick<Answers, 'aspects'> {
  const rated = (task.questionnaire?.aspects ?? []).flatMap(({ id }) => {
    const level = levelOf(task, of('aspect', id), 0.05);
    return level === undefined ? [] : [[id, level] as const];
  });
  return rated.length > 0 ? { aspects: Object.fromEntries(rated) } : {};
}

/** Most are content: the shares of the branch's published table, somewhat worse. */
function levelOf({ levels }: ClaimedTask, share: number, notRated: number): string | undefined {
  const WEIGHTS = [0.22, 0.74, 0.02, 0.01, 0.01];
  if (share < notRated) return undefined;
  const [first, ...others] = levels.map(({ id }, index) => [id, WEIGHTS[index] ?? 0] as const);
  return first && pickWeighted((share - notRated) / (1 - notRated), [first, ...others]);
}

function verdictOf(task: ClaimedTask, of: (...name: (string | number)[]) => number): CallOutcome {
  // The first answer of a fifth of all complainants is "not yet".
  const solved = of('solved') < 0.8;
  return {
    disposition: 'complete',
    durationSeconds: between(of('length'), 60, 180),
    verdict: {
      solved,
      satisfied: solved && of('satisfied') < 0.85,
      ...(!solved && { words: `${task.orderId} 还没有处理好。` }),
    },
  };
}
