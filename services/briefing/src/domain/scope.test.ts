import { describe, expect, it } from 'vitest';
import { inScope, thoseOccurring } from './scope.ts';

const served = { team: 'repair-1', businessType: 'repair' };

describe('a row of a briefing', () => {
  it('is about everything, or about one team or business type', () => {
    expect(inScope({ of: 'total' })(served)).toBe(true);
    expect(inScope({ of: 'team', id: 'repair-1', names: [] })(served)).toBe(true);
    expect(inScope({ of: 'team', id: 'repair', names: [] })(served)).toBe(false);
    expect(inScope({ of: 'businessType', id: 'repair', names: [] })(served)).toBe(true);
  });

  it('is there for what occurs: as the branch lists it, then by id', () => {
    const known = ['b', 'a', 'unused'].map((id) => ({ id, name: { zh: `${id}班`, en: id } }));
    expect(thoseOccurring(known, ['z', 'a', 'y', 'b', 'z']).map(({ id, name }) => [id, name.zh])).toEqual([
      ['b', 'b班'],
      ['a', 'a班'],
      ['y', 'y'],
      ['z', 'z'],
    ]);
  });
});
