/** `npm run check`: format, lint, types, unused code and the architecture's arrows, without the other tests. */
import { spawnSync } from 'node:child_process';
import { CHECKS, root } from './checks.ts';

const arrows = {
  name: 'architecture',
  command: 'pnpm',
  args: ['exec', 'vitest', 'run', '--project', 'rules', 'test/architecture'],
};
const failed = [...CHECKS, arrows].filter(
  ({ command, args }) => spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status !== 0,
);
for (const { name } of failed) console.error(`✗ ${name}`);
process.exitCode = failed.length === 0 ? 0 : 1;
