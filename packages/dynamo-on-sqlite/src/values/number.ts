import { validation } from '../aws-error.ts';

/** A decimal number: ± 0.d₁d₂d₃… × 10^exponent, no leading or trailing zero digit; zero has no digits. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

const DIGITS_MAX = 38;
/** DynamoDB takes 1E-130 up to 9.99…E+125; `exponent` here is one more, as the point stands before the first digit. */
const EXPONENT_MIN = -129;
const EXPONENT_MAX = 126;
const SYNTAX = /^[+-]?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d{1,9}))?$/;
const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;

/** Reads DynamoDB's number syntax; throws a ValidationException for anything else, or what it cannot hold exactly. */
export function parseDecimal(text: string): Decimal {
  const match = SYNTAX.exec(text);
  if (!match) throw validation(`The parameter cannot be converted to a numeric value: ${text}`);
  const whole = match[1] ?? '';
  const raw = whole + (match[2] ?? match[3] ?? '');
  const leading = /^0*/.exec(raw)?.[0].length ?? 0;
  const digits = raw.slice(leading).replace(/0+$/, '');
  if (digits === '') return { negative: false, digits: '', exponent: 0 };
  if (digits.length > DIGITS_MAX)
    throw validation('Attempting to store more than 38 significant digits in a Number');
  const exponent = whole.length - leading + Number(match[4] ?? 0);
  if (exponent > EXPONENT_MAX)
    throw validation(
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    );
  if (exponent < EXPONENT_MIN)
    throw validation(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  return { negative: text.startsWith('-'), digits, exponent };
}

/** The one text DynamoDB answers for a number: no exponent, no needless zero. */
export function canonicalNumber(text: string): string {
  if (PLAIN_INTEGER.test(text)) return text;
  const { negative, digits, exponent } = parseDecimal(text);
  if (digits === '') return '0';
  const sign = negative ? '-' : '';
  if (exponent <= 0) return `${sign}0.${'0'.repeat(-exponent)}${digits}`;
  if (exponent >= digits.length) return sign + digits + '0'.repeat(exponent - digits.length);
  return `${sign}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

/** Orders two numbers by value: negative, zero or positive, as a comparator answers. */
export function compareNumbers(left: string, right: string): number {
  if (PLAIN_INTEGER.test(left) && PLAIN_INTEGER.test(right)) return Number(left) - Number(right);
  return Buffer.compare(numberKeyBytes(left), numberKeyBytes(right));
}

/**
 * Bytes whose order is the numbers' order: a sign byte, the exponent (biased by 512, two bytes), one byte per digit,
 * an end byte; all but the sign inverted for negative numbers.
 */
export function numberKeyBytes(text: string): Buffer {
  const { negative, digits, exponent } = parseDecimal(text);
  if (digits === '') return Buffer.of(1);
  const bytes = Buffer.alloc(digits.length + 4);
  bytes[0] = negative ? 0 : 2;
  bytes.writeUInt16BE(exponent + 512, 1);
  for (let i = 0; i < digits.length; i += 1) bytes[3 + i] = digits.charCodeAt(i) - 47;
  bytes[bytes.length - 1] = 0;
  if (negative) for (let i = 1; i < bytes.length; i += 1) bytes[i] = 255 - (bytes[i] ?? 0);
  return bytes;
}

/**
 * What a number weighs: one byte, one per two digits (in pairs from the decimal point, without leading and trailing
 * zero pairs), and one when negative. The guide says "approximately" half a byte per digit; the pairs are what AWS's
 * own DynamoDB Local counts.
 */
export function numberSize(canonical: string): number {
  const { negative, digits, exponent } = parseDecimal(canonical);
  const pairs = Math.ceil((digits.length + Math.abs(exponent % 2)) / 2);
  return 1 + (digits === '' ? 0 : pairs) + (negative ? 1 : 0);
}
