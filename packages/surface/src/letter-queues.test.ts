import { expect, it } from 'vitest';
import { defineSurface, letterQueuesOf, readLetterQueues, writeLetterQueues } from './index.ts';

const surface = defineSurface({
  service: 'example',
  purpose: 'shows who has dead letters',
  table: {},
  doors: {
    inbox: { kind: 'queue', reads: ['callback.closed'], uses: {}, meaning: 'An example is missing.' },
    api: { kind: 'api', uses: { everyDeadLetter: true } },
    relay: { kind: 'relay' },
  },
});

it('every door has dead letters but those for people, and a function reads what was written for it', () => {
  const queues = letterQueuesOf([surface]);
  expect(queues).toEqual([
    { service: 'example', door: 'inbox', sender: 'queue' },
    { service: 'example', door: 'relay', sender: 'relay' },
  ]);
  expect(writeLetterQueues(queues)).toBe('queue/example/inbox relay/example/relay');
  expect(readLetterQueues(writeLetterQueues(queues))).toEqual(queues);
});
