import { defineSurface } from '@huiyin/surface';

/** What was not taken is tried again on the same day: a server that greylists wants to be asked twice. */
const minutesAfter = (time: string, minutes: number): string => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = hour * 60 + minute + minutes;
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, '0')).join(':');
};

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
        'topic.drawn',
        'topic.stopped',
        'complaint.raised',
        'complaint.changed',
        'complaint.acknowledged',
        'complaint.concluded',
        'complaint.adjudicated',
        'complaint.closed',
        'complaint.reopened',
        'complaint.notified',
      ],
      uses: { table: ['GetItem', 'PutItem'] },
      meaning: 'A callback, complaint or population is missing from the briefings.',
    },
    api: { kind: 'api', uses: { table: ['GetItem', 'PutItem', 'Query'] } },
    clock: {
      kind: 'clock',
      // Which periods are due on a day is the task's to say.
      tasks: {
        fold: ['07:45'],
        'count-lots': ['07:55'],
        mail: [
          ({ briefing }) => briefing.at,
          ({ briefing }) => minutesAfter(briefing.at, 20),
          ({ briefing }) => minutesAfter(briefing.at, 60),
        ],
      },
      uses: { table: ['GetItem', 'PutItem', 'Query'], mails: ({ briefing }) => briefing },
      counts: ['letter-refused'],
      meaning:
        'The people who act on briefings did not get theirs, or rates do not follow what customers say.',
    },
    relay: { kind: 'relay' },
  },
});
