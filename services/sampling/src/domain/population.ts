import type { PopulationCounted } from '@huiyin/contracts';
import type { Day, Instant } from '@huiyin/kernel';
import type { Decision } from './decision.ts';

type Stratum = PopulationCounted['strata'][number];

/** How many orders of a day there were and how many of them were sampled, stratum by stratum, in the order of their names. */
export interface Population {
  readonly day: Day;
  readonly strata: readonly Stratum[];
  readonly countedAt: Instant;
}

/** Folds a day's decisions; the same decisions in whatever order give the same strata. */
export function foldPopulation(decisions: Iterable<Decision>): readonly Stratum[] {
  const strata = new Map<string, Stratum>();
  for (const decision of decisions) {
    const { stratum, businessType, segment, policyVersion, probability } = decision;
    const counted = strata.get(stratum) ?? {
      stratum,
      businessType,
      segment,
      policyVersion,
      probability,
      orders: 0,
      sampled: 0,
      windowPassed: 0,
    };
    strata.set(stratum, {
      ...counted,
      orders: counted.orders + 1,
      sampled: counted.sampled + (decision.decision === 'sampled' ? 1 : 0),
      windowPassed: counted.windowPassed + (decision.decision === 'window-passed' ? 1 : 0),
    });
  }
  return [...strata.values()].sort((a, b) => (a.stratum < b.stratum ? -1 : 1));
}

/** Do two folds say the same? */
export const isSame = (a: readonly Stratum[], b: readonly Stratum[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index];
    return (
      other !== undefined &&
      one.stratum === other.stratum &&
      one.probability === other.probability &&
      one.orders === other.orders &&
      one.sampled === other.sampled &&
      one.windowPassed === other.windowPassed
    );
  });
