import { defineSurface } from '@huiyin/surface';

export const surface = defineSurface({
  service: 'sampling',
  purpose: 'decides whose customer is called',
  table: { expires: true },
  doors: {
    inbox: {
      kind: 'queue',
      reads: [
        'work-order.recorded',
        'lots.counted',
        // From those who want no more calls.
        { event: 'callback.closed', where: { noMoreCalls: [true, false] } },
        { event: 'second-callback.closed', where: { noMoreCalls: [true, false] } },
      ],
      uses: { table: ['GetItem', 'PutItem', 'Query'], keys: { hashes: ['sampling'] } },
      meaning:
        'A work order is recorded, but nobody has decided whether its customer is called; a week that was counted changes no rate; or a customer who wants no more calls is rung again.',
    },
    forgetting: {
      kind: 'queue',
      reads: ['customer.forgotten'],
      uses: { table: ['GetItem', 'PutItem', 'Scan'], ownQueue: true },
      counts: ['item-not-forgotten'],
      // One customer at a time is fast enough.
      workersMax: 2,
      meaning:
        'A customer asked to be forgotten, and the decisions on their orders still hold their envelope.',
    },
    clock: {
      kind: 'clock',
      // Once more before the briefing's own fold, for orders that came in the night.
      // The keys before the briefings are mailed, and once more before a month begins.
      tasks: {
        fold: ['00:30', '07:30'],
        'keep-sampling-keys': ['00:40', '23:40'],
        'look-for-orders': ['07:40'],
        // After briefing has counted the week; once more for a count that came late.
        'judge-lots': ['08:10', '12:10'],
        // While customers are rung, so that a topic begins within two hours of its start.
        'draw-topics': ['08:20', '10:20', '12:20', '14:20', '16:20', '18:20'],
      },
      uses: { table: ['GetItem', 'PutItem', 'Query'], keys: { hashes: ['sampling'] } },
      counts: ['no-orders'],
      meaning:
        'Briefings do not know how many orders stand behind the sampled ones, nobody is bound to the key of the next month, rates do not follow what customers say, or topic callbacks that were started ring nobody.',
    },
    api: { kind: 'api', uses: { table: ['GetItem', 'PutItem', 'Query'] } },
    relay: { kind: 'relay' },
  },
});
