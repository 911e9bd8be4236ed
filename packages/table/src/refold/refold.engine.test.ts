import { localTable } from '@huiyin/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AggregateTable } from '../aggregate/aggregate-table.ts';
import { beforeSend } from '../before-send.double.ts';
import { markForRefold, refoldDay, waitingToRefold } from './refold.ts';

const trace = { traceId: 'trace-1', at: '2026-10-06T00:00:00.000Z' };
const day = '2026-10-05';
const mark = (table: AggregateTable) => markForRefold(table, day, trace);

describe('a day that has to be folded again', () => {
  it('is marked with one write however many facts come, and is folded once', async () => {
    await using local = await localTable();
    const { table, operations } = local;
    await mark(table);
    const before = operations.length;
    await mark(table);
    await mark(table);
    expect(operations.slice(before).map(({ units }) => units.write)).toEqual([0, 0]);
    const folded: string[] = [];
    await refoldDay(table, day, async (each) => void folded.push(each), trace);
    await refoldDay(table, day, async (each) => void folded.push(each), trace);
    expect(folded).toEqual([day]);
    expect(await waitingToRefold(table)).toEqual([]);
  });

  it('waits on when a fact comes while it is being folded', async () => {
    await using local = await localTable();
    const { table } = local;
    await mark(table);
    await refoldDay(table, day, () => mark(table), trace);
    expect(await waitingToRefold(table)).toEqual([day]);
  });

  it('waits on when the machine dies in the middle of its fold', async () => {
    await using local = await localTable();
    const { table } = local;
    await mark(table);
    const fault = refoldDay(table, day, () => Promise.reject(new Error('dead')), trace);
    await expect(fault).rejects.toThrow('dead');
    expect(await waitingToRefold(table)).toEqual([day]);
  });

  it('leaves a mark for a week once it is folded, and for as long as it waits', async () => {
    await using local = await localTable();
    const { table } = local;
    const marks: unknown[] = [];
    beforeSend(local.client, (_, { Item }) => {
      if (Item) marks.push(Item);
    });
    await mark(table);
    await refoldDay(table, day, async () => undefined, trace);
    const expiry = Date.parse(trace.at) / 1000 + 7 * 24 * 3600;
    expect(marks).toMatchObject([
      { t: { S: 'refold' }, s: { M: { phase: { S: 'pending' } } } },
      { t: { S: 'refold' }, s: { M: { phase: { S: 'folding' } } } },
      { t: { S: 'refold' }, s: { M: { phase: { S: 'folded' } } }, x: { N: String(expiry) } },
    ]);
    expect(marks.filter((item) => Object(item).x === undefined)).toHaveLength(2);
  });

  it('never loses a fact, in whatever order facts, marks and the steps of folds interleave', async () => {
    await using local = await localTable();
    const { table } = local;
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 4 }), async (scheduler, facts) => {
        runs += 1;
        const dayOfRun = `day ${runs}`;
        const written = new Set<number>();
        let folded = 0;
        let isOver = false;
        const fold = async () => {
          if (!isOver) await scheduler.schedule(Promise.resolve('read the facts'));
          folded = Math.max(folded, written.size);
        };
        const writers = Array.from({ length: facts }, async (_, fact) => {
          await scheduler.schedule(Promise.resolve('write a fact'));
          written.add(fact);
          await scheduler.schedule(Promise.resolve('mark'));
          await markForRefold(table, dayOfRun, trace);
        });
        const folders = Array.from({ length: 2 }, async () => {
          await scheduler.schedule(Promise.resolve('begin a fold'));
          await refoldDay(table, dayOfRun, fold, trace);
        });
        await scheduler.waitFor(Promise.all([...writers, ...folders]));
        isOver = true;
        // The next fold, if the day still waits for one, is the last chance.
        for (const waiting of await waitingToRefold(table)) await refoldDay(table, waiting, fold, trace);
        expect(folded).toBe(facts);
        expect(await waitingToRefold(table)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
