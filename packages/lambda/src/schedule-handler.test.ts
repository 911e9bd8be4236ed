import { defineSurface } from '@huiyin/surface';
import { describe, expect, it } from 'vitest';
import { type ScheduledRun, scheduleHandler, streamHandler } from './index.ts';
import { lambdaContext } from './testing/events.ts';
import { logDouble } from './testing/log.double.ts';

const { clock } = defineSurface({
  service: 'example',
  purpose: 'runs',
  table: {},
  doors: { clock: { kind: 'clock', tasks: { fold: ['00:30'] }, uses: {}, meaning: 'Nothing is folded.' } },
}).doors;

function setUp(fold: (run: ScheduledRun) => Promise<void>) {
  const { log, lines } = logDouble();
  const handler = scheduleHandler(clock, { log, tasks: { fold }, newTraceId: () => 'trace-1' });
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
    const { wake, lines } = setUp(async ({ scheduledAt, traceId }) => {
      seen.push([scheduledAt, traceId]);
    });
    await wake({ scheduledAt: '2026-10-05T00:00:00Z', input: { task: 'fold' } });
    expect(seen).toEqual([['2026-10-05T00:00:00.000Z', 'trace-1']]);
    expect(lines).toEqual([]);
  });

  it.each([
    ['what it throws', { scheduledAt: '2026-10-05T00:00:00Z', input: { task: 'fold' } }],
    ['a task that it does not have', { scheduledAt: '2026-10-05T00:00:00Z', input: { task: 'canary' } }],
    ['an input that breaks its contract', { scheduledAt: '2026-10-05T00:00:00Z', input: { canary: 1 } }],
    ['a moment that is none', { scheduledAt: 'canary', input: { task: 'fold' } }],
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

describe('the tasks of a door', () => {
  const { log } = logDouble();
  const run = () => Promise.resolve();

  it('do not compile when one has no handler, or a handler no task', () => {
    // @ts-expect-error: fold runs at half past midnight, and nothing is done.
    expect(scheduleHandler(clock, { log, tasks: {} })).toBeTypeOf('function');
    // @ts-expect-error: nothing ever runs mail.
    expect(scheduleHandler(clock, { log, tasks: { fold: run, mail: run } })).toBeTypeOf('function');
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
