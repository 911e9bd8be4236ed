import { describe, expect, it } from 'vitest';
import { EXAMPLES } from './examples.ts';

describe('an item of each type', () => {
  it.each(EXAMPLES)('$0.name is what its schema says', (type, state) => {
    expect(type.schema.parse(state)).toEqual(state);
  });

  it('has a name of its own', () => {
    expect(new Set(EXAMPLES.map(([{ name }]) => name)).size).toBe(EXAMPLES.length);
  });
});
