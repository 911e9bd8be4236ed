import { emitter } from '@huiyin/table';
import { COMPLAINT_CASE } from './store.ts';

/** What of this table tells others something: for the relay, and for replays. */
export const emitters = [emitter(COMPLAINT_CASE)];
