import { describe, expect, it } from 'vitest';
import { CASES } from '../testing/cases.ts';
import { explainedCase, publicCase } from './case-file.ts';

describe('a case that is shown alone', () => {
  it('is what everybody may see, with how its deadlines came about', () => {
    const { closed } = CASES;
    expect(explainedCase(closed)).toEqual({ ...publicCase(closed), deadlines: closed.deadlines });
    expect(explainedCase(closed)).not.toHaveProperty('customer');
    expect(explainedCase(closed)).not.toHaveProperty('words');
  });
});
