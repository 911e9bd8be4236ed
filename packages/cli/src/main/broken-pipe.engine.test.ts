import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('./huiyin.ts', import.meta.url));

/** A command whose reader is gone before it says anything, as with `| head`: its exit code, and what it complained of. */
async function readByNobody(stream: 'stdout' | 'stderr', ...words: string[]) {
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => {
    said += String(data);
  });
  child[stream].destroy();
  const [code, signal] = await once(child, 'exit');
  return { code, signal, said };
}

it('a command whose answer nobody reads on ends quietly, and is no mistake', {
  timeout: 30_000,
}, async () => {
  expect(await readByNobody('stdout', '--help')).toEqual({ code: 0, signal: null, said: '' });
});

it('a command whose remarks nobody reads ends quietly, too', { timeout: 30_000 }, async () => {
  expect(await readByNobody('stderr', 'quue')).toMatchObject({ code: 0, signal: null });
});
