import { Fault } from '@huiyin/kernel';
import { expect, it } from 'vitest';
import { demand, ImpossibleFigures } from './demand.ts';

it('what cannot be is a fault of its own', () => {
  const fault = new ImpossibleFigures('5 of 4');
  expect(fault).toBeInstanceOf(Fault);
  expect(fault).toMatchObject({ code: 'impossible-figures', name: 'ImpossibleFigures', message: '5 of 4' });
  expect(() => demand(false, 'no')).toThrow(ImpossibleFigures);
  expect(() => demand(true, 'no')).not.toThrow();
});
