import { EVENTS } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { AggregateType, Stored } from './aggregate-type.ts';
import { fromItem, headOf, ItemUnreadable, toItem } from './item.ts';

const letter = z.strictObject({
  id: z.string(),
  note: z.string().optional(),
  customer: z.strictObject({ envelope: z.string() }).nullable().optional(),
  hash: z.string().optional(),
});
type Letter = z.infer<typeof letter>;

const at = '2026-10-05T02:11:09.000Z';

const LETTER: AggregateType<Letter, 'customer.forgotten' | 'population.counted'> = {
  name: 'letter',
  schema: letter,
  idOf: ({ id }) => id,
  keyOf: ({ id }) => ({ pk: `L#${id}`, sk: 'L' }),
  indexOf: ({ id, note }) => (note === undefined ? {} : { i1pk: 'NOTED', i1sk: id }),
  expiresAt: ({ note }) => (note === undefined ? undefined : 1_800_000_000),
  binary: ['customer.envelope', 'hash'],
  eventsOf: ({ note }) =>
    note === undefined
      ? {}
      : {
          'customer.forgotten': {
            name: 'customer.forgotten',
            at,
            data: EVENTS['customer.forgotten'].example,
          },
          'population.counted': {
            name: 'population.counted',
            at,
            data: EVENTS['population.counted'].data.parse(EVENTS['population.counted'].example),
          },
        },
};

const state = { id: '1', note: 'x', customer: { envelope: 'AdIYAdIYAdIYAdIYAdIY' }, hash: '_-8A' };
const over: Stored<Letter> = { state, version: 4, traceId: 'trace-0', said: {}, emits: [], unknown: [] };
const trace = { traceId: 'trace-1', at };
const writing = { over, version: 5, emits: ['customer.forgotten', 'population.counted'], trace };

describe('an aggregate as an item', () => {
  it('comes back as it went, with its version and the names of what it emitted', () => {
    expect(fromItem(LETTER, toItem(LETTER, state, writing))).toEqual({
      state,
      version: 5,
      traceId: 'trace-1',
      said: { 'customer.forgotten': 5, 'population.counted': 5 },
      emits: ['customer.forgotten', 'population.counted'],
      unknown: [],
    });
  });

  it('has envelopes and hashes as bytes, index and expiry as attributes', () => {
    const item = toItem(LETTER, state, writing);
    expect(item.s?.M?.customer?.M?.envelope?.B).toHaveLength(15);
    expect(item.s?.M?.hash?.B).toHaveLength(3);
    expect(item).toMatchObject({ i1pk: { S: 'NOTED' }, i1sk: { S: '1' }, x: { N: '1800000000' } });
  });

  it('without index, expiry, envelope or events has no trace of them', () => {
    const item = toItem(LETTER, { id: '1' }, { ...writing, emits: [] });
    expect(Object.keys(item).sort()).toEqual(['pk', 's', 'sk', 't', 'tr', 'v']);
    expect(headOf(item)).toEqual({ type: 'letter', saysSomething: false });
  });

  it('may have nothing where bytes would lie, and be of a type that has no bytes at all', () => {
    const nobody = { id: '1', customer: null };
    const { binary: _, ...plain } = LETTER;
    for (const type of [LETTER, plain]) {
      const stored = fromItem(type, toItem(type, nobody, { ...writing, emits: [] }));
      expect(stored).toMatchObject({ state: nobody, unknown: [] });
    }
  });

  it('has no head when it is not one', () => {
    expect(headOf({ pk: { S: 'x' } })).toBeUndefined();
  });

  it('is refused when it is not what the domain thinks it is', () => {
    const item = toItem(LETTER, { id: '1' }, { ...writing, emits: [] });
    const refused = expect(() => fromItem(LETTER, { ...item, s: { M: { id: { N: '1' } } } }));
    refused.toThrow(ItemUnreadable);
    refused.toThrow(expect.objectContaining({ code: 'item-unreadable', cause: expect.any(z.ZodError) }));
  });
});
