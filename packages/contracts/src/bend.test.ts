import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bend, graft } from './bend.ts';

const person = z.strictObject({ id: z.string(), calls: z.array(z.strictObject({ at: z.string() })) });

describe('a value of newer code', () => {
  const raw = { id: 'a', mood: 'good', calls: [{ at: '1', length: 9 }, { at: '2' }], extra: { deep: [1] } };

  it('is read without what the reader does not know', () => {
    expect(bend(person, raw).value).toEqual({ id: 'a', calls: [{ at: '1' }, { at: '2' }] });
  });

  it('is left as it came', () => {
    const before = structuredClone(raw);
    bend(person, raw);
    expect(raw).toEqual(before);
  });

  it('is still refused for what the reader does know', () => {
    expect(() => bend(person, { ...raw, id: 7 })).toThrow(z.ZodError);
  });

  it('comes whole out of a reading and a writing that change nothing', () => {
    const { value, unknown } = bend(person, raw);
    expect(graft(value, value, unknown)).toEqual(raw);
  });

  it('still has its fields when a list grows at its head, and loses them with the entry they belong to', () => {
    const { value, unknown } = bend(person, raw);
    const grown = { ...value, calls: [{ at: '0' }, ...value.calls] };
    expect(graft(grown, value, unknown).calls).toEqual([{ at: '0' }, { at: '1', length: 9 }, { at: '2' }]);
    const shrunk = { ...value, calls: value.calls.slice(1) };
    expect(graft(shrunk, value, unknown).calls).toEqual([{ at: '2' }]);
  });

  it('has several unknown fields in one entry, and others in an entry that looks the same without them', () => {
    const twice = {
      id: 'a',
      calls: [{ at: '1', length: 9, mood: 'good' }, { at: '1' }, { at: '1', length: 7 }],
    };
    const { value, unknown } = bend(person, twice);
    expect(graft(value, value, unknown)).toEqual(twice);
  });

  it('has its fields in entries that the writer rebuilt with their fields in another order', () => {
    const talk = z.strictObject({ talks: z.array(z.strictObject({ at: z.string(), by: z.string() })) });
    const { value, unknown } = bend(talk, { talks: [{ at: '1', by: 'a', length: 9 }] });
    expect(graft({ talks: [{ by: 'a', at: '1' }] }, value, unknown)).toEqual({
      talks: [{ at: '1', by: 'a', length: 9 }],
    });
  });

  it('never overrides what the writer wrote', () => {
    const { value, unknown } = bend(person, raw);
    expect(graft({ ...value, mood: 'bad' }, value, unknown)).toMatchObject({ mood: 'bad' });
  });

  it('may be of any shape', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()), (added) => {
        const fields = Object.entries(added).filter(
          ([name]) => name !== 'id' && name !== 'calls' && name !== '__proto__',
        );
        const strange = { id: 'a', calls: [], ...Object.fromEntries(fields) };
        const { value, unknown } = bend(person, strange);
        expect(value).toEqual({ id: 'a', calls: [] });
        expect(graft(value, value, unknown)).toEqual(strange);
      }),
    );
  });
});
