const BITS = 4000n;
const ONE = 1n << BITS;

const fixed = (value: number): bigint => {
  // A double is a whole number of 2^-1074.
  let [whole, shift] = [value, 0n];
  for (; !Number.isInteger(whole); whole *= 2) shift++;
  return (BigInt(whole) * ONE) >> shift;
};

const toNumber = (value: bigint): number => {
  const surplus = BigInt(Math.max(0, value.toString(2).length - 64));
  return Number(value >> surplus) * 2 ** Number(surplus - BITS);
};

/** P(X ≥ successes) of a binomial, by whole numbers of 4000 bits: right to the last digit, however small. */
export function exactAtLeast(successes: number, trials: number, probability: number): number {
  const p = fixed(probability);
  const q = ONE - p;
  // From the end that is not too small for the bits.
  const isFromAbove = probability >= 0.5;
  let term = ONE;
  for (let trial = 0; trial < trials; trial++) term = (term * (isFromAbove ? p : q)) >> BITS;
  let sum = 0n;
  if (isFromAbove)
    for (let k = trials; k >= successes; k--) {
      sum += term;
      term = (term * q * BigInt(k)) / (p * BigInt(trials - k + 1));
    }
  else
    for (let k = 0; k < successes; k++) {
      sum += term;
      term = (term * p * BigInt(trials - k)) / (q * BigInt(k + 1));
    }
  return toNumber(isFromAbove ? sum : ONE - sum);
}
