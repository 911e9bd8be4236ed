/** What a figure is when there is nothing to reckon it from: no calls, no variance, no group. Never 0, never NaN. */
export type NotAvailable = 'n/a';

export const NOT_AVAILABLE: NotAvailable = 'n/a';

/** `part / whole`; n/a when there is no whole. */
export const share = (part: number, whole: number): number | NotAvailable =>
  whole > 0 ? part / whole : NOT_AVAILABLE;
