import { emitter } from '@huiyin/table';
import { DECISION, POPULATION } from './store.ts';

/** What of this table tells others something: for the relay, and for replays. */
export const emitters = [emitter(DECISION), emitter(POPULATION)];
