import type { Instant } from '@huiyin/calendar';
import type { EventData } from '@huiyin/contracts';
import type { Classification } from '@huiyin/vocabulary';

/** A work order as it lies in the table: the latest revision, and the counted day that never moves. */
export interface SealedOrder extends EventData<'work-order.recorded'> {
  /** Keyed hash of the normalised order in clear; says whether a revision comes again with other content. */
  readonly fingerprint: string;
  /** Free fields and whatever else may hold anything. */
  readonly sealedExtra?: string | undefined;
}

/**
 * Since when an order is known: since it was first recorded, or since the earliest completion that any revision named;
 * undefined where that is the completion now named. It never moves on, so that neither an upstream clock that runs ahead nor
 * a correction of the completion brings back who was forgotten.
 */
export function knownSinceOf(
  recorded: Pick<Classification, 'completedAt' | 'knownSince'> | undefined,
  completedAt: Instant,
  recordedAt: Instant,
): Instant | undefined {
  const before = recorded ? (recorded.knownSince ?? recorded.completedAt) : recordedAt;
  return before < completedAt ? before : undefined;
}

/** What an order or an earlier revision of it flagged; undefined: nothing ever. */
export function everAbnormalOf(
  recorded: Pick<SealedOrder, 'everAbnormal'> | undefined,
  { abnormal = [] }: Pick<SealedOrder, 'abnormal'>,
): readonly string[] | undefined {
  const flags = [...new Set([...(recorded?.everAbnormal ?? []), ...abnormal])];
  return flags.length > 0 ? flags : undefined;
}

/** A revision as far as it is compared. */
export interface Revision {
  readonly revision: number;
  readonly fingerprint: string;
}

export type Arrival = 'first' | 'corrects' | 'duplicate' | 'superseded' | 'conflict';

/** What an arriving revision is to the one that is recorded. */
export function arrivalOf(recorded: Revision | undefined, arriving: Revision): Arrival {
  if (!recorded) return 'first';
  if (arriving.revision > recorded.revision) return 'corrects';
  if (arriving.revision < recorded.revision) return 'superseded';
  return arriving.fingerprint === recorded.fingerprint ? 'duplicate' : 'conflict';
}

/**
 * May a duplicate be the very message that recorded the order, delivered again? Not if it was sent after that.
 * `sentAt` is undefined where nobody knows.
 */
export const mayHaveRecorded = (sentAt: Instant | undefined, recordedAt: Instant): boolean =>
  sentAt === undefined || sentAt <= recordedAt;
