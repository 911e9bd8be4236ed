import type * as z from 'zod';
import { unsupported, validation } from './aws-error.ts';

/** Parses a request; parameters the schema does not know are refused by name, never ignored. */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') throw unsupported(`the parameter ${issue.keys.join(', ')}`);
  throw validation(`1 validation error detected: at '${issue?.path.join('.')}': ${issue?.message}`);
}
