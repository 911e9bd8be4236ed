import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { readFiles } from '../door/read-files.ts';
import { servePage } from '../door/serve-page.ts';

const environment = z
  .object({
    SIGN_IN_ISSUER: z.url(),
    SIGN_IN_CLIENT: z.string().min(1),
    /** Separated by spaces; may be empty. */
    SIGN_IN_ORIGINS: z.string(),
  })
  .parse(process.env);

export const handler = servePage({
  files: readFiles(fileURLToPath(new URL('page/', import.meta.url))),
  signIn: {
    issuer: environment.SIGN_IN_ISSUER,
    client: environment.SIGN_IN_CLIENT,
    origins: environment.SIGN_IN_ORIGINS.split(' ').filter((each) => each !== ''),
  },
});
