import { describeError, type ErrorDescription } from './describe-error.ts';
import { isLoggable, type LogFields, loggableValue } from './loggable.ts';

/**
 * Writes what happened as one line of JSON: a kebab-case name and fields from an allow-list. It holds no state that could
 * pass from one record to another: `with` gives a new log.
 */
export interface Log {
  debug(what: string, fields?: LogFields): void;
  info(what: string, fields?: LogFields): void;
  warn(what: string, fields?: LogFields): void;
  /** Says the error's name, code and place; its message only when it is a Fault of ours. */
  error(what: string, error: unknown, fields?: LogFields): void;
  with(fields: LogFields): Log;
}

const LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT'] as const;
export type LogLevel = (typeof LEVELS)[number];

export interface LogOptions {
  readonly service: string;
  readonly door: string;
  readonly level?: LogLevel;
}

/**
 * One per function, made in `main/`. It writes to standard output itself: Powertools' logger does the same behind ten times the
 * code, which every function would load before its first line.
 */
export function openLog({ service, door, level = 'INFO' }: LogOptions): Log {
  const from = `${service}/${door}`;
  const lowest = LEVELS.indexOf(level);
  const write: Write = (at, what, fields, error) => {
    if (LEVELS.indexOf(at) < lowest) return;
    const line = {
      level: at,
      at: new Date().toISOString(),
      from,
      what: loggableValue(what),
      ...listed(fields),
      ...(error && { error }),
    };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  return logWith(write, {});
}

type Write = (
  level: Exclude<LogLevel, 'SILENT'>,
  what: string,
  fields: LogFields,
  error?: ErrorDescription,
) => void;

const logWith = (write: Write, own: LogFields): Log => ({
  debug: (what, fields) => write('DEBUG', what, { ...own, ...fields }),
  info: (what, fields) => write('INFO', what, { ...own, ...fields }),
  warn: (what, fields) => write('WARN', what, { ...own, ...fields }),
  error: (what, error, fields) => write('ERROR', what, { ...own, ...fields }, describeError(error)),
  with: (fields) => logWith(write, { ...own, ...fields }),
});

/** Whatever reaches the log, only these fields leave it. */
const listed = (fields: LogFields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => isLoggable(name))
      .map(([name, value]) => [name, loggableValue(value)]),
  );
