import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '@huiyin/kernel';

/** Raised when what lies in a data folder, a table's items included, can no longer be read by this version. */
export const DATA_FORMAT = 2;
const FORMAT_FILE = 'format';

/** Marks a folder at its first use. Throws, before any store is opened, when its stores were written in another format. */
export function demandFormat(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, FORMAT_FILE);
  if (!readdirSync(folder).some((name) => name.endsWith('.db'))) {
    writeFileSync(file, `${DATA_FORMAT}\n`);
    return;
  }
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (found !== String(DATA_FORMAT))
    throw new Fault(
      'data-format',
      `${folder} was written by another version and cannot be read by this one: --fresh starts anew`,
    );
}
