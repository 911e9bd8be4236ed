import type { Day, Instant } from '@huiyin/calendar';
import type { SamplingDecision, SealedWords } from '@huiyin/contracts';
import type { Answers, Classification, Concern, Disposition } from '@huiyin/vocabulary';

/** One call that took place under a claim. A task has them in the order in which they began. */
export interface Attempt {
  readonly claimId: string;
  readonly agent: string;
  readonly calledAt: Instant;
  readonly durationSeconds: number;
  readonly disposition: Disposition;
  /** When the customer asked to be rung instead. */
  readonly callAgainAt?: Instant | undefined;
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

/** After an attempt: not before this moment. */
export interface Waiting {
  readonly from: Instant;
  /** The customer named this moment: it comes before everything else. */
  readonly named?: true | undefined;
}

/** By the hash a customer is found when they are to be forgotten; the contact opens in the context of order and revision. */
interface TaskCustomer {
  readonly customerKey: string;
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
  /** `day` is the branch day of `at`; neither moves when a late attempt changes how the task ended. */
  readonly closed?:
    | { readonly at: Instant; readonly day: Day; readonly disposition: Disposition }
    | undefined;
  /** Version of the request it follows: anything not higher is old news. */
  readonly sourceVersion: number;
}

/** A callback about a work order that was drawn. */
export interface OrderTask extends AnyTask {
  readonly about: 'order';
  readonly sampling: SamplingDecision;
}

/** A second callback: about the outcome of a complaint case in one round. */
export interface CaseTask extends AnyTask {
  readonly about: 'case';
  readonly caseId: string;
  readonly round: number;
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

export const isTried = ({ attempts }: Task): boolean => attempts.length > 0;

/** Is this claim's attempt on record? */
export const isRecorded = ({ attempts }: Task, claimId: string): boolean =>
  attempts.some((attempt) => attempt.claimId === claimId);

/** The task as everybody who may look at it sees it: no contact, no words, nothing to join by. */
export function publicTask(task: Task) {
  const {
    customer: _customer,
    interview,
    superseded: _superseded,
    ...seen
  } = task.about === 'case' ? { ...task, matter: undefined } : task;
  const { sealedWords: _words, ...said } = interview ?? {};
  return { ...seen, ...(interview && { interview: said }) };
}
