import { expect, it } from 'vitest';
import { CASES, customer } from '../testing/cases.ts';
import { envelopesIn } from './envelopes.ts';
import { forget } from './forget.ts';

it('the envelopes of a case are its words and the contact; a forgotten one has none', () => {
  const words = CASES.concluded.words.map((each, index) => ({ ...each, sealed: `words-${index}` }));
  const found = { ...CASES.concluded, words };
  expect(envelopesIn(found)).toEqual(['words-0', 'words-1', customer.sealedContact]);
  expect(envelopesIn(forget(found))).toEqual([]);
});
