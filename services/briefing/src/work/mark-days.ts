import { toInstant } from '@huiyin/calendar';
import type { BriefingDeps } from './briefing-deps.ts';

export interface MarkDaysCommand {
  readonly days: Iterable<string>;
  readonly traceId: string;
}

/** Makes sure that these days will be folded again, each once. Call it after their facts are saved. */
export const markDays =
  ({ store, now }: Pick<BriefingDeps, 'store' | 'now'>) =>
  async ({ days, traceId }: MarkDaysCommand): Promise<void> => {
    for (const day of new Set(days)) await store.markForRefold(day, { traceId, at: toInstant(now()) });
  };
