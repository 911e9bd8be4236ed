import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** What the runner leaves in its data folder while a branch runs here, so that the CLI finds it. */
export const runFile = z.strictObject({
  branch: z.string(),
  /** The process that runs it. */
  pid: z.int(),
  url: z.url(),
  /** AWS endpoints of the local cloud, for what goes past the API. */
  endpoints: z.strictObject({
    dynamodb: z.url(),
    sqs: z.url(),
    eventbridge: z.url(),
    sesv2: z.url(),
    kms: z.url(),
  }),
  mailboxUrl: z.url(),
  region: z.string(),
});
export type RunFile = z.infer<typeof runFile>;

export const RUN_FILE = 'run.json';

/** Every branch that runs under this folder (`<folder>/run.json`, `<folder>/<branch>/run.json`). */
export function readRunFiles(folder: string): RunFile[] {
  if (!existsSync(folder)) return [];
  const candidates = [
    folder,
    ...readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name)),
  ];
  return candidates
    .map((candidate) => join(candidate, RUN_FILE))
    .filter((file) => existsSync(file))
    .map((file) => runFile.parse(JSON.parse(readFileSync(file, 'utf8'))));
}
