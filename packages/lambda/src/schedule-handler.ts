import { type Instant, toInstant } from '@huiyin/calendar';
import { newId } from '@huiyin/kernel/runtime';
import type { ClockSurface } from '@huiyin/surface';
import * as z from 'zod';
import type { Log } from './log/log.ts';
import { type Handler, shell } from './shell.ts';

/** What a task knows about the moment for which it runs. */
export interface ScheduledRun {
  /** The moment that was scheduled, not the one at which the function ran: the same when it is tried again. */
  readonly scheduledAt: Instant;
  readonly traceId: string;
  readonly log: Log;
}

type TaskHandlers<Task extends string> = { readonly [T in Task]: (run: ScheduledRun) => Promise<void> };

export interface ClockDoor<Task extends string> {
  readonly log: Log;
  /** One handler for each task of the door; each must be safe when it runs twice for one moment. */
  readonly tasks: [Task] extends [never] ? never : TaskHandlers<Task>;
  readonly newTraceId?: () => string;
}

type TaskOf<Door extends ClockSurface> = keyof Door['tasks'] & string;

/**
 * A door for time passing. The schedule's Input is `{"scheduledAt": "<aws.scheduler.scheduled-time>", "input": {"task": …}}`;
 * what a task throws makes the scheduler try again.
 */
export function scheduleHandler<Door extends ClockSurface>(
  surface: Door,
  door: ClockDoor<TaskOf<Door>>,
): Handler<unknown, void> {
  // `Object.keys` forgets the literal keys.
  const task = z.enum(Object.keys(surface.tasks) as TaskOf<Door>[]);
  const scheduled = z.looseObject({
    scheduledAt: z.iso.datetime({ offset: true }),
    input: z.strictObject({ task }),
  });
  return shell(door.log, async (event) => {
    const { scheduledAt, input } = scheduled.parse(event);
    const run = door.tasks[input.task];
    const moment = toInstant(Date.parse(scheduledAt));
    const traceId = (door.newTraceId ?? newId)();
    await run({ scheduledAt: moment, traceId, log: door.log.with({ traceId, scheduledAt: moment }) });
  });
}
