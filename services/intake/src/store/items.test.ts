import { describe, expect, it } from 'vitest';
import * as items from './items.ts';
import { EXAMPLES, REJECTED } from './items.ts';

describe('the items', () => {
  it.each(EXAMPLES.map(([type, state]) => [type.name, type.schema, state] as const))(
    'of type %s have an example that their schema reads',
    (_name, schema, state) => {
      expect(schema.parse(state)).toEqual(state);
    },
  );

  it('have an example for every type', () => {
    const types = Object.values(items).filter((each) => typeof each === 'object' && !Array.isArray(each));
    expect(EXAMPLES.map(([type]) => type)).toEqual(types);
  });

  it('of rejected bodies are on the list while they can be sent again', () => {
    const [, , [, { resolvedAt, forgottenAt, ...listed }]] = EXAMPLES;
    expect(Object.keys(REJECTED.indexOf?.(listed) ?? {})).toEqual(['i1pk', 'i1sk']);
    expect(REJECTED.indexOf?.({ ...listed, resolvedAt })).toEqual({});
    expect(REJECTED.indexOf?.({ ...listed, forgottenAt })).toEqual({});
  });
});
