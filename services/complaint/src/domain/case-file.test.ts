import { expect, it } from 'vitest';
import { CASES } from '../testing/cases.ts';
import { explainedCase, publicCase } from './case-file.ts';

it('an explained case is what everybody may see, with how its deadlines came about', () => {
  const { closed } = CASES;
  expect(explainedCase(closed)).toEqual({ ...publicCase(closed), deadlines: closed.deadlines });
});
