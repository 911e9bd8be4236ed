import type { Language } from './wording.ts';

export const SEGMENTS = ['residential', 'commercial', 'vip'] as const;
export type Segment = (typeof SEGMENTS)[number];

/** What a work order is about; clear everywhere, since nothing in it is about the customer's person. Moments are UTC instants. */
export interface Classification {
  readonly orderId: string;
  /** The upstream revision; part of the context in which the customer's contact was sealed. */
  readonly revision: number;
  readonly businessType: string;
  readonly team: string;
  readonly staff: readonly string[];
  readonly partner?: string | undefined;
  readonly segment: Segment;
  readonly language?: Language | undefined;
  readonly completedAt: string;
  /** Branch day of completion in the first accepted revision; it never moves. */
  readonly countedDay: string;
}
