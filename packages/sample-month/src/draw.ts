import { createHash } from 'node:crypto';

/**
 * A number in [0, 1) that depends on nothing but its name. So a customer answers the same whoever rings first and
 * however often the month is lived; a generator with a state would tell another story after every change of order.
 */
export type Draw = (...name: readonly (string | number)[]) => number;

export const drawsOf =
  (seed: string): Draw =>
  (...name) =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...name]))
      .digest()
      .readUIntBE(0, 6) /
    2 ** 48;

/** A whole number from `from` to `to`, both included. */
export const between = (share: number, from: number, to: number): number =>
  from + Math.floor(share * (to - from + 1));

export function pick<T>(share: number, choices: readonly [T, ...T[]]): T {
  return choices[Math.floor(share * choices.length)] ?? choices[0];
}

/** Picks by weight; the weights need not add up to 1. */
export function pickWeighted<T>(
  share: number,
  choices: readonly [readonly [T, number], ...(readonly [T, number])[]],
): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = share * total;
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return choices[0][0];
}
