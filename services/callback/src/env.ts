import * as z from 'zod';

const name = z.string().min(1);

/** What each door must know of the cloud it runs in. */
export const envs = {
  inbox: z.object({ TABLE_NAME: name }),
  forgetting: z.object({ TABLE_NAME: name, QUEUE_URL: name }),
  api: z.object({ TABLE_NAME: name, KEYS_TABLE_NAME: name, KMS_KEY_ID: name }),
  clock: z.object({ TABLE_NAME: name }),
  relay: z.object({ BUS_NAME: name, DEAD_LETTER_URL: name }),
};
