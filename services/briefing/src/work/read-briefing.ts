import { dayOf, parsePeriod, toInstant } from '@huiyin/calendar';
import type { BriefingDocument } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { BriefingDeps } from './briefing-deps.ts';
import { briefingOfPeriod } from './briefing-of-period.ts';

export type ReadBriefingRefusal = 'no-such-period' | 'period-not-begun';

/** The briefing of the period by that name, as of now. */
export const readBriefing =
  (deps: BriefingDeps) =>
  async ({
    period: name,
  }: {
    readonly period: string;
  }): Promise<Outcome<BriefingDocument, ReadBriefingRefusal>> => {
    const period = parsePeriod(name);
    if (!period) return refuse('no-such-period');
    const today = dayOf(toInstant(deps.now()), deps.branch.zone);
    if (period.first > today) return refuse('period-not-begun');
    return done(await briefingOfPeriod(deps)({ period, today }));
  };
