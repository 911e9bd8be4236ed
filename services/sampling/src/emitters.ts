import { emitter } from '@huiyin/table';
import { DECISION, POPULATION, SAMPLING_KEY, TOPIC, TOPIC_ORDER } from './store/items.ts';

/** Whose changes others learn of: for the relay, and for replays. */
export const emitters = [
  emitter(DECISION),
  emitter(POPULATION),
  emitter(SAMPLING_KEY),
  emitter(TOPIC),
  emitter(TOPIC_ORDER),
];
