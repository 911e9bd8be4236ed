import type { CallbackFact, PopulationFact, SecondCallbackFact } from './facts.ts';
import { sorted } from './sorted.ts';
import { addUp, type Counter, once, type Tally } from './tally.ts';

export interface DayFacts {
  readonly callbacks: readonly CallbackFact[];
  readonly secondCallbacks: readonly SecondCallbackFact[];
  readonly population: PopulationFact | undefined;
}

export interface PopulationCount {
  readonly businessType: string;
  readonly orders: number;
  readonly sampled: number;
  readonly windowPassed: number;
}

/** A day as its facts make it: a tally per team and business type, so that either can be read from it. */
export interface DayFold {
  readonly day: string;
  readonly cells: readonly { readonly team: string; readonly businessType: string; readonly tally: Tally }[];
  readonly secondCallbacks: Tally;
  readonly population: readonly PopulationCount[];
}

/** Folds a day from all its facts; their order does not matter. */
export function foldDay(day: string, facts: DayFacts): DayFold {
  const cells = Map.groupBy(facts.callbacks, ({ team, businessType }) => `${team}\n${businessType}`);
  return {
    day,
    cells: sorted([...cells.entries()], ([key]) => key).map(([key, callbacks]) => {
      const [team = '', businessType = ''] = key.split('\n');
      return { team, businessType, tally: addUp(callbacks.map(tallyOf)) };
    }),
    secondCallbacks: addUp(facts.secondCallbacks.map(tallyOfSecond)),
    population: addPopulations(facts.population?.strata ?? []),
  };
}

/** Do two folds of a day say the same? The table may have given the names of a tally in another order. */
export const isSameFold = (one: DayFold, other: DayFold): boolean => inOrder(one) === inOrder(other);

const inOrder = ({ cells, secondCallbacks, ...fold }: DayFold): string =>
  JSON.stringify({
    ...fold,
    cells: cells.map((cell) => ({ ...cell, tally: addUp([cell.tally]) })),
    secondCallbacks: addUp([secondCallbacks]),
  });

/** Per business type, in order of its name. */
export function addPopulations(counts: Iterable<PopulationCount>): readonly PopulationCount[] {
  const sums = new Map<string, PopulationCount>();
  for (const { businessType, orders, sampled, windowPassed } of counts) {
    const sum = sums.get(businessType);
    sums.set(businessType, {
      businessType,
      orders: orders + (sum?.orders ?? 0),
      sampled: sampled + (sum?.sampled ?? 0),
      windowPassed: windowPassed + (sum?.windowPassed ?? 0),
    });
  }
  return sorted([...sums.values()], ({ businessType }) => businessType);
}

function tallyOf({ disposition, attempts, interview, concerns }: CallbackFact): Tally {
  const ended = [
    { attempts },
    once('closed', `disposition.${disposition}`, ...concerns.map((concern): Counter => `concern.${concern}`)),
  ];
  // Only a complete interview is a callback of the satisfaction figures; a broken-off one counts by its disposition.
  if (disposition !== 'complete' || !interview) return addUp(ended);
  const { rating, keptAppointment, visitTookPlace, praised, suggested } = interview;
  return addUp([
    ...ended,
    once('callbacks', rating === undefined ? 'notRated' : `level.${rating}`),
    keptAppointment === undefined ? {} : once(`appointment.${keptAppointment}`),
    visitTookPlace ? {} : once('noSuchVisit'),
    praised ? once('praised') : {},
    suggested ? once('suggested') : {},
  ]);
}

function tallyOfSecond({ disposition, attempts, verdict }: SecondCallbackFact): Tally {
  return addUp([
    { attempts },
    once('closed', `disposition.${disposition}`),
    verdict ? once('asked') : {},
    verdict?.solved ? once('solved') : {},
    verdict?.satisfied ? once('satisfied') : {},
  ]);
}
