/** One unit per 4 KB begun, half of it when the read need not be consistent; nothing found costs as much as 4 KB. */
export const readUnits = (bytes: number, consistent: boolean | undefined): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
