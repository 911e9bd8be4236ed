import { defineSurface } from '@huiyin/surface';

const taking = { seals: ['contact', 'rejected'], hashes: ['fingerprint', 'customer'] } as const;

export const surface = defineSurface({
  service: 'intake',
  purpose: 'takes finished work orders in and seals what is personal',
  table: { indexes: ['whole-items'], expires: true },
  doors: {
    inlet: {
      kind: 'queue',
      reads: 'inlet',
      uses: { table: ['GetItem', 'BatchGetItem', 'PutItem'], keys: taking },
      counts: ['order-rejected'],
      meaning: 'A finished work order was sent to us and is not recorded: its customer will not be called.',
      runbook: 'orderLost',
      // Longer than any holiday with nobody at the alarms (decision 12); personal data in clear is gone after that.
      retentionDays: 14,
    },
    forgetting: {
      kind: 'queue',
      reads: ['customer.forgotten'],
      uses: { table: ['GetItem', 'PutItem', 'Scan'], ownQueue: true },
      counts: ['item-not-forgotten'],
      // One customer at a time is fast enough.
      workersMax: 2,
      meaning: 'A customer asked to be forgotten, and the recorded work orders still hold their envelope.',
    },
    api: {
      kind: 'api',
      uses: {
        table: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'],
        keys: { ...taking, opens: ['rejected'], administers: true },
      },
      counts: ['order-rejected'],
    },
    // A door of its own: nobody else of the house may take messages off another's queue, and this one opens nothing.
    'dead-letters': {
      kind: 'api',
      uses: { table: ['GetItem', 'PutItem', 'Query'], everyDeadLetter: true },
      workersMax: 2,
    },
    clock: {
      kind: 'clock',
      // When callback and complaint have told what they need.
      tasks: { 'forget-months': ['03:30'] },
      uses: { table: ['Query'], keys: { administers: true } },
      counts: ['month-overdue'],
      meaning: 'Personal data is kept longer than promised.',
    },
    relay: { kind: 'relay' },
  },
});
