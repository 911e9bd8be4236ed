import type { Day, Instant } from '@huiyin/calendar';
import type { SamplingDecision, SealedWords, VisitTimes } from '@huiyin/contracts';
import type { Answers, Classification, Concern, Disposition } from '@huiyin/vocabulary';

/** One call that took place under a claim. A task has them in the order in which they began. */
export interface Attempt {
  readonly claimId: string;
  readonly agent: string;
  readonly calledAt: Instant;
  readonly durationSeconds: number;
  readonly disposition: Disposition;
  /** Which of the customer's numbers, counted from 1. */
  readonly numberRung?: number | undefined;
  /** When the customer asked to be rung instead. */
  readonly callAgainAt?: Instant | undefined;
  /** The customer does not want to be rung again, whatever the order. */
  readonly noMoreCalls?: true | undefined;
  /** The customer's numbers were corrected since; whoever was rung there, a call in vain says nothing of the customer. */
  readonly toEarlierNumber?: true | undefined;
  /** When its first result came; for some minutes after that it may be corrected. */
  readonly recordedAt: Instant;
}

/** What was said in one attempt: public answers by question id, the words sealed. */
export interface TaskInterview {
  readonly claimId: string;
  /** Which version of the task's questionnaire was asked. */
  readonly version: number;
  readonly answers: Answers;
  readonly concerns?: readonly Concern[] | undefined;
  /** Sealed in the words' context of task and claim. */
  readonly sealedWords?: string | undefined;
}

/** A result that was sent in error, as it stood until its agent corrected it. */
export interface ReplacedResult
  extends Pick<
    Attempt,
    'claimId' | 'durationSeconds' | 'disposition' | 'numberRung' | 'callAgainAt' | 'noMoreCalls'
  > {
  readonly replacedAt: Instant;
  readonly interview?: TaskInterview | undefined;
  /** Others had been told of it: the task was closed then, or had been before. */
  readonly said?: true | undefined;
}

/** After an attempt: not before this moment. */
export interface Waiting {
  readonly from: Instant;
  /** The customer named this moment: it comes before everything else. */
  readonly named?: true | undefined;
}

/** By the first two hashes a customer is known, by the third other numbers are; the contact opens in the context of order and revision. */
interface TaskCustomer {
  readonly customerKey: string;
  readonly earlierKey?: string | undefined;
  readonly numbersKey?: string | undefined;
  readonly sealedContact?: string | undefined;
}

export type TaskState = 'open' | 'closed' | 'withdrawn';

interface AnyTask {
  readonly taskId: string;
  readonly programme: string;
  /** What is asked, in the newest version on the day of the call. It stays once somebody was interviewed. */
  readonly questionnaire: string;
  readonly state: TaskState;
  readonly order: Classification;
  /** Absent once they are forgotten: what they say after that is not stored. The contact goes once nobody needs to ring any more. */
  readonly customer?: TaskCustomer | undefined;
  readonly windowEndsAt: Instant;
  readonly attempts: readonly Attempt[];
  readonly waiting?: Waiting | undefined;
  /** The one that counts: the first complete one by call start, else the first partial one. */
  readonly interview?: TaskInterview | undefined;
  readonly superseded?: readonly TaskInterview[] | undefined;
  /** What attempts said before they were corrected, in the order of the corrections; it only grows. */
  readonly replaced?: readonly ReplacedResult[] | undefined;
  /** `day` is the branch day of `at`; neither moves when a late attempt changes how the task ended. */
  readonly closed?:
    | { readonly at: Instant; readonly day: Day; readonly disposition: Disposition }
    | undefined;
  /** When the numbers came that are rung now; absent: they are those of the first request. */
  readonly numbersSince?: Instant | undefined;
  /** Of an open task that had been closed and is to be rung again: its first closing, whose moment and day it keeps. */
  readonly closedBefore?:
    | { readonly at: Instant; readonly day: Day; readonly reopenedAt: Instant }
    | undefined;
  /** Version of the request it follows: anything not higher is old news. */
  readonly sourceVersion: number;
}

/** A callback about a work order that was drawn. */
export interface OrderTask extends AnyTask {
  readonly about: 'order';
  readonly sampling: SamplingDecision;
  /** How the visit went in time; absent where nobody who asked for the callback knew it. */
  readonly visit?: VisitTimes | undefined;
}

/** A second callback: about the outcome of a complaint case in one round. */
export interface CaseTask extends AnyTask {
  readonly about: 'case';
  readonly caseId: string;
  readonly round: number;
  /** Who rang first or took the complaint, and who had the case in hand: none of them asks about its outcome. */
  readonly firstCallers: readonly string[];
  readonly resolvers: readonly string[];
  /** What the complaint was and what was concluded of it; gone with the contact. */
  readonly matter?: readonly SealedWords[] | undefined;
}

/** A customer to be rung within a window. */
export type Task = OrderTask | CaseTask;

export const interviewsOf = ({ interview, superseded = [] }: Task): readonly TaskInterview[] => [
  ...(interview ? [interview] : []),
  ...superseded,
];

/** Every concern that any interview brought, also a superseded one: no complaint is lost for coming second. */
export const concernsOf = (task: Task): Concern[] => [
  ...new Set(interviewsOf(task).flatMap(({ concerns = [] }) => concerns)),
];

/** Every concern that others were ever told of, also those of results that were corrected since. */
export const concernsSaid = (task: Task): Concern[] => [
  ...new Set([
    ...concernsOf(task),
    ...(task.replaced ?? []).flatMap(({ said, interview }) => (said ? (interview?.concerns ?? []) : [])),
  ]),
];

/** Does the customer want no more calls? False: others were told so in error; undefined: nobody ever said it. */
export function wantsNoMoreCalls({ attempts, replaced = [] }: Task): boolean | undefined {
  if (attempts.some(({ noMoreCalls }) => noMoreCalls)) return true;
  return replaced.some(({ said, noMoreCalls }) => said && noMoreCalls) ? false : undefined;
}

/** How often this claim's result was corrected. */
export const correctionsOf = ({ replaced = [] }: Task, claimId: string): number =>
  replaced.filter((each) => each.claimId === claimId).length;

export const isTried = ({ attempts }: Task): boolean => attempts.length > 0;

/** Is this claim's attempt on record? */
export const isRecorded = ({ attempts }: Task, claimId: string): boolean =>
  attempts.some((attempt) => attempt.claimId === claimId);

export function withoutWords({ sealedWords: _, ...said }: TaskInterview): TaskInterview {
  return said;
}

/** The task as everybody who may look at it sees it: no contact, no words, nothing to join by. */
export function publicTask(task: Task) {
  const {
    customer: _customer,
    interview,
    superseded: _superseded,
    replaced,
    ...seen
  } = task.about === 'case' ? { ...task, matter: undefined } : task;
  return {
    ...seen,
    ...(interview && { interview: withoutWords(interview) }),
    ...(replaced && {
      replaced: replaced.map((each) => ({
        ...each,
        ...(each.interview && { interview: withoutWords(each.interview) }),
      })),
    }),
  };
}
