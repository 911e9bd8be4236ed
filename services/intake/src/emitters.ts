import { emitter } from '@huiyin/table';
import { FORGOTTEN } from './forgotten-store.ts';
import { WORK_ORDER } from './store.ts';

/** What of this table tells others something: for the relay, and for replays. */
export const emitters = [emitter(WORK_ORDER), emitter(FORGOTTEN)];
