import * as z from 'zod';

const name = z.string().min(1);
const sealing = { TABLE_NAME: name, KEYS_TABLE_NAME: name, KMS_KEY_ID: name };

/** What each door finds in its environment. */
export const envs = {
  inlet: z.object(sealing),
  forgetting: z.object({ TABLE_NAME: name, QUEUE_URL: name }),
  api: z.object(sealing),
  relay: z.object({ BUS_NAME: name, DEAD_LETTER_URL: name }),
};
