import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sorted } from './sorted.ts';

it('is the order of code units, and of equals the order they came in', () => {
  const pairs = fc.array(fc.tuple(fc.constantFrom('a', 'B', 'ä', '一', '10', '9', ''), fc.nat()));
  fc.assert(
    fc.property(pairs, (values) => {
      const found = sorted(values, ([key]) => key);
      const indexOf = (value: (typeof values)[number]) => values.indexOf(value);
      for (const [index, value] of found.entries()) {
        const before = found[index - 1];
        if (!before) continue;
        expect(before[0] <= value[0]).toBe(true);
        if (before[0] === value[0]) expect(indexOf(before)).toBeLessThan(indexOf(value));
      }
      expect(new Set(found)).toEqual(new Set(values));
    }),
  );
});
