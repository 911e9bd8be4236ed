import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type LocalTable, localTable } from '@huiyin/testing';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { beforeSend } from '../before-send.double.ts';
import { BY_TEAM, TRACE, VISIT, visitOf } from '../visit.double.ts';
import type { QueryRange } from './aggregate-table.ts';

const DAY: typeof VISIT = {
  ...VISIT,
  keyOf: ({ id, team }) => ({ pk: `DAY#${team}`, sk: id }),
};
const day: QueryRange = { pk: 'DAY#repair-1' };

/** Visits `a1`, `a2`, `b1`, `b2`, `c1` of one team and `a1` of another, all under the key of their day. */
async function tableOfVisits(projected?: readonly string[]): Promise<LocalTable> {
  const local = await localTable({ table: { indexes: [projected ?? 'whole-items'] } });
  for (const id of ['b1', 'a2', 'c1', 'a1', 'b2'])
    await local.table.save(DAY, visitOf({ id }), undefined, TRACE);
  await local.table.save(DAY, visitOf({ id: 'a1', team: 'repair-2' }), undefined, TRACE);
  return local;
}

const idsOf = async (local: LocalTable, range: Partial<QueryRange>): Promise<string[]> =>
  (await local.table.query(DAY, { ...day, ...range })).items.map(({ state }) => state.id);

describe('many keys at once', () => {
  const keyOf = (id: string) => ({ pk: 'DAY#repair-1', sk: id });

  it('answer what lies there, whatever is named twice or not there, in requests of a hundred', async () => {
    await using local = await tableOfVisits();
    const keys = ['a1', 'a1', 'b2', ...Array.from({ length: 150 }, (_, index) => `none-${index}`), 'c1'].map(
      keyOf,
    );
    const before = local.operations.length;
    const found = await local.table.loadEach(DAY, keys);
    expect(found.toSorted((a, b) => (a.state.id < b.state.id ? -1 : 1))).toEqual(
      await Promise.all(['a1', 'b2', 'c1'].map((id) => local.table.load(DAY, keyOf(id)))),
    );
    const asked = local.operations.slice(before).map(({ operation }) => operation);
    expect(asked.filter((each) => each === 'BatchGetItem')).toHaveLength(2);
    expect(await local.table.loadEach(DAY, [])).toEqual([]);
  });

  it('are asked for again where DynamoDB left some, and given up where it leaves all', async () => {
    await using local = await tableOfVisits();
    const sent = mockClient(local.client);
    const left = (...ids: string[]) => ({
      UnprocessedKeys: { [local.tableName]: { Keys: ids.map((id) => marshall(keyOf(id))) } },
    });
    // As long as each answer reads one more, however many it takes.
    const ids = Array.from({ length: 12 }, (_, index) => `k${index}`);
    ids
      .reduce(
        (on, _, index) => on.resolvesOnce(index + 1 < ids.length ? left(...ids.slice(index + 1)) : {}),
        sent.on(BatchGetItemCommand),
      )
      .rejects(new Error('asked once more'));
    expect(await local.table.loadEach(DAY, ids.map(keyOf))).toEqual([]);
    const requests = sent
      .commandCalls(BatchGetItemCommand)
      .map(({ args: [{ input }] }) => input.RequestItems);
    expect(requests).toEqual(
      ids.map((_, index) => ({
        [local.tableName]: {
          Keys: ids.slice(index).map((id) => marshall(keyOf(id))),
          ConsistentRead: true,
        },
      })),
    );
    sent.reset();
    sent.on(BatchGetItemCommand).resolves(left('a1', 'b2'));
    await expect(local.table.loadEach(DAY, [keyOf('a1'), keyOf('b2')])).rejects.toMatchObject({
      code: 'keys-unread',
    });
    expect(sent.calls()).toHaveLength(8);
    sent.restore();
  });
});

describe('a query', () => {
  it('answers what lies under one key, in order, with state and version', async () => {
    await using local = await tableOfVisits();
    expect(await idsOf(local, {})).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
    const page = await local.table.query(DAY, { pk: 'DAY#repair-2' });
    expect(page).toEqual({ items: [await local.table.load(DAY, { pk: 'DAY#repair-2', sk: 'a1' })] });
  });

  it('narrows to a beginning, or to a range with both ends', async () => {
    await using local = await tableOfVisits();
    expect(await idsOf(local, { sk: { beginsWith: 'a' } })).toEqual(['a1', 'a2']);
    expect(await idsOf(local, { sk: { from: 'a2', to: 'b2' } })).toEqual(['a2', 'b1', 'b2']);
  });

  it('answers the last first when asked to', async () => {
    await using local = await tableOfVisits();
    expect(await idsOf(local, { descending: true, limit: 2 })).toEqual(['c1', 'b2']);
    expect(await idsOf(local, { descending: false, limit: 2 })).toEqual(['a1', 'a2']);
  });

  it('goes on where a page ended, and says when there is no more', async () => {
    await using local = await tableOfVisits();
    const first = await local.table.query(DAY, { ...day, limit: 3 });
    expect(first.items.map(({ state }) => state.id)).toEqual(['a1', 'a2', 'b1']);
    const second = await local.table.query(DAY, { ...day, limit: 3, after: first.next });
    expect(second.items.map(({ state }) => state.id)).toEqual(['b2', 'c1']);
    expect(second).not.toHaveProperty('next');
  });

  it('refuses a cursor that it never gave out, or that leads elsewhere', async () => {
    await using local = await tableOfVisits();
    const { next: elsewhere } = await local.table.query(DAY, { pk: 'DAY#repair-2', limit: 1 });
    for (const after of ['made-up', elsewhere])
      await expect(local.table.query(DAY, { ...day, after })).rejects.toMatchObject({
        name: 'CursorUnreadable',
        code: 'cursor-unreadable',
        message: 'A cursor is not one that was given out',
      });
    await expect(local.table.query(DAY, { ...day, after: 'made-up' })).rejects.toMatchObject({
      cause: expect.any(SyntaxError),
    });
  });

  it('ends a page with a cursor that may stand in a path as it is', async () => {
    await using local = await localTable();
    for (const id of ['???>>>', 'ü回访']) await local.table.save(DAY, visitOf({ id }), undefined, TRACE);
    const { next } = await local.table.query(DAY, { ...day, limit: 1 });
    expect(next).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(await idsOf(local, { after: next })).toEqual(['ü回访']);
  });

  it('of an index answers what the index holds', async () => {
    await using local = await tableOfVisits();
    const range = { index: BY_TEAM.name, names: { pk: 'i1pk', sk: 'i1sk' }, pk: 'TEAM#repair-1' };
    expect(await idsOf(local, range)).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
    expect(await idsOf(local, { ...range, sk: { beginsWith: 'b' } })).toEqual(['b1', 'b2']);
    expect(local.operations.at(-1)).toMatchObject({ operation: 'Query', index: BY_TEAM.name });
  });

  it('reads consistently, and an index as it is', async () => {
    await using local = await tableOfVisits();
    const asked: unknown[] = [];
    beforeSend(local.client, (_, { ConsistentRead }) => void asked.push(ConsistentRead));
    await idsOf(local, {});
    const range = { index: BY_TEAM.name, names: { pk: 'i1pk', sk: 'i1sk' }, pk: 'TEAM#repair-1' };
    await idsOf(local, range);
    await local.table.load(DAY, { pk: 'DAY#repair-1', sk: 'a1' });
    expect(asked).toEqual([true, false, true]);
  });
});

describe('every item of a range', () => {
  it('comes page after page', async () => {
    await using local = await tableOfVisits();
    const ids: string[] = [];
    for await (const { state } of local.table.queryAll(DAY, { ...day, limit: 2 })) ids.push(state.id);
    expect(ids).toEqual(['a1', 'a2', 'b1', 'b2', 'c1']);
    expect(local.operations.filter(({ operation }) => operation === 'Query')).toHaveLength(3);
  });

  it('comes from a cursor on', async () => {
    await using local = await tableOfVisits();
    const { next } = await local.table.query(DAY, { ...day, limit: 4 });
    const ids: string[] = [];
    for await (const { state } of local.table.queryAll(DAY, { ...day, after: next })) ids.push(state.id);
    expect(ids).toEqual(['c1']);
  });

  it('is read no further than somebody wants', async () => {
    await using local = await tableOfVisits();
    for await (const _ of local.table.queryAll(DAY, { ...day, limit: 2 })) break;
    expect(local.operations.filter(({ operation }) => operation === 'Query')).toHaveLength(1);
  });
});

describe('the keys of an index that holds no state', () => {
  it('come page after page, as text', async () => {
    await using local = await tableOfVisits(['v']);
    const range = { index: BY_TEAM.name, names: { pk: 'i1pk', sk: 'i1sk' }, pk: 'TEAM#repair-1', limit: 2 };
    const keys: Record<string, string>[] = [];
    for await (const key of local.table.queryKeys(range)) keys.push(key);
    expect(keys).toStrictEqual(
      ['a1', 'a2', 'b1', 'b2', 'c1'].map((id) => ({
        pk: 'DAY#repair-1',
        sk: id,
        i1pk: 'TEAM#repair-1',
        i1sk: id,
      })),
    );
  });
});
