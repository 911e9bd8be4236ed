/**
 * Something that must not happen: thrown, never returned. `code` is stable and kebab-case; the message is written by us
 * and holds no personal data, so that logs may print it. Whatever caused it goes to `cause`, which logs print by name only.
 */
export class Fault extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'Fault';
    this.code = code;
  }
}
