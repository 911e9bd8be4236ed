import { TOPIC_ACTS } from '@huiyin/vocabulary';
import { expect, it } from 'vitest';
import { TOPIC_PLACES, topicTransitionOf } from './topic-states.ts';

it('a topic moves only as the table says, written out by hand', () => {
  const moved = TOPIC_PLACES.map((place) => [
    place,
    TOPIC_ACTS.map((act) => {
      const transition = topicTransitionOf(place === 'absent' ? undefined : { state: place }, act);
      return typeof transition === 'string' ? transition : `→ ${transition.next}`;
    }),
  ]);
  expect(Object.fromEntries(moved)).toEqual({
    // propose, start, draw, refuse, withdraw, stop
    absent: ['→ proposed', ...Array.from({ length: 5 }, () => 'no-such-topic')],
    proposed: ['stays', '→ started', 'topic-decided', '→ refused', '→ withdrawn', 'topic-decided'],
    started: ['stays', 'stays', '→ drawn', 'topic-decided', 'topic-decided', '→ stopped'],
    drawn: ['stays', 'stays', 'stays', 'topic-decided', 'topic-decided', '→ stopped'],
    refused: ['stays', 'topic-decided', 'topic-decided', 'stays', 'topic-decided', 'topic-decided'],
    withdrawn: ['stays', 'topic-decided', 'topic-decided', 'topic-decided', 'stays', 'topic-decided'],
    stopped: ['stays', 'topic-decided', '→ stopped', 'topic-decided', 'topic-decided', 'stays'],
  });
});
