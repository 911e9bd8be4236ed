import { concern } from '@huiyin/contracts';
import { defineSurface } from '@huiyin/surface';

export const surface = defineSurface({
  service: 'complaint',
  purpose: 'cases, from raised to closed by a second callback',
  table: { indexes: ['whole-items', 'keys', 'whole-items', 'keys', 'keys', 'keys'], expires: true },
  doors: {
    inbox: {
      kind: 'queue',
      reads: [
        { event: 'callback.closed', where: { concernsSaid: concern.options } },
        'second-callback.closed',
        // What a field terminal flagged in an order raises a case where the branch says so, and is corrected with it; of no other order anything is heard.
        { event: 'work-order.recorded', where: { everAbnormal: 'there' } },
        // Its own: what is raised, begun anew or judged to be about something else is linked with what it repeats.
        'complaint.raised',
        // What they say of liability is booked.
        'complaint.changed',
        'complaint.concluded',
        'complaint.adjudicated',
        'complaint.reopened',
        'complaint.closed',
      ],
      meaning:
        'A customer complained on the phone or answered about a conclusion, or a field terminal flagged something, and no case knows of it; or a case is not linked with those that it repeats.',
      uses: { table: ['GetItem', 'PutItem'], evidence: ['DeleteObject'] },
    },
    forgetting: {
      kind: 'queue',
      reads: ['customer.forgotten'],
      uses: { table: ['GetItem', 'PutItem', 'Scan'], ownQueue: true, evidence: ['DeleteObject'] },
      counts: ['item-not-forgotten'],
      // One customer at a time is fast enough.
      workersMax: 2,
      meaning: 'A customer asked to be forgotten, and complaint cases still hold their envelope and words.',
    },
    api: {
      kind: 'api',
      uses: {
        table: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'],
        evidence: ['GetObject', 'PutObject', 'DeleteObject'],
        keys: {
          seals: ['contact'],
          opens: ['contact'],
          hashes: ['fingerprint', 'customer'],
          tellsNeedsAs: 'complaint',
        },
      },
    },
    clock: {
      kind: 'clock',
      tasks: { 'tell-needs': ['03:00'] },
      uses: { table: ['Query'], keys: { tellsNeedsAs: 'complaint' } },
      meaning: 'Personal data is kept longer than promised: nobody says which months open cases need.',
    },
    deadlines: {
      kind: 'clock',
      tasks: { sweep: { sweeps: { index: 2, partition: 'DUE' } } },
      uses: {
        table: ['BatchGetItem', 'GetItem', 'PutItem', 'Query'],
        mails: ({ briefing }) => briefing,
      },
      meaning: 'Nobody is told that complaints come near their deadlines or have missed them.',
    },
    relay: { kind: 'relay' },
  },
});
