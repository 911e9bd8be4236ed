import * as z from 'zod';

/** What a branch that runs on this machine leaves in its data folder, so that others find it. */
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
