import { newId } from '@huiyin/kernel/runtime';

const HEX = /^[0-9a-f]{32}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;

/** Only what cannot be anything but an id is taken from outside: a trace id goes into events and logs. */
const isTraceId = (text: string): boolean => HEX.test(text) || UUID.test(text) || ULID.test(text);

/** The caller's `x-trace-id` (32 hex digits, UUID or ULID), else the trace of its W3C `traceparent`, else a new one. */
export function traceIdOf(
  headers: Readonly<Record<string, string | undefined>>,
  newTraceId: () => string = newId,
): string {
  const own = headers['x-trace-id'];
  if (own !== undefined && isTraceId(own)) return own;
  return TRACEPARENT.exec(headers.traceparent ?? '')?.[1] ?? newTraceId();
}
