import { workFullQueue } from './full-queue.ts';

const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** `npm run bench -- queue`: what a `next` and the figures cost at several sizes of the queue, in one run, as one JSON document. */
const sizes = [
  { open: 200, waiting: 30, called: 0, agents: 10 },
  { open: 2000, waiting: 300, called: 120, agents: 10 },
  { open: 20_000, waiting: 3000, called: 1200, agents: 10 },
];
const figures: object[] = [];
for (const size of sizes) {
  const { readUnits, milliseconds, writeUnitsPerCall, readUnitsOfFigures, unitsOfWindow } =
    await workFullQueue(size, 5);
  figures.push({
    ...size,
    readUnitsOfNext: { median: medianOf(readUnits), max: Math.max(...readUnits) },
    millisecondsOfNext: Math.round(medianOf(milliseconds)),
    writeUnitsPerCallback: writeUnitsPerCall + 2,
    readUnitsOfFigures,
    unitsOfWindow,
  });
}
console.log(JSON.stringify({ figures }));
