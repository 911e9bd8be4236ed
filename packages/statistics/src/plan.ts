import type { AllocationStratum } from './allocation.ts';
import { demand, demandCounts } from './demand.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { shrunkShares } from './shrink.ts';

/** What an earlier period said of a stratum, and what the coming one is expected to bring. */
export interface PlannedStratum {
  /** Orders expected. */
  readonly population: number;
  readonly rated: number;
  readonly satisfied: number;
  /** Calls of the earlier period; left out: as many as rated, so that every call is answered. */
  readonly called?: number;
  readonly floor?: number;
  readonly cap?: number;
}

/** What is added to either kind of answers of the branch, so that nobody is taken to be of one mind for ever, nor to answer never. */
const PRIOR = 0.5;

/**
 * Strata to share calls among: the deviation of an order is √(p(1 − p)) of the earlier period's share, drawn towards all others' by
 * `shrunkShares` (a share of a few answers is no plan), over the root of the response rate, (rated + ½) / (called + 1). n/a when nobody
 * was rated.
 */
export function plannedStrata(strata: readonly PlannedStratum[]): AllocationStratum[] | NotAvailable {
  const shrunk = shrunkShares(
    strata.map(({ rated, satisfied }) => ({ successes: satisfied, trials: rated })),
  );
  if (shrunk === NOT_AVAILABLE) return NOT_AVAILABLE;
  const answers = strata.reduce((total, { rated }) => total + rated, 0);
  return strata.map(({ population, rated, called = rated, floor, cap }, index) => {
    demandCounts({ called });
    demand(rated <= called, `${rated} rated of ${called} called`);
    const share = ((shrunk.shares[index] ?? 0) * answers + PRIOR) / (answers + 2 * PRIOR);
    const response = (rated + PRIOR) / (called + 2 * PRIOR);
    return {
      population,
      deviation: Math.sqrt((share * (1 - share)) / response),
      ...(floor === undefined ? {} : { floor }),
      ...(cap === undefined ? {} : { cap }),
    };
  });
}
