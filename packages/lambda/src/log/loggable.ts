/**
 * The only fields a log line may have. Each is a name, a number or a code that says nothing about a customer. Free text
 * (reasons, words, bodies, messages of foreign errors) is not among them and must not be added.
 */
export const LOGGABLE = [
  'traceId',
  'requestId',
  'messageId',
  'eventId',
  'eventName',
  'aggregateType',
  'aggregateId',
  'version',
  'orderId',
  'revision',
  'taskId',
  'claimId',
  'caseId',
  'rejectedId',
  'caller',
  'role',
  'route',
  'status',
  'rule',
  'issues',
  'count',
  'records',
  'failed',
  'attempt',
  'receiveCount',
  'durationMs',
  'day',
  'month',
  'period',
  'businessType',
  'team',
  'disposition',
  'decision',
  'result',
  'job',
  'scheduledAt',
  'queue',
  'table',
  'bus',
] as const;

export type LogFields = { readonly [Name in (typeof LOGGABLE)[number]]?: string | number | boolean };

const names: ReadonlySet<string> = new Set(LOGGABLE);
const TEXT_MAX = 200;
const PLAIN = /^[\x20-\x7e]*$/;
/** A mainland mobile number standing alone; a second lock, should an identifier ever be one. */
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

export const isLoggable = (name: string): boolean => names.has(name);

/** A value as a log line may show it: numbers and booleans as they are, short plain ASCII text, otherwise nothing. */
export function loggableValue(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string' || !PLAIN.test(value)) return undefined;
  return value.slice(0, TEXT_MAX).replace(MOBILE, '*');
}
