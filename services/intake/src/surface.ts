import { defineSurface } from '@huiyin/surface';

/** Doors read the tombstones once in that time, so that an order that is one of a million costs no read of its own. */
export const TOMBSTONES_REMEMBERED_SECONDS = 60;

const taking = { seals: ['contact', 'rejected'], hashes: ['fingerprint', 'customer'] } as const;

export const surface = defineSurface({
  service: 'intake',
  purpose: 'takes finished work orders in and seals what is personal',
  table: { index: 'whole-items', expires: true },
  doors: {
    inlet: {
      kind: 'queue',
      reads: 'inlet',
      uses: { table: ['GetItem', 'PutItem', 'Query'], keys: taking },
      meaning: 'A finished work order was sent to us and is not recorded: its customer will not be called.',
      runbook: 'orderLost',
      // Personal data in clear: gone after four days, come what may.
      retentionDays: 4,
    },
    inbox: {
      kind: 'queue',
      reads: ['customer.forgotten'],
      uses: { table: ['GetItem', 'PutItem', 'Scan'] },
      meaning: 'A customer asked to be forgotten, and the recorded work orders still hold their envelope.',
      // The other doors may not know the new tombstone for that long, and may work on for half a minute after that.
      delaySeconds: 2 * TOMBSTONES_REMEMBERED_SECONDS,
    },
    api: {
      kind: 'api',
      uses: {
        table: ['GetItem', 'PutItem', 'Query'],
        keys: { ...taking, opens: ['rejected'], administers: true },
      },
    },
    relay: { kind: 'relay' },
  },
});
