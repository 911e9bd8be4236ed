/** `npm run check`: format, lint, types, unused code and the architecture's arrows, without the other tests. */
import { spawnSync } from 'node:child_process';
import { endsWithin, HOLIDAYS_OF_CHINA } from '@huiyin/calendar';
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

/** A quarter before the table ends the notice of the next year is out, or will be soon. */
const NOTICE_DAYS = 92;
if (endsWithin(HOLIDAYS_OF_CHINA, new Date().toISOString().slice(0, 10), NOTICE_DAYS))
  console.warn(
    `! The holidays of China are known to ${HOLIDAYS_OF_CHINA.through}: freeze the next year (packages/calendar/README.md)`,
  );
process.exitCode = failed.length === 0 ? 0 : 1;
