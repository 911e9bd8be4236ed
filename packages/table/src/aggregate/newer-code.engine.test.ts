import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { localTable } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { keyOf, TRACE, VISIT, type Visit, visit, visitOf } from '../visit.double.ts';
import type { AggregateType } from './aggregate-type.ts';
import { ItemUnreadable } from './item.ts';

/** The visit of the release after this one: it names who called, and adds to the customer, at any depth and in lists. */
const newerVisit = z.strictObject({
  ...visit.shape,
  crew: z.string(),
  photos: z.array(z.strictObject({ name: z.string(), size: z.number() })).optional(),
  customer: z
    .strictObject({
      customerKey: z.string(),
      contact: z.string(),
      language: z.strictObject({ spoken: z.string() }).optional(),
    })
    .optional(),
  calls: z
    .array(z.strictObject({ at: z.string(), agent: z.string().optional(), seconds: z.number().optional() }))
    .optional(),
});
type NewerVisit = z.infer<typeof newerVisit>;

const NEWER: AggregateType<NewerVisit> = {
  name: 'visit',
  schema: newerVisit,
  schemaVersion: 2,
  before: {
    schema: visit,
    example: visitOf(),
    upcast: (state) => ({ crew: state.team, ...state }),
  },
  keyOf: ({ id }) => keyOf(id),
  idOf: ({ id }) => id,
  ...(VISIT.binary && { binary: VISIT.binary }),
};

const key = keyOf('1');
const rich: NewerVisit = {
  ...visitOf({ note: 'rang twice' }),
  crew: 'crew-7',
  photos: [{ name: 'meter', size: 3 }],
  customer: { customerKey: 'AAAA', contact: 'BBBB', language: { spoken: 'zh' } },
  calls: [
    { at: '1', agent: 'agent-01', seconds: 10 },
    { at: '2' },
    { at: '2', agent: 'agent-02' },
    { at: '3', agent: 'agent-03' },
  ],
};
const { crew: _crew, photos: _photos, ...poor } = rich;
const known: Visit = {
  ...poor,
  customer: { customerKey: 'AAAA', contact: 'BBBB' },
  calls: [{ at: '1' }, { at: '2' }, { at: '2' }, { at: '3' }],
};

describe('an item of older code', () => {
  it('is read by newer code in its newest shape', async () => {
    await using local = await localTable();
    await local.table.save(VISIT, visitOf(), undefined, TRACE);
    expect(await local.table.load(NEWER, key)).toMatchObject({
      state: { ...visitOf(), crew: 'repair-1' },
    });
  });

  it('lies in the newest shape once newer code has written it', async () => {
    await using local = await localTable();
    await local.table.save(VISIT, visitOf(), undefined, TRACE);
    const found = await local.table.load(NEWER, key);
    await local.table.save(NEWER, { ...rich, crew: 'crew-9' }, found, TRACE);
    expect(await local.table.load(NEWER, key)).toMatchObject({ state: { ...rich, crew: 'crew-9' } });
  });

  it('is read as it lies where the newer shape only added what may be absent', async () => {
    await using local = await localTable();
    await local.table.save(VISIT, visitOf(), undefined, TRACE);
    const addition = { ...VISIT, schemaVersion: 2 };
    expect(await local.table.load(addition, key)).toMatchObject({ state: visitOf() });
  });

  it('is not read two shapes later', async () => {
    await using local = await localTable();
    await local.table.save(VISIT, visitOf(), undefined, TRACE);
    const muchNewer = { ...NEWER, schemaVersion: 3 };
    await expect(local.table.load(muchNewer, key)).rejects.toThrow(ItemUnreadable);
  });

  it('is not read when it is not even what older code wrote', async () => {
    await using local = await localTable();
    const item = marshall({ ...key, t: 'visit', v: 1, tr: 'trace-1', s: { id: '1' } });
    await local.client.send(new PutItemCommand({ TableName: local.tableName, Item: item }));
    const patient = { ...NEWER, before: { schema: visit, example: visitOf(), upcast: () => rich } };
    await expect(local.table.load(patient, key)).rejects.toThrow(ItemUnreadable);
  });
});

describe('an item of newer code', () => {
  it('is read by older code without what that does not know', async () => {
    await using local = await localTable();
    await local.table.save(NEWER, rich, undefined, TRACE);
    expect((await local.table.load(VISIT, key))?.state).toEqual(known);
  });

  it('comes whole through a change by older code, at any depth and in lists', async () => {
    await using local = await localTable();
    await local.table.save(NEWER, rich, undefined, TRACE);
    await local.table.change(VISIT, key, TRACE, (found) => ({
      next: { ...known, ...found, note: 'changed', calls: [...(found?.calls ?? []), { at: '4' }] },
      answer: undefined,
    }));
    expect((await local.table.load(NEWER, key))?.state).toEqual({
      ...rich,
      note: 'changed',
      calls: [...(rich.calls ?? []), { at: '4' }],
    });
  });

  it('comes whole through several changes by older code', async () => {
    await using local = await localTable();
    await local.table.save(NEWER, rich, undefined, TRACE);
    for (const note of ['once', 'twice'])
      await local.table.change(VISIT, key, TRACE, (found) => ({
        next: { ...known, ...found, note },
        answer: undefined,
      }));
    expect((await local.table.load(NEWER, key))?.state).toEqual({ ...rich, note: 'twice' });
  });

  it('loses with a forgotten customer what newer code knew of them', async () => {
    await using local = await localTable();
    await local.table.save(NEWER, rich, undefined, TRACE);
    const { customer: _, ...without } = known;
    await local.table.change(VISIT, key, TRACE, () => ({ next: without, answer: undefined }));
    const { customer: __, ...forgotten } = rich;
    expect((await local.table.load(NEWER, key))?.state).toEqual(forgotten);
  });

  it('is still refused for what older code does know', async () => {
    await using local = await localTable();
    const item = marshall({ ...key, t: 'visit', v: 1, sv: 2, tr: 'trace-1', s: { ...rich, team: 7 } });
    await local.client.send(new PutItemCommand({ TableName: local.tableName, Item: item }));
    await expect(local.table.load(VISIT, key)).rejects.toThrow(ItemUnreadable);
  });
});
