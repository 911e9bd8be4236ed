import { demandBetween, demandPositive } from '../demand.ts';
import { betaQuantile } from './beta.ts';

/**
 * The t with P(|T| ≤ t) = `level` of a Student T: 2.100922 for .95 and 18 degrees of freedom. T² / (T² + ν) is Beta(½, ν/2)
 * (Abramowitz and Stegun 26.7.1 with 26.5.27).
 */
export function studentWidth(level: number, degreesOfFreedom: number): number {
  demandBetween('level', level);
  demandPositive({ degreesOfFreedom });
  const x = betaQuantile(1 - level, degreesOfFreedom / 2, 0.5);
  return Math.sqrt((degreesOfFreedom * (1 - x)) / x);
}
