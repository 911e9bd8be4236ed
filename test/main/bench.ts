/**
 * `npm run bench`: what this machine measures, one JSON line for each part; `npm run bench -- forgetting 2000000` runs one part,
 * and in another size.
 */
import { spawnSync } from 'node:child_process';
import { measureAttack } from '../attack/measure-attack.ts';
import { measureComplaints } from '../bench/complaints.ts';
import { measureForgetting } from '../bench/forgetting.ts';
import { measureImport } from '../bench/import.ts';
import { measureStart } from '../bench/start.ts';
import { measureWorkbench } from '../bench/workbench.ts';
import { measureWorkbook } from '../bench/workbook.ts';
import { root } from './checks.ts';

const programOf =
  (file: string) =>
  async (size?: number): Promise<object> => {
    const { stdout } = spawnSync(process.execPath, [file, ...(size === undefined ? [] : [String(size)])], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return JSON.parse(stdout) as object;
  };

const PARTS = {
  /** Orders a second from POST to their last consequence. */
  throughput: programOf('packages/office/src/main/bench.ts'),
  /** Rows a second of a CSV file, by the command that an operator types, into a branch that runs here. */
  import: (rows = 20_000) => measureImport(rows),
  /** Rows a second and memory of reading a large XLSX file. */
  workbook: (rows = 100_000) => measureWorkbook(rows),
  /** From a function's import to its first signed write, as a ratio to what Node's own modules take. */
  start: (starts = 15) => measureStart(starts),
  /** Drawing and deciding 1.2 million orders, as a ratio to hashing their ids once. */
  sampling: programOf('services/sampling/src/testing/measure-sampling.ts'),
  /** A year of so many orders folded from its facts, and each kind of briefing read: seconds, megabytes, items. */
  year: programOf('services/briefing/src/testing/measure-year.ts'),
  /** Read units and milliseconds of a `next` at 200, 2,000 and 20,000 open tasks; write units of a callback. */
  queue: programOf('services/callback/src/testing/measure-queue.ts'),
  /** Read units and milliseconds of the list of what is mine and due among so many cases, over HTTP, and what a sweep reads of them. */
  complaints: (cases = 50_000) => measureComplaints(cases),
  /** The call desk in a browser beside nine other agents: next customer, keys, kilobytes; the number is the open tasks. */
  workbench: (open = 20_000) => measureWorkbench(open),
  /** A customer forgotten in a large table, and the longest invocation on the way. */
  forgetting: (items = 100_000) => measureForgetting(items),
  /** Megabytes of a branch that runs here: empty, at most in each of twelve sample months, and a while after the first and the last. Twenty minutes. */
  memory: programOf('packages/office/src/main/memory.ts'),
  /** Forged tokens, hostile texts and kills under load, and what gave way; the number is the seed. */
  attack: (seed = 1) => measureAttack(seed),
} satisfies Record<string, (size?: number) => Promise<object>>;

const [wanted, size] = process.argv.slice(2).filter((word) => word !== '--');
const parts = Object.entries<(size?: number) => Promise<object>>(PARTS).filter(
  ([part]) => wanted === undefined || part === wanted,
);
if (parts.length === 0) {
  console.error(`no part ${wanted}: ${Object.keys(PARTS).join(', ')}`);
  process.exitCode = 1;
}
for (const [part, measure] of parts)
  console.log(JSON.stringify({ part, ...(await measure(size === undefined ? undefined : Number(size))) }));
