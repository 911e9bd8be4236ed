import * as z from 'zod';

const name = z.string().min(1);
const sealing = { TABLE_NAME: name, KEYS_TABLE_NAME: name, KMS_KEY_ID: name };

/** Doors read the tombstones once in that time, so that an order that is one of a million costs no read of its own. */
export const TOMBSTONES_REMEMBERED_SECONDS = 60;

/** What each door is told about the cloud it runs in. */
export const envs = {
  inlet: z.object(sealing),
  inbox: z.object({ TABLE_NAME: name }),
  api: z.object(sealing),
  relay: z.object({ BUS_NAME: name, DEAD_LETTER_URL: name }),
};
