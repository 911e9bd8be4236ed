import { join } from 'node:path';
import { Fault } from '@huiyin/kernel';
import { Command, InvalidArgumentError } from 'commander';
import { runBranch } from '../run-branch.ts';

// `npm start`: runs a branch office on this machine until it is told to stop.
const program = new Command('npm start --')
  .option('--branch <name>', 'one of infra/branches', 'longgang')
  .option('--port <number>', 'where the workbench and the API are; 0: any free one', portOf, 4400)
  .option('--data <folder>', 'where all its data lies (default: .huiyin/<branch>)')
  .option('--fresh', 'empty that folder first', false)
  .option('--any-hour', 'calls are permitted at any hour, to try the desk in the evening', false)
  .option('--no-sample', 'start empty instead of living through a sample month')
  .parse(process.argv.filter((word, index) => !(word === '--' && index === 2)));

const options = program.opts<{
  branch: string;
  port: number;
  data?: string;
  fresh: boolean;
  anyHour: boolean;
  sample: boolean;
}>();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const stopping = new AbortController();
const leave = (): void => {
  // Whoever insists is let go at once: whatever was acknowledged is on disk.
  if (stopping.signal.aborted) process.exit(1);
  say('stopping · 正在停止');
  stopping.abort();
};
process.on('SIGINT', leave);
process.on('SIGTERM', leave);

try {
  await runBranch(
    { ...options, data: options.data ?? join('.huiyin', options.branch) },
    say,
    stopping.signal,
  );
  // Who lived the month may still wait for an answer of what has stopped.
  process.exit(0);
} catch (error) {
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  if (!(error instanceof Fault || isFull)) throw error;
  say(
    isFull ? '磁盘已满，请腾出空间后再启动 · the disk is full: make room, then start again' : error.message,
  );
  process.exit(1);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('一个 0 到 65535 的整数 · a whole number from 0 to 65535');
}
