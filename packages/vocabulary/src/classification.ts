import type { Language, Wording } from './wording.ts';

export const SEGMENTS = ['residential', 'commercial', 'vip'] as const;
export type Segment = (typeof SEGMENTS)[number];

export const SEGMENT_NAMES = {
  residential: { zh: '居民', en: 'Residential' },
  commercial: { zh: '商户', en: 'Commercial' },
  vip: { zh: '重要客户', en: 'VIP' },
} as const satisfies Record<Segment, Wording>;

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
  /**
   * Only where it is before `completedAt`: since when the order is known here. An upstream clock may run ahead, and a
   * correction may move the completion.
   */
  readonly knownSince?: string | undefined;
}

/**
 * Was the service of an order completed, or the order known here, by that moment? Then who asked at that moment to be
 * forgotten is forgotten in it; in any other order they are a new acquaintance. Every service that holds customers asks
 * this one. Moments are UTC instants of one form.
 */
export const wasKnownBy = (
  { completedAt, knownSince = completedAt }: Pick<Classification, 'completedAt' | 'knownSince'>,
  moment: string,
): boolean => knownSince <= moment;
