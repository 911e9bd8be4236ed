import type { State } from '../../machine/state.ts';
import type { Cadence } from './cadence.ts';

export interface ScheduleDefinition {
  name: string;
  arn: string;
  next: Cadence;
  from: number | undefined;
  until: number | undefined;
  functionName: string;
  /** JSON with <aws.scheduler.*> context attributes; absent: `{}` */
  input: string | undefined;
  /** It looks for what is due there and does nothing else: while nothing is, it is not woken. */
  sweeps: SweptPartition | undefined;
}
/** A partition of an index whose items lie by the moment (ISO 8601) at which they are due. */
export interface SweptPartition {
  table: string;
  index: string;
  partition: { attribute: string; value: string };
  sort: string;
}
export interface Schedules {
  /** The earliest moment at which something is due (epoch ms). */
  nextDue(): number | undefined;
  /** Fires the one schedule that has been due longest, if it is due at `now`. */
  fireNext(now: number): boolean;
}

/** Replaces Scheduler's context attributes (user guide, "Adding context attributes"). */
const fill = (input: string, s: ScheduleDefinition, scheduledAt: number, executionId: string): string =>
  input
    .replaceAll('<aws.scheduler.schedule-arn>', s.arn)
    .replaceAll('<aws.scheduler.scheduled-time>', `${new Date(scheduledAt).toISOString().slice(0, 19)}Z`)
    .replaceAll('<aws.scheduler.execution-id>', executionId)
    .replaceAll('<aws.scheduler.attempt-number>', '1');

/**
 * The schedules of the template. A firing and its call stand on disk together, so a crash neither loses nor doubles it.
 * A schedule that was never seen before starts counting at `startedAt`; a known one goes on from its last firing.
 */
export function openSchedules(
  definitions: readonly ScheduleDefinition[],
  o: {
    state: State;
    startedAt: number;
    /** The moment (epoch ms) of what is due first in a partition. */
    firstDue(partition: SweptPartition): number | undefined;
    call(functionName: string, payload: string): void;
    onFired(): void;
  },
): Schedules {
  const due = new Map<ScheduleDefinition, number | undefined>();
  const nextAfter = (s: ScheduleDefinition, after: number): number | undefined => {
    const next = s.next(Math.max(after, (s.from ?? 0) - 1));
    return next !== undefined && s.until !== undefined && next > s.until ? undefined : next;
  };
  const key = (s: ScheduleDefinition): string => `fired ${s.name}`;
  for (const s of definitions) {
    const fired = o.state.setting(key(s));
    if (fired === undefined) o.state.saveSetting(key(s), String(o.startedAt));
    due.set(s, nextAfter(s, fired === undefined ? o.startedAt : Number(fired)));
  }
  const earliest = (): { schedule: ScheduleDefinition; at: number } | undefined => {
    let found: { schedule: ScheduleDefinition; at: number } | undefined;
    for (const [schedule, next] of due) {
      const at = next === undefined ? undefined : whenNeeded(schedule, next);
      if (at !== undefined && (!found || at < found.at)) found = { schedule, at };
    }
    return found;
  };
  const whenNeeded = (schedule: ScheduleDefinition, next: number): number | undefined => {
    if (!schedule.sweeps) return next;
    const moment = o.firstDue(schedule.sweeps);
    return moment === undefined || moment <= next ? moment && next : nextAfter(schedule, moment - 1);
  };
  return {
    nextDue: () => earliest()?.at,
    fireNext(now) {
      const next = earliest();
      if (!next || next.at > now) return false;
      const { schedule, at } = next;
      // What was not woken while nothing was due need not be woken for each of those times.
      const fired = schedule.sweeps ? now : at;
      o.state.transaction(() => {
        o.state.saveSetting(key(schedule), String(fired));
        o.call(schedule.functionName, fill(schedule.input ?? '{}', schedule, at, `${schedule.name}@${at}`));
      });
      due.set(schedule, nextAfter(schedule, fired));
      o.onFired();
      return true;
    },
  };
}
