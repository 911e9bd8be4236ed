/**
 * `npm run bench -- year ORDERS`: a year of so many orders (1.2 million unless said otherwise, one in six of them rung), folded from its
 * facts, and each kind of briefing read from folds; what each took beside what it may take. Each step is a process of its own, in which
 * the table is too that a cloud has elsewhere.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { localTable, longgang } from '@huiyin/testing';
import { briefingStore } from '../store/briefing-store.ts';
import { surface } from '../surface.ts';
import { foldWaiting } from '../work/fold-waiting.ts';
import { readBriefing } from '../work/read-briefing.ts';
import { countItemsRead } from './items-read.ts';
import { writeYear, type YearWritten } from './simulated-year.ts';

/** The evening of the year's last day, which waits to be folded: its facts are read as they are. */
const EVENING = new Date('2026-12-31T12:00:00.000Z');
const TODAY = '2026-12-31';
/** One of each kind that holds today, and how many items it may read beside today's facts. */
const PERIODS = [
  { period: TODAY, itemsMax: 2 },
  { period: '2026-W53', itemsMax: 8 },
  { period: '2026-12', itemsMax: 32 },
  { period: '2026-Q4', itemsMax: 4 },
  { period: '2026', itemsMax: 13 },
];
const MAX = { foldSeconds: 60, readSeconds: 5, megabytes: 512 };
const ORDERS = 1_200_000;

interface Took {
  readonly seconds: number;
  /** Of the processor: what else the machine does is not in it. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

async function write(file: string, orders: number): Promise<YearWritten> {
  await using local = await localTable(surface, () => EVENING, file);
  // A tenth of it the year before: its folds have as many cells.
  await writeYear(local, { year: '2025', orders: Math.round(orders / 10) });
  return await writeYear(local, { year: '2026', orders });
}

async function fold(file: string): Promise<Took & { readonly folds: number }> {
  await using local = await localTable(surface, () => EVENING, file);
  const store = briefingStore(local.table);
  const begun = begin();
  const folded = await foldWaiting({ store, branch: longgang(), now: () => EVENING })({
    today: TODAY,
    traceId: 'bench',
  });
  for (const { error } of folded) if (error) throw error;
  return { folds: folded.length, ...took(begun) };
}

interface Read extends Took {
  readonly period: string;
  readonly callbacks: number;
  /** Days and longer periods, folded. */
  readonly folds: number;
  /** Read one by one: open, or closed today. */
  readonly cases: number;
  /** What says which days and periods wait, or were folded within the week: here all at once. */
  readonly markers: number;
  /** Commitments to sampling keys, what was mailed. */
  readonly others: number;
  readonly todaysFacts: number;
}

async function read(file: string, period: string, trend: string): Promise<Read> {
  await using local = await localTable(surface, () => EVENING, file);
  const readIt = readBriefing({ branch: longgang(), store: briefingStore(local.table), now: () => EVENING });
  const counts = countItemsRead(local);
  const begun = begin();
  const outcome = await readIt({ period, withTrend: trend === 'trend' });
  if (!outcome.ok) throw new Error(outcome.refusal);
  const effort = took(begun);
  const sumOf = (isCounted: (kind: string) => boolean): number =>
    [...counts].filter(([kind]) => isCounted(kind)).reduce((sum, [, count]) => sum + count, 0);
  const isToday = (kind: string) => kind.endsWith(TODAY);
  const isFold = (kind: string) => /^[DF]P?#/.test(kind);
  const isMarker = (kind: string) => kind === 'REFOLD';
  const isCase = (kind: string) => /^KD?#/.test(kind);
  return {
    period,
    callbacks: outcome.value.total.callbacks,
    folds: sumOf(isFold),
    cases: sumOf(isCase),
    markers: sumOf(isMarker),
    others: sumOf((kind) => ![isToday, isFold, isCase, isMarker].some((is) => is(kind))),
    todaysFacts: sumOf(isToday),
    ...effort,
  };
}

interface Begun {
  readonly at: number;
  readonly cpu: NodeJS.CpuUsage;
}
const begin = (): Begun => ({ at: performance.now(), cpu: process.cpuUsage() });

const took = (begun: Begun): Took => ({
  seconds: Math.round(performance.now() - begun.at) / 1000,
  cpuSeconds:
    Math.round((process.cpuUsage(begun.cpu).user + process.cpuUsage(begun.cpu).system) / 1000) / 1000,
  // Kilobytes, whatever the platform.
  megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
});

/** Runs one step in a process of its own, so that its memory is its own. */
function inProcess<Answer>(step: string, ...words: readonly string[]): Answer {
  const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), step, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${step} ${words.join(' ')} failed`);
  // Printed by the same program.
  return JSON.parse(stdout) as Answer;
}

function measure(orders: number): object {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-year-'));
  const file = join(folder, 'table.db');
  try {
    const written = inProcess<YearWritten>('write', file, String(orders));
    const folded = inProcess<Took & { folds: number }>('fold', file);
    const briefings = PERIODS.map(({ period, itemsMax }) => {
      const { folds, ...rest } = inProcess<Read>('read', file, period, 'alone');
      const { folds: withTrend } = inProcess<Read>('read', file, period, 'trend');
      return {
        ...rest,
        folds,
        foldsMax: itemsMax,
        foldsWithTrend: withTrend,
        secondsMax: MAX.readSeconds,
        megabytesMax: MAX.megabytes,
      };
    });
    return {
      ...written,
      folding: { ...folded, secondsMax: MAX.foldSeconds, megabytesMax: MAX.megabytes },
      briefings,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [step = String(ORDERS), file = '', ...words] = process.argv.slice(2);
const answer =
  {
    write: () => write(file, Number(words[0])),
    fold: () => fold(file),
    read: () => read(file, words[0] ?? '', words[1] ?? ''),
  }[step] ?? (() => measure(Number(step)));
process.stdout.write(`${JSON.stringify(await answer())}\n`);
