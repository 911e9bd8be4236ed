import { toInstant } from '@huiyin/calendar';
import { type BriefingEvent, dayChangedBy, factOf } from '../domain/facts.ts';
import type { BriefingDeps } from './briefing-deps.ts';

/** Saves what an event says, and answers the day that has to be folded again, also when it was known: the run that saved it first may have died before it marked. */
export const saveFact =
  ({ store, now }: Pick<BriefingDeps, 'store' | 'now'>) =>
  async (event: BriefingEvent): Promise<string | undefined> => {
    const fact = factOf(event);
    await store.saveFact(fact, { traceId: event.traceId, at: toInstant(now()) });
    return dayChangedBy(fact);
  };
