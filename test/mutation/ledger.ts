import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Room } from './rooms.ts';

/** A change of a source that no test noticed. */
const survivor = z.strictObject({
  /** The source's line, by which the survivor is known again when lines before it come and go. */
  line: z.string(),
  was: z.string(),
  becomes: z.string(),
  /** Why no test can or need notice; empty until somebody has thought about it. */
  reason: z.string(),
});
export type Survivor = z.infer<typeof survivor>;

const entry = z.strictObject({
  fingerprint: z.string(),
  mutants: z.int().min(0),
  noticed: z.int().min(0),
  survivors: z.array(survivor),
});
/** What a mutation run found of one source. */
export type Entry = z.infer<typeof entry>;

const ledger = z.record(z.string(), entry);
/** What is known of a room, by source. */
export type Ledger = z.infer<typeof ledger>;

/** Of a hundred mutants of a room, so many must be noticed. */
export const PERCENT_MIN = 90;

/** So many mutants the gate tries by itself, in one or two minutes; for more it asks for the ledger. */
export const GATE_MUTANTS_MAX = 100;

const fileOf = (root: string, { name }: Room): string => join(root, 'test/mutation/ledger', `${name}.json`);

/** Empty for a room that was never measured. */
export function readLedger(root: string, room: Room): Ledger {
  const file = fileOf(root, room);
  return existsSync(file) ? ledger.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

export function writeLedger(root: string, room: Room, content: Ledger): void {
  const file = fileOf(root, room);
  mkdirSync(dirname(file), { recursive: true });
  const sorted = Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** The ledger of these sources after a run over some of them: survivors that were there before have their reasons back. */
export function updated(before: Ledger, measured: Ledger, sources: readonly string[]): Ledger {
  const after: Ledger = {};
  for (const source of sources) {
    const [found, known] = [measured[source], before[source]];
    if (found) after[source] = { ...found, survivors: withReasons(found.survivors, known?.survivors ?? []) };
    else if (known) after[source] = known;
  }
  return after;
}

function withReasons(found: readonly Survivor[], known: readonly Survivor[]): Survivor[] {
  const left = [...known];
  return found.map((one) => {
    const index = left.findIndex(({ line, was, becomes }) => isSame(one, { line, was, becomes }));
    const [before] = index < 0 ? [] : left.splice(index, 1);
    return { ...one, reason: before?.reason ?? one.reason };
  });
}

const isSame = (one: Survivor, { line, was, becomes }: Omit<Survivor, 'reason'>): boolean =>
  one.line === line && one.was === was && one.becomes === becomes;

/** How many of a hundred mutants were noticed, to a tenth and never rounded up; 100 where there is nothing to mutate. */
export function percentOf(content: Ledger): number {
  const sum = (count: (one: Entry) => number) =>
    Object.values(content).reduce((all, one) => all + count(one), 0);
  const mutants = sum((one) => one.mutants);
  return mutants === 0 ? 100 : Math.floor((1000 * sum((one) => one.noticed)) / mutants) / 10;
}

/** What a room has to answer for, one line each. */
export function shortcomingsOf({ name }: Room, content: Ledger): readonly string[] {
  const percent = percentOf(content);
  return [
    ...(percent < PERCENT_MIN
      ? [`${name}: ${percent} % of its mutants are noticed, not ${PERCENT_MIN} %`]
      : []),
    ...Object.entries(content).flatMap(([source, { survivors }]) =>
      survivors
        .filter(({ reason }) => reason.trim() === '')
        .map(({ line, was, becomes }) => `${source}: no test notices, in “${line}”: ${was} → ${becomes}`),
    ),
  ];
}
