import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { scheduleHandler, streamHandler, type Waking } from './index.ts';
import { lambdaContext } from './testing/events.ts';
import { logDouble } from './testing/log.double.ts';

function setUp(handle: (waking: Waking<{ job: string }>) => Promise<void>) {
  const { log, lines } = logDouble();
  const input = z.strictObject({ job: z.string() });
  const handler = scheduleHandler({ log, input, handle, newTraceId: () => 'trace-1' });
  return { wake: (event: unknown) => handler(event, lambdaContext()), lines };
}

/** What the runtime would print of it, everything enumerable included. */
const printed = (error: unknown) =>
  error instanceof Error
    ? JSON.stringify([error.name, error.message, error.stack, { ...error }, error.cause])
    : String(error);

describe('a door for time passing', () => {
  it('is told the moment that was scheduled', async () => {
    const seen: unknown[] = [];
    const { wake, lines } = setUp(async ({ scheduledAt, input, traceId }) => {
      seen.push([scheduledAt, input, traceId]);
    });
    await wake({ scheduledAt: '2026-10-05T00:00:00Z', input: { job: 'daily-briefing' } });
    expect(seen).toEqual([['2026-10-05T00:00:00.000Z', { job: 'daily-briefing' }, 'trace-1']]);
    expect(lines).toEqual([]);
  });

  it.each([
    ['what it throws', { scheduledAt: '2026-10-05T00:00:00Z', input: { job: 'x' } }],
    ['an input that breaks its contract', { scheduledAt: '2026-10-05T00:00:00Z', input: { canary: 1 } }],
    ['a moment that is none', { scheduledAt: 'canary', input: { job: 'x' } }],
  ])('fails with %s, and lets the runtime print nothing of it', async (_, event) => {
    const { wake, lines } = setUp(() => Promise.reject(new Error('canary', { cause: new Error('canary') })));
    const error: unknown = await wake(event).then(
      () => 'did not fail',
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'Fault', code: 'function-failed' });
    expect(printed(error)).not.toContain('canary');
    expect(lines).toEqual([expect.objectContaining({ what: 'function-failed', requestId: 'invocation-1' })]);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });
});

describe("a door for a table's stream", () => {
  it("answers as the relay does, and lets the runtime print nothing of the relay's faults", async () => {
    const { log, lines } = logDouble();
    const failures = { batchItemFailures: [{ itemIdentifier: '7' }] };
    const event = { Records: [] };
    const well = streamHandler({ log, relay: async () => failures });
    expect(await well(event, lambdaContext())).toEqual(failures);
    const ill = streamHandler({ log, relay: () => Promise.reject(new Error('canary')) });
    await expect(ill(event, lambdaContext())).rejects.toThrow('The function failed');
    expect(JSON.stringify(lines)).not.toContain('canary');
    expect(lines).toHaveLength(1);
  });
});
