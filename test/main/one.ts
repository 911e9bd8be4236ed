/** `npm run one -- FILE [-t NAME]`: the tests of one file, run by the project that it belongs to. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { root } from './checks.ts';
import { projectOf } from './projects.ts';

const [file = '', ...words] = process.argv.slice(2).filter((word, index) => !(word === '--' && index === 0));
const path = relative(root, resolve(root, file)).replaceAll('\\', '/');
const project = projectOf(path);
if (project === undefined || !existsSync(join(root, path))) {
  console.error(
    `usage: npm run one -- FILE [-t NAME]; ${file === '' ? 'no file is named' : `${file} is no test file`}`,
  );
  process.exit(1);
}
const { status } = spawnSync('pnpm', ['exec', 'vitest', 'run', '--project', project, path, ...words], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
