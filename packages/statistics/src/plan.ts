import type { AllocationStratum } from './allocation.ts';
import { demand, demandCounts } from './demand.ts';
import { NOT_AVAILABLE, type NotAvailable } from './not-available.ts';
import { shrunkShares } from './shrink.ts';
import { sumOver } from './sum-over.ts';

/** What earlier months said of a stratum, and what the coming one is expected to bring. */
export interface PlannedStratum {
  /** Orders expected. */
  readonly population: number;
  readonly rated: number;
  readonly satisfied: number;
  /** Calls of the earlier months; left out: as many as rated, so that every call was answered. */
  readonly called?: number;
  readonly floor?: number;
  readonly cap?: number;
}

/** Half an answer more of either kind in the branch, and half a call of either end: nobody is of one mind for ever, nor never answers. */
const PRIOR = 0.5;

/** So many of the rarer answers the pooled share counts for in each stratum: what fewer of them say is chance. */
const RARER_MIN = 4;

/**
 * Strata to share calls among: an order's deviation is √(p(1 − p)) of the share that earlier months show, drawn towards all others' by
 * `shrunkShares`, over the root of the response rate, (rated + ½) / (called + 1). With three months behind it, Neyman's allocation of
 * these saves calls and hardly ever costs any (`npm run study:planner`). n/a when nobody was rated.
 */
export function plannedStrata(strata: readonly PlannedStratum[]): AllocationStratum[] | NotAvailable {
  const answers = sumOver(strata, ({ rated }) => rated);
  const satisfied = sumOver(strata, (stratum) => stratum.satisfied);
  const rarer = Math.min(satisfied, answers - satisfied) + PRIOR;
  const shrunk = shrunkShares(
    strata.map((stratum) => ({ successes: stratum.satisfied, trials: stratum.rated })),
    (RARER_MIN * (answers + 2 * PRIOR)) / rarer,
  );
  if (shrunk === NOT_AVAILABLE) return NOT_AVAILABLE;
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
