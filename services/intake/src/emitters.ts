import { emitter } from '@huiyin/table';
import { FORGOTTEN_CUSTOMER, WORK_ORDER } from './store/items.ts';

/** Whose changes others learn of: for the relay, and for replays. */
export const emitters = [emitter(WORK_ORDER), emitter(FORGOTTEN_CUSTOMER)];
