import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readFiles } from '../door/read-files.ts';
import { servePage } from '../door/serve-page.ts';

const wordsIn = (text: string): readonly string[] => text.split(' ').filter((each) => each !== '');

const environment = z
  .object({
    SIGN_IN_ISSUER: z.url(),
    SIGN_IN_CLIENT: z.string().min(1),
    /** Separated by spaces; may be empty. */
    SIGN_IN_ORIGINS: z.string(),
    /** Of the buckets that files are put into; separated by spaces, may be empty. */
    BUCKET_ORIGINS: z.string(),
    /** Where another plays AWS, it plays the buckets too. */
    AWS_ENDPOINT_URL: z.url().optional(),
  })
  .parse(process.env);

export const handler = servePage({
  files: readFiles(fileURLToPath(new URL('page/', import.meta.url))),
  signIn: {
    issuer: environment.SIGN_IN_ISSUER,
    client: environment.SIGN_IN_CLIENT,
    origins: wordsIn(environment.SIGN_IN_ORIGINS),
  },
  bucketOrigins:
    environment.AWS_ENDPOINT_URL === undefined
      ? wordsIn(environment.BUCKET_ORIGINS)
      : [new URL(environment.AWS_ENDPOINT_URL).origin],
});
