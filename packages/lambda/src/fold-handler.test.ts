import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { foldHandler, type TableChange } from './fold-handler.ts';
import { lambdaContext, logDouble, windowEvent } from './testing/index.ts';

const record = (sequence: string, images: { before?: string; after?: string }) => ({
  eventName: 'MODIFY',
  dynamodb: {
    ApproximateCreationDateTime: 1_791_252_000,
    SequenceNumber: sequence,
    ...(images.before !== undefined && { OldImage: { pk: { S: images.before }, v: { N: '1' } } }),
    ...(images.after !== undefined && { NewImage: { pk: { S: images.after }, v: { N: '2' } } }),
  },
});

function folding() {
  const { log, lines } = logDouble();
  const seen: { begun: string[]; changes: TableChange[]; ended: object[] } = {
    begun: [],
    changes: [],
    ended: [],
  };
  const handler = foldHandler<{ count: number }>({
    log,
    window: z.strictObject({ count: z.int() }),
    begin: async (shard) => {
      seen.begun.push(shard);
      return { count: 0 };
    },
    add: ({ count }, changes) => {
      seen.changes.push(...changes);
      return { count: count + changes.length };
    },
    end: async ({ window, shard, traceId }) => {
      seen.ended.push({ window, shard, traceId });
    },
    newTraceId: () => 'trace-1',
  });
  return { handler: (event: unknown) => handler(event, lambdaContext()), seen, lines };
}

describe('a door that folds its table’s changes', () => {
  it('carries what it made of a batch to the next, and ends once', async () => {
    const { handler, seen } = folding();
    const first = await handler(windowEvent({ Records: [record('1', { after: 'A' })] }));
    expect(first).toEqual({ state: { count: 1 } });
    const second = await handler(
      windowEvent({
        Records: [record('2', { before: 'A', after: 'B' }), record('3', { before: 'B' })],
        ...first,
      }),
    );
    expect(second).toEqual({ state: { count: 3 } });
    expect(seen.ended).toEqual([]);
    expect(await handler(windowEvent(second))).toEqual({ state: {} });
    expect(seen).toEqual({
      begun: ['shardId-1'],
      changes: [
        { after: { pk: 'A' }, at: 1_791_252_000_000, sequence: '1' },
        { before: { pk: 'A' }, after: { pk: 'B' }, at: 1_791_252_000_000, sequence: '2' },
        { before: { pk: 'B' }, at: 1_791_252_000_000, sequence: '3' },
      ],
      ended: [{ window: { count: 3 }, shard: 'shardId-1', traceId: 'trace-1' }],
    });
  });

  it('ends with records in hand where Lambda ends a window early', async () => {
    const { handler, seen } = folding();
    await handler(windowEvent({ Records: [record('1', { after: 'A' })], isFinal: true }));
    expect(seen.ended).toEqual([{ window: { count: 1 }, shard: 'shardId-1', traceId: 'trace-1' }]);
  });

  it('does nothing for a window without changes', async () => {
    const { handler, seen } = folding();
    expect(await handler(windowEvent({}))).toEqual({ state: {} });
    expect(seen).toEqual({ begun: [], changes: [], ended: [] });
  });

  it('fails on a state that is none of its own, so that the stream tries again', async () => {
    const { handler, lines } = folding();
    await expect(handler(windowEvent({ state: { count: 'many' } }))).rejects.toThrow('The function failed');
    expect(lines).toMatchObject([{ what: 'function-failed' }]);
  });
});
