import { expect, it } from 'vitest';
import { indexed, inIndex } from './index-range.ts';

it('an index is queried by the attributes that put an item into it', () => {
  expect(inIndex(2, 'DUE', '2026-10-05')).toEqual({ i2pk: 'DUE', i2sk: '2026-10-05' });
  expect(indexed(2)).toEqual({ index: 'by-i2', names: { pk: 'i2pk', sk: 'i2sk' } });
});
