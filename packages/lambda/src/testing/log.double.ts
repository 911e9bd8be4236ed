import { describeError } from '../log/describe-error.ts';
import type { Log } from '../log/log.ts';
import type { LogFields } from '../log/loggable.ts';

/** Keeps what was logged, as objects. */
export function logDouble() {
  const lines: Record<string, unknown>[] = [];
  const logWith = (own: LogFields): Log => ({
    debug: (what, fields) => lines.push({ level: 'debug', what, ...own, ...fields }),
    info: (what, fields) => lines.push({ level: 'info', what, ...own, ...fields }),
    warn: (what, fields) => lines.push({ level: 'warn', what, ...own, ...fields }),
    error: (what, error, fields) =>
      lines.push({ level: 'error', what, ...own, ...fields, error: describeError(error) }),
    with: (fields) => logWith({ ...own, ...fields }),
  });
  return { log: logWith({}), lines };
}
