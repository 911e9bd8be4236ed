import { defineSurface } from '@huiyin/surface';

const taking = { seals: ['contact', 'rejected'], hashes: ['fingerprint', 'customer'] } as const;

export const surface = defineSurface({
  service: 'intake',
  purpose: 'takes finished work orders in and seals what is personal',
  table: { index: 'whole-items', expires: true },
  doors: {
    inlet: {
      kind: 'queue',
      reads: 'inlet',
      uses: { table: ['GetItem', 'PutItem'], keys: taking },
      meaning: 'A finished work order was sent to us and is not recorded: its customer will not be called.',
      runbook: 'orderLost',
      // Personal data in clear: gone after four days, come what may.
      retentionDays: 4,
    },
    forgetting: {
      kind: 'queue',
      reads: ['customer.forgotten'],
      uses: { table: ['GetItem', 'PutItem', 'Scan'], ownQueue: true },
      meaning: 'A customer asked to be forgotten, and the recorded work orders still hold their envelope.',
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
