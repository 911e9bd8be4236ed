import * as z from 'zod';

const name = z.string().min(1);

/** What each door knows of the cloud it runs in. */
export const envs = {
  inbox: z.object({ TABLE_NAME: name }),
  api: z.object({ TABLE_NAME: name }),
  clock: z.object({ TABLE_NAME: name }),
};
