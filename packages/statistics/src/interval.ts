/** Confidence of every interval unless somebody says otherwise. */
export const LEVEL = 0.95;

/** Both ends belong to it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
