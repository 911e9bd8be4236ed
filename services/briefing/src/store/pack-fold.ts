import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { populationCell, segment } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import { DAYS_FROM } from '../domain/call-cells.ts';
import type { DayFold, PersonFold, StratumCell } from '../domain/day-fold.ts';
import type { PeriodFold, PersonsOfPeriod } from '../domain/period-fold.ts';
import type { Tally } from '../domain/tally.ts';
import type { PackedFold, PackedPeriod } from './items.ts';

const COUNT = /^([0-9a-z]+)(?::([0-9]+))?$/;

// What newer code added is passed over: a fold is made of facts, and the next one makes it whole again.
const drawn = {
  team: z.string(),
  businessType: z.string(),
  segment,
  probability: z.number(),
  partner: z.string().optional(),
};
/** Counters by their place in `counters` (base 36), each with its count unless that is one: `0 3 1f:12`. */
const tally = z.string();
const stratum = z.object({ programme: z.string(), ...drawn, policyVersion: z.string(), tally });
/** Who rang, how often and when; by whom interviews were held. */
const nth = z.literal([1, 2, 3]);
const rung = {
  calls: z.array(z.object({ agent: z.string(), slot: z.string(), nth, tally })),
  reached: z.array(
    z.object({
      businessType: z.string(),
      segment,
      probability: z.number(),
      nth,
      days: z.literal(DAYS_FROM),
      tally,
    }),
  ),
  agents: z.array(z.object({ agent: z.string(), team: z.string(), businessType: z.string(), tally })),
};
const cases = z.array(z.object({ team: z.string(), businessType: z.string(), tally }));
const packedDay = z.object({
  cases,
  counters: z.array(z.string()),
  cells: z.array(stratum),
  ...rung,
  secondCallbacks: z.string(),
  population: z.array(populationCell.strip()),
});
const packedPersons = z.object({
  counters: z.array(z.string()),
  cells: z.array(stratum.extend({ staff: z.string() })),
});
const orders = z.int().min(0);
const packedPeriod = z.object({
  cases,
  days: z.array(z.string()),
  counters: z.array(z.string()),
  cells: z.array(z.object({ programme: z.string(), ...drawn, tally })),
  questions: z.array(z.object({ team: z.string(), businessType: z.string(), tally })),
  ...rung,
  secondCallbacks: z.string(),
  population: z.array(z.object({ ...drawn, orders, sampled: orders, windowPassed: orders, paused: orders })),
});
const packedPersonsOfPeriod = z.object({
  days: z.array(z.string()),
  counters: z.array(z.string()),
  cells: z.array(z.object({ staff: z.string(), ...drawn, tally })),
});

/**
 * A fold as a deflated text in which every counter is named once. As items of its own shape, a day of five thousand
 * callbacks would be ten times the size that an item may have.
 */
export function packDayFold({
  day,
  cells,
  secondCallbacks,
  population,
  cases,
  ...rung
}: DayFold): PackedFold {
  const tallies = tallyPacker(
    [...cells, ...cases, ...rungCells(rung)].map(({ tally }) => tally).concat(secondCallbacks),
  );
  const packed = deflated<typeof packedDay>({
    counters: tallies.counters,
    cells: cells.map(tallies.packCell),
    cases: cases.map(tallies.packCell),
    calls: rung.calls.map(tallies.packCell),
    reached: rung.reached.map(tallies.packCell),
    agents: rung.agents.map(tallies.packCell),
    secondCallbacks: tallies.pack(secondCallbacks),
    population: [...population],
  });
  return { day, packed };
}

/** Throws the Fault `fold-unreadable` for what was never packed. */
export function unpackDayFold({ day, packed }: PackedFold): DayFold {
  const { counters, cells, cases, calls, reached, agents, secondCallbacks, population } = inflated(
    day,
    packed,
    packedDay,
  );
  return {
    day,
    cells: unpackCells(cells, counters),
    cases: unpackCells(cases, counters),
    calls: unpackCells(calls, counters),
    reached: unpackCells(reached, counters),
    agents: unpackCells(agents, counters),
    secondCallbacks: unpackTally(secondCallbacks, counters),
    population,
  };
}

export function packPersonFold({ day, cells }: PersonFold): PackedFold {
  const tallies = tallyPacker(cells.map(({ tally }) => tally));
  const packed = deflated<typeof packedPersons>({
    counters: tallies.counters,
    cells: cells.map(tallies.packCell),
  });
  return { day, packed };
}

/** Throws the Fault `fold-unreadable` for what was never packed. */
export function unpackPersonFold({ day, packed }: PackedFold): PersonFold {
  const { counters, cells } = inflated(day, packed, packedPersons);
  return { day, cells: unpackCells(cells, counters) };
}

/** The same of a period. */
export function packPeriodFold(
  period: string,
  { days, cells, questions, secondCallbacks, population, cases, ...rung }: PeriodFold,
): PackedPeriod {
  const tallies = tallyPacker(
    [...cells, ...questions, ...cases, ...rungCells(rung)].map(({ tally }) => tally).concat(secondCallbacks),
  );
  const packed = deflated<typeof packedPeriod>({
    days: [...days],
    counters: tallies.counters,
    cells: cells.map(tallies.packCell),
    questions: questions.map(tallies.packCell),
    cases: cases.map(tallies.packCell),
    calls: rung.calls.map(tallies.packCell),
    reached: rung.reached.map(tallies.packCell),
    agents: rung.agents.map(tallies.packCell),
    secondCallbacks: tallies.pack(secondCallbacks),
    population: [...population],
  });
  return { period, packed };
}

/** Throws the Fault `fold-unreadable` for what was never packed. */
export function unpackPeriodFold({ period, packed }: PackedPeriod): PeriodFold {
  const { days, counters, cells, questions, cases, calls, reached, agents, secondCallbacks, population } =
    inflated(period, packed, packedPeriod);
  return {
    days,
    cells: unpackCells(cells, counters),
    questions: unpackCells(questions, counters),
    cases: unpackCells(cases, counters),
    calls: unpackCells(calls, counters),
    reached: unpackCells(reached, counters),
    agents: unpackCells(agents, counters),
    secondCallbacks: unpackTally(secondCallbacks, counters),
    population,
  };
}

export function packPersonsOfPeriod(period: string, { days, cells }: PersonsOfPeriod): PackedPeriod {
  const tallies = tallyPacker(cells.map(({ tally }) => tally));
  const packed = deflated<typeof packedPersonsOfPeriod>({
    days: [...days],
    counters: tallies.counters,
    cells: cells.map(tallies.packCell),
  });
  return { period, packed };
}

/** Throws the Fault `fold-unreadable` for what was never packed. */
export function unpackPersonsOfPeriod({ period, packed }: PackedPeriod): PersonsOfPeriod {
  const { days, counters, cells } = inflated(period, packed, packedPersonsOfPeriod);
  return { days, cells: unpackCells(cells, counters) };
}

const deflated = <Schema extends z.ZodType>(fold: z.input<Schema>): string =>
  deflateRawSync(JSON.stringify(fold)).toString('base64url');

function inflated<Schema extends z.ZodType>(name: string, packed: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url')).toString()));
  } catch (cause) {
    throw new Fault('fold-unreadable', `The fold of ${name} cannot be read`, { cause });
  }
}

const rungCells = ({ calls, reached, agents }: Pick<DayFold, 'calls' | 'reached' | 'agents'>) => [
  ...calls,
  ...reached,
  ...agents,
];

function tallyPacker(tallies: readonly Tally[]) {
  const counters = [...new Set(tallies.flatMap((tally) => Object.keys(tally)))].sort();
  const places = new Map(counters.map((name, place) => [name, place.toString(36)]));
  const pack = (tally: Tally): string =>
    Object.entries(tally)
      .map(([name, count]) => (count === 1 ? `${places.get(name)}` : `${places.get(name)}:${count}`))
      .join(' ');
  return {
    counters,
    pack,
    packCell: <Cell extends { readonly tally: Tally }>(cell: Cell) => ({ ...cell, tally: pack(cell.tally) }),
  };
}

const unpackCells = <Cell extends { readonly tally: string }>(
  cells: readonly Cell[],
  counters: readonly string[],
): (Omit<Cell, 'tally'> & Pick<StratumCell, 'tally'>)[] =>
  cells.map(({ tally, ...shared }) => ({ ...shared, tally: unpackTally(tally, counters) }));

function unpackTally(packed: string, counters: readonly string[]): Tally {
  const tally: Record<string, number> = {};
  for (const part of packed.split(' ').filter((each) => each !== '')) {
    const [, place = '', count = '1'] = COUNT.exec(part) ?? [];
    const name = counters[Number.parseInt(place, 36)];
    if (name === undefined) throw new Fault('fold-unreadable', 'A tally counts something without a name');
    tally[name] = Number(count);
  }
  return tally;
}
