import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { populationCell, segment } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { DayFold, PersonFold, StratumCell } from '../domain/day-fold.ts';
import type { Tally } from '../domain/tally.ts';
import type { PackedFold } from './items.ts';

const COUNT = /^([0-9a-z]+)(?::([0-9]+))?$/;

// What newer code added is passed over: a fold is made of facts, and the next one makes it whole again.
const stratum = z.object({
  programme: z.string(),
  team: z.string(),
  businessType: z.string(),
  segment,
  policyVersion: z.string(),
  probability: z.number(),
  partner: z.string().optional(),
  /** Counters by their place in `counters` (base 36), each with its count unless that is one: `0 3 1f:12`. */
  tally: z.string(),
});
const packedDay = z.object({
  counters: z.array(z.string()),
  cells: z.array(stratum),
  secondCallbacks: z.string(),
  population: z.array(populationCell.strip()),
});
const packedPersons = z.object({
  counters: z.array(z.string()),
  cells: z.array(stratum.extend({ staff: z.string() })),
});

/**
 * A fold as a deflated text in which every counter is named once. As items of its own shape, a day of five thousand
 * callbacks would be ten times the size that an item may have.
 */
export function packDayFold({ day, cells, secondCallbacks, population }: DayFold): PackedFold {
  const tallies = tallyPacker([...cells.map(({ tally }) => tally), secondCallbacks]);
  return deflated<typeof packedDay>(day, {
    counters: tallies.counters,
    cells: cells.map((cell) => ({ ...cell, tally: tallies.pack(cell.tally) })),
    secondCallbacks: tallies.pack(secondCallbacks),
    population: [...population],
  });
}

/** Throws the Fault `fold-unreadable` for what was never packed. */
export function unpackDayFold({ day, packed }: PackedFold): DayFold {
  const { counters, cells, secondCallbacks, population } = inflated(day, packed, packedDay);
  return {
    day,
    cells: unpackCells(cells, counters),
    secondCallbacks: unpackTally(secondCallbacks, counters),
    population,
  };
}

export function packPersonFold({ day, cells }: PersonFold): PackedFold {
  const tallies = tallyPacker(cells.map(({ tally }) => tally));
  return deflated<typeof packedPersons>(day, {
    counters: tallies.counters,
    cells: cells.map((cell) => ({ ...cell, tally: tallies.pack(cell.tally) })),
  });
}

/** Throws the Fault `fold-unreadable` for what was never packed. */
export function unpackPersonFold({ day, packed }: PackedFold): PersonFold {
  const { counters, cells } = inflated(day, packed, packedPersons);
  return { day, cells: unpackCells(cells, counters) };
}

const deflated = <Schema extends z.ZodType>(day: string, fold: z.input<Schema>): PackedFold => ({
  day,
  packed: deflateRawSync(JSON.stringify(fold)).toString('base64url'),
});

function inflated<Schema extends z.ZodType>(day: string, packed: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(inflateRawSync(Buffer.from(packed, 'base64url')).toString()));
  } catch (cause) {
    throw new Fault('fold-unreadable', `The fold of ${day} cannot be read`, { cause });
  }
}

function tallyPacker(tallies: readonly Tally[]) {
  const counters = [...new Set(tallies.flatMap((tally) => Object.keys(tally)))].sort();
  const places = new Map(counters.map((name, place) => [name, place.toString(36)]));
  return {
    counters,
    pack: (tally: Tally): string =>
      Object.entries(tally)
        .map(([name, count]) => (count === 1 ? `${places.get(name)}` : `${places.get(name)}:${count}`))
        .join(' '),
  };
}

const unpackCells = <Cell extends z.output<typeof stratum>>(
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
