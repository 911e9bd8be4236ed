import { describeIssues } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import { loggableValue } from './loggable.ts';

/** An error as a log line may show it: never the message of an error that is not ours, since it may quote a value. */
export interface ErrorDescription {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  /** Of a broken contract: `path rule` of what is wrong. */
  readonly issues?: string;
  /** AWS's own id of the refused request. */
  readonly requestId?: string;
  readonly frames?: readonly string[];
  readonly cause?: ErrorDescription;
}

const FRAMES_MAX = 8;
const CAUSES_MAX = 4;
const FRAME = /^\s+at [\w$.<>[\] #]*\(?[\w@./:+ %~-]+:\d+:\d+\)?$/;

export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: `thrown ${error === null ? 'null' : typeof error}` };
  const code = codeOf(error);
  const requestId = requestIdOf(error);
  const frames = framesOf(error);
  return {
    name: String(loggableValue(error.name) ?? 'Error'),
    ...(code !== undefined && { code }),
    ...(error instanceof Fault && { message: error.message }),
    ...(error instanceof z.ZodError && { issues: describeIssues(error) }),
    ...(requestId !== undefined && { requestId }),
    ...(frames.length > 0 && { frames }),
    ...(error.cause !== undefined && depth < CAUSES_MAX && { cause: describeError(error.cause, depth + 1) }),
  };
}

// Node's and our own codes are names; a foreign code that is anything else stays unsaid.
const CODE = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

function codeOf(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && CODE.test(code) ? code : undefined;
}

function requestIdOf(error: Error): string | undefined {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('requestId' in metadata)) return undefined;
  const id = loggableValue(metadata.requestId);
  return typeof id === 'string' ? id : undefined;
}

/** The stack begins with the message, which is cut off first; of the rest, only lines that are frames. */
function framesOf({ message, stack = '' }: Error): string[] {
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, FRAMES_MAX)
    .map((line) => line.trim().slice(3));
}
