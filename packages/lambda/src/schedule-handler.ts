import { type Instant, newId, toInstant } from '@huiyin/kernel';
import * as z from 'zod';
import type { Log } from './log/log.ts';
import { type Handler, shell } from './shell.ts';

/** What a door knows about the moment it was woken for. */
export interface Waking<Input> {
  /** The moment that was scheduled, not the one at which the function ran: the same when it is tried again. */
  readonly scheduledAt: Instant;
  readonly input: Input;
  readonly traceId: string;
  readonly log: Log;
}

export interface ClockDoor<Input> {
  readonly log: Log;
  /** The schema of the schedule's `input`. */
  readonly input: z.ZodType<Input>;
  /** Must be safe when woken twice for one moment. */
  readonly handle: (waking: Waking<Input>) => Promise<void>;
  readonly newTraceId?: () => string;
}

/**
 * A door for time passing. The schedule's Input is `{"scheduledAt": "<aws.scheduler.scheduled-time>", "input": …}`; what the
 * door throws makes the scheduler try again.
 */
export function scheduleHandler<Input>(door: ClockDoor<Input>): Handler<unknown, void> {
  const shape = z.looseObject({ scheduledAt: z.iso.datetime({ offset: true }), input: z.unknown() });
  return shell(door.log, async (event) => {
    const { scheduledAt, input } = shape.parse(event);
    const moment = toInstant(Date.parse(scheduledAt));
    const traceId = (door.newTraceId ?? newId)();
    const log = door.log.with({ traceId, scheduledAt: moment });
    await door.handle({ scheduledAt: moment, input: door.input.parse(input), traceId, log });
  });
}
