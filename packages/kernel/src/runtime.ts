/** What a process has and a rule may not reach for: the real time, and ids that nobody had before. */
import { monotonicFactory } from 'ulid';
import type { Clock } from './clock.ts';
import type { NewId } from './ids.ts';

export const systemClock: Clock = () => new Date();

const next = monotonicFactory();

/** Sortable by the moment it was made, also within one millisecond of one process. */
export const newId: NewId = () => next(Date.now());
