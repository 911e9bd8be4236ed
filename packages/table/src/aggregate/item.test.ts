import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { AggregateType } from './aggregate.ts';
import { fromItem, headOf, toItem } from './item.ts';

const letter = z.strictObject({
  id: z.string(),
  note: z.string().optional(),
  customer: z.strictObject({ envelope: z.string() }).optional(),
  hash: z.string().optional(),
});

const LETTER: AggregateType<z.infer<typeof letter>> = {
  name: 'letter',
  schema: letter,
  idOf: ({ id }) => id,
  keyOf: ({ id }) => ({ pk: `L#${id}`, sk: 'L' }),
  indexOf: ({ id, note }) => (note === undefined ? {} : { i1pk: 'NOTED', i1sk: id }),
  expiresAt: ({ note }) => (note === undefined ? undefined : 1_800_000_000),
  binary: ['customer.envelope', 'hash'],
};

const terms = { over: 4, emits: ['a.b', 'c.d'], traceId: 'trace-1', at: '2026-10-05T02:11:09.000Z' };
const state = { id: '1', note: 'x', customer: { envelope: 'AdIYAdIYAdIYAdIYAdIY' }, hash: '_-8A' };

describe('an aggregate as an item', () => {
  it('comes back as it went, one version on, with the names of what it emitted', () => {
    expect(fromItem(LETTER, toItem(LETTER, state, terms))).toEqual({
      state,
      version: 5,
      traceId: 'trace-1',
      emits: ['a.b', 'c.d'],
    });
  });

  it('keeps envelopes and hashes as bytes, index and expiry as attributes', () => {
    const item = toItem(LETTER, state, terms);
    expect(item.s?.M?.customer?.M?.envelope?.B).toHaveLength(15);
    expect(item.s?.M?.hash?.B).toHaveLength(3);
    expect(item).toMatchObject({ i1pk: { S: 'NOTED' }, i1sk: { S: '1' }, x: { N: '1800000000' } });
  });

  it('without index, expiry, envelope or events has no trace of them', () => {
    const item = toItem(LETTER, { id: '1' }, { ...terms, emits: [] });
    expect(Object.keys(item).sort()).toEqual(['at', 'pk', 's', 'sk', 't', 'tr', 'v']);
    expect(headOf(item)).toEqual({ type: 'letter', emits: [] });
  });

  it('is refused when it is not what the domain thinks it is', () => {
    const item = toItem(LETTER, { id: '1' }, terms);
    expect(() => fromItem(LETTER, { ...item, s: { M: { id: { N: '1' } } } })).toThrow(z.ZodError);
  });
});
