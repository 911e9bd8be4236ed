/**
 * `node launch.mjs FILE …`: runs a program of this repository on the Node of .nvmrc, with its dependencies installed, from
 * any Node 20 or newer that has npm. `npm run` and CI use it; every script of package.json is one program.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Every worker that ends would leave an arena of glibc's behind, a hundred megabytes in a month that is lived here; two for all
 * are as fast. Large pieces go back when they are freed: by default glibc keeps ever larger ones after each that was freed.
 */
const GLIBC = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_TOP_PAD_: '65536',
};
const WHERE = '--where';
const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8').trim();

/** Where Node was found the last time lies here, under a mark of all that it depends on: asking npx takes seconds. */
const FOUND = new URL('node_modules/.launch.json', import.meta.url);
const mark = () =>
  ['.nvmrc', 'package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']
    .reduce((hash, name) => hash.update(read(name)), createHash('sha256'))
    .digest('hex');

/** What was found the last time; undefined: it is to be asked for again. */
function found() {
  try {
    const last = JSON.parse(readFileSync(FOUND, 'utf8'));
    return last.mark === mark() && existsSync(last.node) ? last : undefined;
  } catch {
    return undefined;
  }
}

/** Fetches Node and pnpm, lets pnpm install what is missing, and says where they are. */
function prepare() {
  const { packageManager } = JSON.parse(read('package.json'));
  const packages = ['-p', `node@${read('.nvmrc')}`, '-p', packageManager];
  const words = ['-y', ...packages, '--', 'pnpm', '--silent', 'exec', 'node', 'launch.mjs', WHERE];
  const { status, stdout } = spawnSync('npx', words, {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    encoding: 'utf8',
    stdio: ['inherit', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  const last = stdout?.trim().split('\n').at(-1) ?? '';
  if (status === 0 && last.startsWith('{')) {
    const where = JSON.parse(last);
    writeFileSync(FOUND, JSON.stringify({ ...where, mark: mark() }));
    return where;
  }
  process.stderr.write(
    `${stdout ?? ''}\nNode and the dependencies could not be fetched: is npm's registry in reach?\n`,
  );
  process.exit(1);
}

if (process.argv[2] === WHERE) {
  process.stdout.write(`${JSON.stringify({ node: process.execPath, path: process.env.PATH })}\n`);
} else {
  const { node, path } = found() ?? prepare();
  const cache = fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));
  const child = spawn(node, process.argv.slice(2), {
    stdio: 'inherit',
    // What was compiled once is read the next time.
    env: { NODE_COMPILE_CACHE: cache, ...GLIBC, ...process.env, PATH: path },
  });
  const stop = () => child.kill('SIGTERM');
  process.on('SIGTERM', stop);
  // A terminal's Ctrl-C reaches the program by itself; a second one would mean "at once".
  process.on('SIGINT', () => process.stdin.isTTY || stop());
  // The shell that npm puts between passes no signal on: whoever ended it wants the program to end.
  const { ppid } = process;
  const watch = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(watch);
    stop();
  }, 500);
  child.on('exit', (code) => process.exit(code ?? 1));
}
