import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Where somebody signed in last, and the token that they got. */
const savedLogin = z.strictObject({
  url: z.url(),
  token: z.string(),
  /** The branch's clock; absent where the branch could not be asked. */
  zone: z.string().optional(),
});
export type SavedLogin = z.infer<typeof savedLogin>;

const FILE = 'login.json';

export function readLogin(folder: string): SavedLogin | undefined {
  const file = join(folder, FILE);
  if (!existsSync(file)) return undefined;
  try {
    return savedLogin.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    // Half-written: whoever needs it signs in again.
    return undefined;
  }
}

/** A file that only this user may read. */
export function saveLogin(folder: string, login: SavedLogin): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, FILE);
  writeFileSync(`${file}.part`, JSON.stringify(login), { mode: 0o600 });
  renameSync(`${file}.part`, file);
}
