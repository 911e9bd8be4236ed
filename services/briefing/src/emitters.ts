import { emitter } from '@huiyin/table';
import { WEEK_LOTS } from './store/items.ts';

/** Whose changes others learn of: for the relay, and for replays. */
export const emitters = [emitter(WEEK_LOTS)];
