import { DeleteItemCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type LocalTable, localTable } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { keyOf, TRACE, VISIT, type Visit, visitOf } from '../visit.double.ts';
import { aggregateTable } from './aggregate-table.ts';

const key = keyOf('1');
const namesOf = ({ operations }: LocalTable) => operations.map(({ operation }) => operation);
const putByOthers = async ({ table }: LocalTable, note: string) => {
  const found = await table.load(VISIT, key);
  expect(await table.save(VISIT, visitOf({ note }), found, TRACE)).toMatchObject({ saved: true });
};

describe('a change', () => {
  it('saves what the rule decides on what lies there, and answers what the rule answers', async () => {
    await using local = await localTable();
    await putByOthers(local, 'first');
    const answer = await local.table.change(VISIT, key, TRACE, (found) => ({
      next: visitOf({ note: `${found?.note}, second` }),
      emits: ['callback.requested'],
      answer: found?.note,
    }));
    expect(answer).toBe('first');
    expect(await local.table.load(VISIT, key)).toMatchObject({
      state: visitOf({ note: 'first, second' }),
      traceId: TRACE.traceId,
      emits: ['callback.requested'],
    });
  });

  it('reads nothing before it saves where nothing is expected', async () => {
    await using local = await localTable();
    const seen: unknown[] = [];
    await local.table.change(
      VISIT,
      key,
      TRACE,
      (found) => {
        seen.push(found);
        return { next: visitOf(), answer: undefined };
      },
      { assume: 'absent' },
    );
    expect(namesOf(local)).toEqual(['PutItem']);
    expect(seen).toEqual([undefined]);
  });

  it('costs one failed write and no read for a duplicate where nothing was expected', async () => {
    await using local = await localTable();
    const recordOnce = () =>
      local.table.change<Visit, never, string>(
        VISIT,
        key,
        TRACE,
        (found) => (found ? { answer: 'duplicate' } : { next: visitOf(), answer: 'recorded' }),
        { assume: 'absent' },
      );
    expect(await recordOnce()).toBe('recorded');
    expect(await recordOnce()).toBe('duplicate');
    expect(namesOf(local)).toEqual(['PutItem', 'PutItem']);
    expect(local.operations[1]).toMatchObject({ failedCondition: true });
  });

  it('saves nothing when the rule has nothing to save', async () => {
    await using local = await localTable();
    expect(await local.table.change(VISIT, key, TRACE, () => ({ answer: 'refused' }))).toBe('refused');
    expect(namesOf(local)).toEqual(['GetItem']);
  });

  it('waits for a rule that takes its time', async () => {
    await using local = await localTable();
    const answer = await local.table.change(VISIT, key, TRACE, async () => {
      await Promise.resolve();
      return { next: visitOf(), answer: 'later' };
    });
    expect(answer).toBe('later');
    expect(await local.table.load(VISIT, key)).toMatchObject({ state: visitOf() });
  });

  it('decides anew on what somebody else saved meanwhile, without reading again', async () => {
    await using local = await localTable();
    const seen: (string | undefined)[] = [];
    await local.table.change(VISIT, key, TRACE, async (found) => {
      seen.push(found?.note);
      if (seen.length === 1) await putByOthers(local, 'theirs');
      return { next: visitOf({ note: `${found?.note}, mine` }), answer: undefined };
    });
    expect(seen).toEqual([undefined, 'theirs']);
    expect(await local.table.load(VISIT, key)).toMatchObject({ state: { note: 'theirs, mine' } });
    expect(namesOf(local)).toEqual(['GetItem', 'GetItem', 'PutItem', 'PutItem', 'PutItem', 'GetItem']);
  });

  it('decides anew on nothing when the item was removed meanwhile', async () => {
    await using local = await localTable();
    await putByOthers(local, 'first');
    const seen: unknown[] = [];
    await local.table.change(VISIT, key, TRACE, async (found) => {
      seen.push(found);
      if (seen.length === 1)
        await local.client.send(new DeleteItemCommand({ TableName: local.tableName, Key: marshall(key) }));
      return { next: visitOf({ note: 'new' }), answer: undefined };
    });
    expect(seen).toEqual([visitOf({ note: 'first' }), undefined]);
    expect(await local.table.load(VISIT, key)).toMatchObject({ state: { note: 'new' } });
  });

  const against = async (local: LocalTable, fasterOthers: number) => {
    let decisions = 0;
    const changed = local.table.change(VISIT, key, TRACE, async () => {
      decisions += 1;
      if (decisions <= fasterOthers) await putByOthers(local, `theirs ${decisions}`);
      return { next: visitOf({ note: 'mine' }), answer: 'done' };
    });
    return { decisions: () => decisions, changed };
  };

  it('holds out against seven who are faster', async () => {
    await using local = await localTable();
    const { changed, decisions } = await against(local, 7);
    expect(await changed).toBe('done');
    expect(decisions()).toBe(8);
    expect(await local.table.load(VISIT, key)).toMatchObject({ state: { note: 'mine' } });
  });

  it('gives up with a fault that names the type when eight are faster', async () => {
    await using local = await localTable();
    const { changed, decisions } = await against(local, 8);
    await expect(changed).rejects.toMatchObject({
      code: 'changed-by-others',
      message: 'An item of type visit was changed by others 8 times in a row',
    });
    expect(decisions()).toBe(8);
    expect(await local.table.load(VISIT, key)).toMatchObject({ state: { note: 'theirs 8' } });
  });

  it('that DynamoDB cannot take comes back as DynamoDB says', async () => {
    await using local = await localTable();
    const elsewhere = aggregateTable(local.client, 'no-such-table', () => new Date());
    const changed = elsewhere.change(VISIT, key, TRACE, () => ({ next: visitOf(), answer: undefined }), {
      assume: 'absent',
    });
    await expect(changed).rejects.toThrow(ResourceNotFoundException);
  });
});
