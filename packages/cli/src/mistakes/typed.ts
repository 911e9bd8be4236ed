import { type Issue, issuesOf } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type * as z from 'zod';

/** Words on the command line that break the contract: which, and by which rules. */
export class TypedWrong extends Fault {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('typed-wrong', 'what was typed is not as it has to be');
    this.issues = issues;
  }
}

/** What was typed, as its contract reads it; throws {@link TypedWrong}, which names no value. */
export function typed<Schema extends z.ZodType>(schema: Schema, said: unknown): z.output<Schema> {
  const read = schema.safeParse(said);
  if (read.success) return read.data;
  throw new TypedWrong(issuesOf(read.error));
}
