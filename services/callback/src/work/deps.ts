import type { BranchConfiguration } from '@huiyin/contracts';
import type { Clock, NewId } from '@huiyin/kernel';
import type { Log } from '@huiyin/lambda';
import type { KeyRing } from '@huiyin/seal';
import type { Reveals } from '@huiyin/table';
import type { ClaimStore } from '../store/claims.ts';
import type { TaskStore } from '../store/tasks.ts';

/** What every piece of work on tasks needs. */
export interface TaskDeps {
  readonly branch: BranchConfiguration;
  readonly tasks: TaskStore;
  readonly now: Clock;
}

/** What the desk needs beside that. */
export interface DeskDeps extends TaskDeps {
  readonly claims: ClaimStore;
  readonly keys: KeyRing;
  readonly newId: NewId;
  readonly reveals: Reveals;
}

/** Which agent asks, and under which trace. */
export interface FromAgent {
  readonly agent: string;
  /** That their token names. */
  readonly team?: string | undefined;
  readonly traceId: string;
  readonly log: Log;
}
