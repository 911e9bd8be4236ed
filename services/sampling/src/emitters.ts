import { emitter } from '@huiyin/table';
import { DECISION, POPULATION } from './store/items.ts';

/** Whose changes others learn of: for the relay, and for replays. */
export const emitters = [emitter(DECISION), emitter(POPULATION)];
