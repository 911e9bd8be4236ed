const DRAW_BITS = 56n;
const DECIMAL = /^(\d+)(?:\.(\d+))?(?:e-(\d+))?$/;

/**
 * Is an order with this draw (56 bits of its keyed hash) in the sample? Yes if draw ≥ (1 − p)·2⁵⁶, in whole numbers: with
 * p = n/d, if draw·d ≥ (d − n)·2⁵⁶. p is taken as the decimal that is written in the branch configuration, not as its nearest
 * binary fraction. Whoever is in at one rate is in at every higher one; p = 0 takes nobody, p = 1 everybody.
 */
export function isSampled(draw: bigint, probability: number): boolean {
  const { numerator, denominator } = decimalOf(probability);
  return draw * denominator >= (denominator - numerator) << DRAW_BITS;
}

/** A probability as the fraction its shortest decimal writes. Throws RangeError for anything but 0 to 1. */
export function decimalOf(probability: number): { numerator: bigint; denominator: bigint } {
  const [, whole, fraction = '', exponent = '0'] = DECIMAL.exec(String(probability)) ?? [];
  if (whole === undefined || probability > 1) throw new RangeError('a probability lies between 0 and 1');
  return {
    numerator: BigInt(whole + fraction),
    denominator: 10n ** BigInt(fraction.length + Number(exponent)),
  };
}
