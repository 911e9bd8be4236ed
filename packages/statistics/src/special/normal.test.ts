import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile, normalTail, normalWidth } from './normal.ts';
import { studentWidth } from './student.ts';

const relative = (value: number, reference: number) => Math.abs(value / reference - 1);

describe('the normal distribution', () => {
  // R 4: pnorm(z, lower.tail = FALSE), printed to 17 digits.
  it.each([
    [0.5, 0.30853753872598688],
    [1, 0.15865525393145705],
    [1.96, 0.024997895148220435],
    [2, 0.022750131948179209],
    [3, 0.0013498980316300946],
    [6, 9.865876450376946e-10],
    [8, 6.220960574271784e-16],
  ])('beyond %d lies %d', (z, tail) => {
    expect(relative(normalTail(z), tail)).toBeLessThan(2e-14);
    expect(normalTail(-z)).toBe(1 - normalTail(z));
  });

  // R 4: qnorm(p), printed to 16 digits.
  it.each([
    [0.975, 1.959963984540054],
    [0.995, 2.575829303548901],
    [0.9, 1.2815515655446],
    [0.025, -1.959963984540054],
    [1e-10, -6.361340902404056],
  ])('reaches %d at %d', (lower, z) => {
    expect(relative(normalQuantile(lower), z)).toBeLessThan(1e-14);
  });

  it('has quantiles that its tail leads back from, and no jump where the method changes', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-200, max: 0.5, noNaN: true }), (lower) => {
        expect(relative(normalTail(-normalQuantile(lower)), lower)).toBeLessThan(1e-12);
      }),
    );
    expect(normalTail(2) - normalTail(2 + 1e-9)).toBeCloseTo(1e-9 * 0.053990966513188, 15);
    expect(normalTail(0)).toBe(0.5);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
  });

  it('has a width for a level between nothing and all', () => {
    expect(normalWidth(0.95)).toBeCloseTo(1.959963984540054, 14);
    for (const level of [0, 1, -0.1, 1.1, Number.NaN]) {
      expect(() => normalWidth(level)).toThrow('level is not between 0 and 1');
      expect(() => normalQuantile(level)).toThrow('probability is not between 0 and 1');
    }
  });
});

describe("Student's distribution", () => {
  it('has closed widths for one and two degrees of freedom', () => {
    expect(relative(studentWidth(0.95, 1), Math.tan(0.475 * Math.PI))).toBeLessThan(1e-12);
    expect(relative(studentWidth(0.95, 2), 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2)))).toBeLessThan(1e-13);
  });

  // R 4: qt(c(.975, .995), c(18, 5)).
  it.each([
    [0.95, 18, 2.10092204024096],
    [0.99, 5, 4.03214298355523],
  ])('at level %d with %d degrees of freedom is %d wide', (level, degreesOfFreedom, width) => {
    expect(relative(studentWidth(level, degreesOfFreedom), width)).toBeLessThan(2e-12);
  });

  it('is normal with very many, and none with none', () => {
    expect(studentWidth(0.95, 1e9)).toBeCloseTo(normalWidth(0.95), 6);
    expect(() => studentWidth(0.95, 0)).toThrow('degreesOfFreedom is not above 0: 0');
    expect(() => studentWidth(1, 5)).toThrow('level is not between 0 and 1');
  });
});
