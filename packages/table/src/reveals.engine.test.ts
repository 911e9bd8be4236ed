import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { localTable } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { CursorUnreadable } from './aggregate/cursor.ts';
import { type NotedReveal, revealsIn } from './reveals.ts';

const trace = { traceId: 'trace-1', at: '2026-10-06T02:00:00.000Z' };
const shown = (over: Partial<NotedReveal> = {}): NotedReveal => ({
  by: 'agent-01',
  day: '2026-10-06',
  at: '2026-10-06T02:00:00.000Z',
  about: 'routine:WO-1',
  under: 'C-1',
  ...over,
});

describe('whom somebody was shown', () => {
  it('is listed by person and day, in order', async () => {
    await using local = await localTable();
    const reveals = revealsIn(local.table, 420);
    const second = shown({ at: '2026-10-06T03:00:00.000Z', under: 'C-2', reason: 'investigate' });
    for (const each of [
      second,
      shown(),
      shown({ under: 'C-0', about: 'routine:WO-0' }),
      shown({ by: 'agent-02', under: 'C-3' }),
      shown({ day: '2026-10-07', at: '2026-10-06T16:00:00.000Z', under: 'C-4' }),
    ])
      await reveals.note(each, trace);
    const { items, next } = await reveals.of('agent-01', '2026-10-06');
    expect(items.map(({ state }) => state)).toEqual([
      shown({ under: 'C-0', about: 'routine:WO-0' }),
      shown(),
      second,
    ]);
    expect(next).toBeUndefined();
    expect((await reveals.of('agent-1', '2026-10-06')).items).toEqual([]);
  });

  it('is there once, and costs a read where it is known to come again', async () => {
    await using local = await localTable();
    const reveals = revealsIn(local.table, 420);
    await reveals.note(shown(), trace);
    expect(local.operations.map(({ units }) => units)).toEqual([{ read: 0, write: 1 }]);
    await reveals.note(shown(), trace);
    const before = local.operations.length;
    await reveals.note(shown(), trace, { repeated: true });
    expect(local.operations.slice(before).map(({ units }) => units.write)).toEqual([0]);
    expect((await reveals.of('agent-01', '2026-10-06')).items).toHaveLength(1);
    // The machine died before it was written: then the repeated one writes it.
    await reveals.note(shown({ under: 'C-9' }), trace, { repeated: true });
    expect((await reveals.of('agent-01', '2026-10-06')).items).toHaveLength(2);
  });

  it('is dropped so many days after it happened', async () => {
    await using local = await localTable();
    await revealsIn(local.table, 420).note(shown(), trace);
    const Key = { pk: { S: 'SHOWN#agent-01#2026-10-06' }, sk: { S: '2026-10-06T02:00:00.000Z C-1' } };
    const { Item } = await local.client.send(new GetItemCommand({ TableName: local.tableName, Key }));
    expect(Item?.x).toEqual({ N: `${Date.parse('2027-11-30T02:00:00.000Z') / 1000}` });
  });

  it('comes page by page, as dear on the hundredth day as on the first', async () => {
    await using local = await localTable();
    const reveals = revealsIn(local.table, 420);
    for (let number = 0; number < 130; number += 1)
      await reveals.note(shown({ under: `C-${String(number).padStart(3, '0')}` }), trace);
    const first = await reveals.of('agent-01', '2026-10-06');
    const rest = await reveals.of('agent-01', '2026-10-06', first.next);
    expect([first.items.length, rest.items.length, rest.next]).toEqual([100, 30, undefined]);
    await expect(reveals.of('agent-02', '2026-10-06', first.next)).rejects.toThrow(CursorUnreadable);
  });
});
