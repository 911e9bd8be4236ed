import { MAILING } from '@huiyin/post';
import { describe, expect, it } from 'vitest';
import * as items from './items.ts';
import { EXAMPLES } from './items.ts';

describe('an item of each type', () => {
  it.each(EXAMPLES)('$0.name is what its schema says', (type, state) => {
    expect(type.schema.parse(state)).toEqual(state);
  });

  it('has an example, the ledger’s too', () => {
    const types = Object.values(items).filter((each) => typeof each === 'object' && !Array.isArray(each));
    expect(EXAMPLES.map(([type]) => type)).toEqual([...types, MAILING]);
  });

  it('has a name of its own', () => {
    expect(new Set(EXAMPLES.map(([{ name }]) => name)).size).toBe(EXAMPLES.length);
  });
});
