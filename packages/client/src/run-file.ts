import * as z from 'zod';

const whose = {
  branch: z.string(),
  /** The process that runs it. */
  pid: z.int(),
};

/** What a branch that runs on this machine leaves in its data folder, so that others find it. */
const runFile = z.strictObject({
  ...whose,
  /** IANA name of the zone whose wall clock the branch keeps. */
  zone: z.string(),
  /** Its clock runs ahead through a sample month, or keeps to the host's. */
  state: z.enum(['living', 'ready']),
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

/** The same before it listens. */
const startingFile = z.strictObject({ ...whose, state: z.literal('starting') });
export type StartingFile = z.infer<typeof startingFile>;

const anyRunFile = z.discriminatedUnion('state', [runFile, startingFile]);

export const RUN_FILE = 'run.json';

/** What the text of a run file says; undefined: it is half-written, or somebody else's. */
export function readRunFile(text: string): RunFile | StartingFile | undefined {
  try {
    return anyRunFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether the process that left a run file is still there; after a kill it is not, and its file lies on. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, and is alive all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
