const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const MONTHS_MAX = 0xffff;

/** A month as two bytes: months since January of year 0. Reaches to the year 5461. */
export function encodeMonth(month: string): Uint8Array {
  const [, year, number] = MONTH.exec(month) ?? [];
  const code = Number(year) * 12 + Number(number) - 1;
  if (!(code <= MONTHS_MAX)) throw new RangeError('A month is written YYYY-MM');
  return Uint8Array.of(code >> 8, code & 0xff);
}

export function decodeMonth(high: number, low: number): string {
  const code = high * 256 + low;
  const year = String(Math.floor(code / 12)).padStart(4, '0');
  return `${year}-${String((code % 12) + 1).padStart(2, '0')}`;
}

/** Throws RangeError unless the text is a month that an envelope can carry. */
export const assertMonth = (month: string): void => void encodeMonth(month);
