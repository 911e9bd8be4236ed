import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import { describeError } from './describe-error.ts';
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

export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'SILENT';

export interface LogParts {
  readonly service: string;
  readonly door: string;
  readonly level?: LogLevel;
}

/** Powertools' logger behind the allow-list; one per function, made in `main/`. */
export function openLog({ service, door, level = 'INFO' }: LogParts): Log {
  const logger = new Logger({ logLevel: level, logFormatter: new AllowList(`${service}/${door}`) });
  return logWith(logger, {});
}

const ERROR_KEY = 'errorDescription';

function logWith(logger: Logger, own: LogFields): Log {
  return {
    debug: (what, fields) => logger.debug(what, { ...own, ...fields }),
    info: (what, fields) => logger.info(what, { ...own, ...fields }),
    warn: (what, fields) => logger.warn(what, { ...own, ...fields }),
    error: (what, error, fields) =>
      logger.error(what, { ...own, ...fields, [ERROR_KEY]: JSON.stringify(describeError(error)) }),
    with: (fields) => logWith(logger, { ...own, ...fields }),
  };
}

/** Whatever reaches the logger, only these fields leave it. A class, because Powertools asks for one. */
class AllowList extends LogFormatter {
  readonly #from: string;

  constructor(from: string) {
    super();
    this.#from = from;
  }

  formatAttributes(base: UnformattedAttributes, additional: LogAttributes): LogItem {
    const attributes: LogAttributes = {
      level: base.logLevel,
      at: this.formatTimestamp(base.timestamp),
      from: this.#from,
      what: loggableValue(base.message),
    };
    for (const [name, value] of Object.entries(additional))
      if (isLoggable(name)) attributes[name] = loggableValue(value);
    const error = additional[ERROR_KEY];
    // As text it passes Powertools unchanged: only describeError has written it.
    if (typeof error === 'string') attributes.error = JSON.parse(error);
    return new LogItem({ attributes });
  }
}
