import { defineSurface } from '@huiyin/surface';

export const surface = defineSurface({
  service: 'callback',
  purpose: 'the queue that agents call from',
  // The queue, and which months its envelopes need, is read without the tasks themselves.
  table: { indexes: [['q', 'm']], expires: true },
  doors: {
    inbox: {
      kind: 'queue',
      reads: [
        'callback.requested',
        'callback.withdrawn',
        'second-callback.requested',
        // Its own: a call in which somebody was interviewed may be drawn for review.
        { event: 'callback.closed', where: { disposition: ['complete', 'partial'] } },
      ],
      uses: { table: ['GetItem', 'PutItem'], keys: { hashes: ['sampling'] } },
      meaning:
        'A customer who should be called is not in the queue, one who should not be called still is, or a call that is drawn is not reviewed.',
    },
    forgetting: {
      kind: 'queue',
      reads: ['customer.forgotten'],
      uses: { table: ['GetItem', 'PutItem', 'Scan'], ownQueue: true },
      counts: ['item-not-forgotten'],
      // One customer at a time is fast enough.
      workersMax: 2,
      meaning: 'A customer asked to be forgotten, and callbacks still hold their envelopes.',
    },
    api: {
      kind: 'api',
      uses: {
        table: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'],
        keys: { seals: ['contact'], opens: ['contact'], tellsNeedsAs: 'callback' },
      },
    },
    clock: {
      kind: 'clock',
      // Windows end when a branch day does; the second run makes good what the first one left, before anybody rings.
      tasks: { 'close-windows': ['00:05', '08:05'], 'tell-needs': ['03:00'] },
      uses: { table: ['GetItem', 'PutItem', 'Query'], keys: { tellsNeedsAs: 'callback' } },
      meaning:
        'Callbacks whose window is over are still offered and missing from the briefings, or personal data is kept longer than promised.',
    },
    relay: { kind: 'relay' },
  },
});
