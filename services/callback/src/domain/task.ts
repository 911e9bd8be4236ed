import type {
  Classification,
  Concern,
  Disposition,
  Interview,
  SamplingDecision,
  SealedCustomer,
  Verdict,
} from '@huiyin/contracts';
import type { Day, Instant } from '@huiyin/kernel';

/** One call that took place under a claim. A task keeps them by the moment they began. */
export interface Attempt {
  readonly claimId: string;
  readonly agent: string;
  readonly calledAt: Instant;
  readonly durationSeconds: number;
  readonly disposition: Disposition;
  /** When the customer asked to be rung instead. */
  readonly callAgainAt?: Instant | undefined;
}

/** The public part of what a customer answered in one call. */
export type Answers = Omit<Interview, keyof Verdict>;

/** What one call brought back: of a routine callback answers, of a second callback a verdict. */
export interface Told {
  readonly claimId: string;
  readonly answers?: Answers | undefined;
  readonly verdict?: Pick<Verdict, 'solved' | 'satisfied'> | undefined;
  readonly concerns?: readonly Concern[] | undefined;
  /** Sealed in the context [branch, order id, claim id]. */
  readonly sealedWords?: string | undefined;
}

/** After an attempt: not before this moment, and rather in a slot other than these. */
export interface Waiting {
  readonly from: Instant;
  readonly tried: readonly string[];
}

interface AnyTask {
  readonly taskId: string;
  readonly state: 'open' | 'closed' | 'withdrawn';
  readonly order: Classification;
  /** Dropped when the customer is forgotten; what they say after that is not kept. */
  readonly customerKey?: string | undefined;
  /** Sealed in the context [branch, order id, revision]. Dropped once nobody needs to ring any more. */
  readonly sealedContact?: string | undefined;
  readonly windowEndsAt: Instant;
  readonly attempts: readonly Attempt[];
  readonly waiting?: Waiting | undefined;
  /** The first complete interview by call start; without one, the first partial. */
  readonly counting?: Told | undefined;
  readonly superseded?: readonly Told[] | undefined;
  /** `day` is the branch day of `at`; neither moves when a late result changes how the task ended. */
  readonly closed?:
    | { readonly at: Instant; readonly day: Day; readonly disposition: Disposition }
    | undefined;
  /** Version of the request it follows: anything not higher is old news. */
  readonly sourceVersion: number;
}

export interface RoutineTask extends AnyTask {
  readonly kind: 'routine';
  readonly sampling: SamplingDecision;
}

export interface SecondTask extends AnyTask {
  readonly kind: 'second';
  readonly caseId: string;
  readonly round: number;
}

/** A customer to be rung within a window: about a work order, or about the outcome of a complaint. */
export type Task = RoutineTask | SecondTask;

/** A decision's next state, and what the save of it emits. */
export interface Change {
  readonly next: Task;
  readonly emits: readonly string[];
}

/** A change that tells others how the task ended, where it has. */
export const telling = (next: Task): Change => ({
  next,
  emits:
    next.state === 'closed' ? [next.kind === 'routine' ? 'callback.closed' : 'second-callback.closed'] : [],
});

export const toldIn = (task: Task): readonly Told[] => [
  ...(task.counting ? [task.counting] : []),
  ...(task.superseded ?? []),
];

/** Every concern that any call brought, also one that does not count: a complaint is not lost for being told twice. */
export const concernsOf = (task: Task): Concern[] => [
  ...new Set(toldIn(task).flatMap(({ concerns }) => concerns ?? [])),
];

export const sealedCustomerOf = ({ customerKey, sealedContact }: Task): SealedCustomer | undefined =>
  customerKey !== undefined && sealedContact !== undefined ? { customerKey, sealedContact } : undefined;

/** The task as everybody who may look at it sees it: no contact, no words, nothing to join by. */
export function publicTask(task: Task) {
  const { customerKey: _key, sealedContact: _contact, counting, superseded: _more, ...seen } = task;
  const { sealedWords: _words, ...told } = counting ?? {};
  return { ...seen, ...(counting && { counting: told }) };
}
