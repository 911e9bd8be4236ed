import { emitter } from '@huiyin/table';
import { TASK } from './store/task-item.ts';

/** What of this table becomes events: for the relay, and for replays. */
export const emitters = [emitter(TASK)];
