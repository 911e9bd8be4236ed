import type { Operation } from './operation.ts';
import type { Tables } from './storage/tables.ts';

/** What every operation works with. */
export interface Context {
  readonly tables: Tables;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** `arn:partition:dynamodb:region:account` */
  readonly arnPrefix: string;
  readonly report: (operation: Operation) => void;
  /** A stream got a record. */
  readonly changed: (table: string) => void;
}

/** Answers an operation's body; throws an AwsError. */
export type OperationHandler = (context: Context, body: unknown) => object;
