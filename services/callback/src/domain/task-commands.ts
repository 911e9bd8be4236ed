import type { Instant } from '@huiyin/calendar';
import type { AttemptBody, AttemptResult, BusEvent } from '@huiyin/contracts';
import type { Claim } from './claim.ts';
import type { Agent } from './independence.ts';

/** Sampling asks for a callback. */
export interface RequestTask {
  readonly name: 'request';
  readonly event: BusEvent<'callback.requested'>;
  readonly at: Instant;
}

/** Sampling takes its request back. */
export interface WithdrawTask {
  readonly name: 'withdraw';
  readonly event: BusEvent<'callback.withdrawn'>;
  readonly at: Instant;
}

/** A concluded complaint asks for its second callback. */
export interface RequestSecondTask {
  readonly name: 'request second';
  readonly event: BusEvent<'second-callback.requested'>;
  readonly at: Instant;
}

/** A call that took place, its words sealed already. */
export interface RecordAttempt {
  readonly name: 'record attempt';
  readonly claim: Claim;
  /** Who held the claim and rang. */
  readonly agent: Agent;
  readonly body: AttemptBody;
  readonly sealedWords: string | undefined;
  readonly at: Instant;
  /** Somebody else claimed the task that day and has not recorded their attempt. */
  readonly isAnotherAwaited: boolean;
}

/** The agent of a recorded attempt says it anew: what was sent in error. */
export interface CorrectAttempt {
  readonly name: 'correct attempt';
  readonly claimId: string;
  readonly agent: string;
  /** Counts the corrections of this attempt from 1, so that one that comes twice is known. */
  readonly number: number;
  readonly body: AttemptResult;
  readonly sealedWords: string | undefined;
  readonly at: Instant;
  readonly isAnotherAwaited: boolean;
}

/** Time has passed. */
export interface EndWindow {
  readonly name: 'end window';
  readonly at: Instant;
}

/** The customer turned out to have no phone. */
export interface EndWithoutPhone {
  readonly name: 'no phone';
  readonly at: Instant;
}

/** A customer asked to be forgotten: their keyed hash under every yearly key in use. */
export interface ForgetInTask {
  readonly name: 'forget';
  readonly customerKeys: readonly string[];
  readonly forgottenAt: Instant;
  readonly at: Instant;
}

/** Everything that can be asked of a task. */
export type TaskCommand =
  | RequestTask
  | WithdrawTask
  | RequestSecondTask
  | RecordAttempt
  | CorrectAttempt
  | EndWindow
  | EndWithoutPhone
  | ForgetInTask;
