import { expect, it } from 'vitest';
import { CASES, noon } from '../testing/cases.ts';
import { explainedCase, publicCase } from './case-file.ts';

it('an explained case is what everybody may see, with how its deadlines came about and the cases linked with it', () => {
  const linked = [{ caseId: 'hotline:HL-1.1', raisedAt: noon }];
  const closed = { ...CASES.closed, linked };
  expect(explainedCase(closed)).toEqual({ ...publicCase(closed), deadlines: closed.deadlines, linked });
});
