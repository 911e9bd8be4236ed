import { defineSurface } from '@huiyin/surface';

export const surface = defineSurface({
  service: 'briefing',
  purpose: 'folds facts into briefings and mails them',
  table: { expires: true },
  doors: {
    inbox: {
      kind: 'queue',
      reads: [
        'callback.closed',
        'second-callback.closed',
        'population.counted',
        'sampling-key.committed',
        'complaint.raised',
        'complaint.changed',
        'complaint.acknowledged',
        'complaint.concluded',
        'complaint.closed',
        'complaint.reopened',
      ],
      uses: { table: ['GetItem', 'PutItem'] },
      meaning: 'A callback, complaint or population is missing from the briefings.',
    },
    api: { kind: 'api', uses: { table: ['GetItem', 'PutItem', 'Query'] } },
    clock: {
      kind: 'clock',
      // Which periods are due on a day is the task's to say.
      tasks: { fold: ['07:45'], 'count-lots': ['07:55'], mail: [({ briefing }) => briefing.at] },
      uses: { table: ['GetItem', 'PutItem', 'Query'], mailFrom: ({ briefing }) => briefing.sender },
      meaning:
        'The people who act on briefings did not get theirs, or rates do not follow what customers say.',
    },
    relay: { kind: 'relay' },
  },
});
