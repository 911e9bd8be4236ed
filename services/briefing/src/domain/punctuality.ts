import type { BranchConfiguration, Punctuality } from '@huiyin/contracts';
import { type ShareOf, shareEstimate, weightsOf } from './estimates.ts';
import { percentOf } from './percent.ts';
import { type PeriodFold, routineOf } from './period-fold.ts';
import { thoseOccurring } from './scope.ts';
import { addUp, countOf, type Tally } from './tally.ts';

type Branch = Pick<BranchConfiguration, 'businessTypes'>;

/** Of the visits whose promise and arrival are known, those that did not come late. */
const inTime: ShareOf = (tally) => {
  const kept = countOf(tally, 'promise.kept') + countOf(tally, 'promise.early');
  return { rated: kept + countOf(tally, 'promise.late'), satisfied: kept };
};

/** Visits against what was promised, by business type, as the upstream system has them; and the stages of those types that have some against theirs. */
export function punctualityOf(branch: Branch, fold: PeriodFold): Punctuality {
  const cells = routineOf(fold);
  const weights = weightsOf(fold.population);
  const rows = thoseOccurring(
    branch.businessTypes,
    cells.map(({ businessType }) => businessType),
  ).map(({ id, name }) => {
    const own = cells.filter(({ businessType }) => businessType === id);
    return { id, name, own, tally: addUp(own.map(({ tally }) => tally)) };
  });
  return {
    businessTypes: rows.flatMap(({ id, name, own, tally }) =>
      inTime(tally).rated === 0
        ? []
        : [
            {
              businessType: id,
              name,
              kept: countOf(tally, 'promise.kept'),
              early: countOf(tally, 'promise.early'),
              late: countOf(tally, 'promise.late'),
              denied: countOf(tally, 'promise.denied'),
              rate: shareEstimate(own, weights, inTime),
            },
          ],
    ),
    stages: rows.flatMap(({ id, name, tally }) =>
      stagesOf(branch, id, tally).map((stage) => ({ businessType: id, name, ...stage })),
    ),
  };
}

/** Those that have a limit, in their order. */
const stagesOf = (branch: Branch, businessType: string, tally: Tally) =>
  (branch.businessTypes.find(({ id }) => id === businessType)?.stages ?? []).flatMap(
    ({ id, name, within }) => {
      const [kept, late] = [countOf(tally, `stage.${id}.kept`), countOf(tally, `stage.${id}.late`)];
      return within && kept + late > 0
        ? [{ stage: id, stageName: name, kept, late, rate: percentOf(kept, kept + late) }]
        : [];
    },
  );
