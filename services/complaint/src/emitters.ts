import { emitter } from '@huiyin/table';
import { COMPLAINT_CASE } from './store/items.ts';

/** The aggregate types of this table that say something to others: for the relay and for replays. */
export const emitters = [emitter(COMPLAINT_CASE)];
