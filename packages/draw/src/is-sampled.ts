/** The first 56 bits of an order's keyed hash as 14 lower-case hexadecimal digits, so that draws compare as text. */
export type OrderDraw = string;

const DRAW_DIGITS = 14;
const DRAWS = 1n << 56n;
const DECIMAL = /^(\d+)(?:\.(\d+))?(?:e-(\d+))?$/;

/** A branch has a handful of rates and a month many orders: each bar is reckoned once. */
const bars = new Map<number, OrderDraw | undefined>();

/**
 * Is an order with this draw in the sample? Yes if draw ≥ (1 − p)·2⁵⁶, in whole numbers. p is taken as the decimal that is written
 * in the branch configuration, not as its nearest binary fraction. Whoever is in at one rate is in at every higher one; p = 0 takes
 * nobody, p = 1 everybody. Throws RangeError when p is no probability.
 */
export function isSampled(draw: OrderDraw, probability: number): boolean {
  if (!bars.has(probability)) bars.set(probability, barOf(probability));
  const bar = bars.get(probability);
  return bar !== undefined && draw >= bar;
}

/** The lowest draw that is in: (1 − p)·2⁵⁶ rounded up; none when p = 0. */
export function barOf(probability: number): OrderDraw | undefined {
  const { numerator, denominator } = decimalOf(probability);
  const bar = ((denominator - numerator) * DRAWS + denominator - 1n) / denominator;
  return bar === DRAWS ? undefined : bar.toString(16).padStart(DRAW_DIGITS, '0');
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
