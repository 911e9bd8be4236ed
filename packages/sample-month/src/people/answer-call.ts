import { addDays, dayOf, momentAt, plusMinutes } from '@huiyin/calendar';
import type { AttemptBody, BranchConfiguration, ClaimedTask } from '@huiyin/contracts';
import { ROUTINE, SECOND_CALLBACK } from '@huiyin/vocabulary';
import { between, type Draw, pickWeighted } from '../draw.ts';
import { type CallDraw, customerAnswers } from './customer-answers.ts';

/** How one call goes; the agent adds when it was made. */
export type CallOutcome = Omit<AttemptBody, 'calledAt' | 'next'>;

/** What the person at the other end does when they are rung about this task for the n-th time at this moment. */
export function answerCall(
  task: ClaimedTask,
  calledAt: string,
  branch: Pick<BranchConfiguration, 'zone' | 'calling'>,
  draw: Draw,
): CallOutcome {
  const attempt = task.attempts.length + 1;
  // A customer answers by the order they were served under, whatever its task is called.
  const about = task.programme === ROUTINE ? task.orderId : task.taskId;
  const of: CallDraw = (...name) => draw('call', about, ...name);
  const fate = of('fate');
  // Some numbers never work, however often one tries.
  if (task.programme !== SECOND_CALLBACK) {
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
      return interviewIn(task, of);
    case 'call-later': {
      const callAgainAt = appointmentIn(calledAt, task.windowEndsAt, branch, of('later', attempt) < 0.5);
      return {
        disposition: 'call-later',
        durationSeconds: 20,
        ...(callAgainAt !== undefined && { callAgainAt }),
      };
    }
    case 'refused':
      return { disposition: 'refused', durationSeconds: 15 };
    default:
      return { disposition: reached, durationSeconds: reached === 'no-answer' ? 40 : 10 };
  }
}

/** Three hours on where a customer would rather and the branch may ring then, else the next morning; none when the window is over by then. */
function appointmentIn(
  calledAt: string,
  windowEndsAt: string,
  { zone, calling }: Pick<BranchConfiguration, 'zone' | 'calling'>,
  wouldRatherToday: boolean,
): string | undefined {
  const today = plusMinutes(calledAt, 180);
  const day = dayOf(today, zone);
  const mayRing = calling.permitted.some(
    ({ from, to }) => momentAt(day, from, zone) <= today && today < momentAt(day, to, zone),
  );
  const at = wouldRatherToday && mayRing ? today : momentAt(addDays(dayOf(calledAt, zone), 1), '10:00', zone);
  return at < windowEndsAt ? at : undefined;
}

function interviewIn(task: ClaimedTask, of: CallDraw): CallOutcome {
  const { id, version } = task.questionnaire;
  const questionnaire = { id, version };
  const answers = customerAnswers(task, of);
  // Some hang up as soon as they have said that somebody came.
  if (answers.visit === 'yes' && of('breaks-off') < 0.012)
    return {
      disposition: 'partial',
      durationSeconds: 45,
      interview: { questionnaire, answers: { visit: 'yes' } },
    };
  const [shortest, longest] = task.programme === SECOND_CALLBACK ? [60, 180] : [70, 260];
  return {
    disposition: 'complete',
    durationSeconds: between(of('length'), shortest, longest),
    interview: { questionnaire, answers },
  };
}
