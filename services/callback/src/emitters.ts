import { emitter } from '@huiyin/table';
import { CALLBACK_TASK } from './items.ts';

/** What of this table tells others something: for the relay, and for replays. */
export const emitters = [emitter(CALLBACK_TASK)];
