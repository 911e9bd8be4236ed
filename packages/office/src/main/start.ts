import { join } from 'node:path';
import { Fault } from '@huiyin/kernel';
import { Command } from 'commander';
import { runBranch } from '../run-branch.ts';

// `npm start`: runs a branch office on this machine until it is told to stop.
const program = new Command('npm start --')
  .option('--branch <name>', 'one of infra/branches', 'longgang')
  .option('--port <number>', 'where the index page and the API are', (text) => Number(text), 4400)
  .option('--data <folder>', 'where all its data lies (default: .huiyin/<branch>)')
  .option('--fresh', 'empty that folder first', false)
  .option('--no-sample', 'start empty instead of living through a sample month')
  .parse(process.argv.filter((word, index) => !(word === '--' && index === 2)));

const options = program.opts<{
  branch: string;
  port: number;
  data?: string;
  fresh: boolean;
  sample: boolean;
}>();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const started = runBranch({ ...options, data: options.data ?? join('.huiyin', options.branch) }, say);
let leaving = false;
const leave = (): void => {
  // Whoever insists is let go at once: whatever was acknowledged is on disk.
  if (leaving) process.exit(1);
  leaving = true;
  say('stopping · 正在停止');
  void started
    .then((office) => office.stop())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    );
};
process.on('SIGINT', leave);
process.on('SIGTERM', leave);

try {
  await started;
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  say(error.message);
  process.exit(1);
}
