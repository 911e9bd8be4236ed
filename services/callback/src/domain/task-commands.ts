import type { Instant } from '@huiyin/calendar';
import type { AttemptBody, BusEvent } from '@huiyin/contracts';
import type { Claim } from './claim.ts';

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
  readonly body: AttemptBody;
  readonly sealedWords: string | undefined;
  readonly at: Instant;
  /** Somebody else claimed the task that day and has not recorded their attempt. */
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
  /** Who was served after this moment is a new acquaintance. */
  readonly forgottenAt: Instant;
  readonly at: Instant;
}

/** Everything that can be asked of a task. */
export type TaskCommand =
  | RequestTask
  | WithdrawTask
  | RequestSecondTask
  | RecordAttempt
  | EndWindow
  | EndWithoutPhone
  | ForgetInTask;
