import { Fault } from '@huiyin/kernel';
import type { Activity } from './activity.ts';
import { readTime, runFrom, standAt, type TimeCells } from './shared-time.ts';
import type { State } from './state.ts';

export interface MovableClock {
  now(): Date;
  /**
   * Moves time to `to`, stopping at everything that falls due on the way and waiting until the cloud is quiet before
   * each step. From the first move on the clock stands still between moves. Refuses to go back.
   */
  advanceTo(to: Date): Promise<void>;
  advanceBy(milliseconds: number): Promise<void>;
  /** From here on time passes at the host's pace. */
  run(): void;
}
export interface InnerClock extends MovableClock {
  epochMs(): number;
  stop(): void;
}
interface Deps {
  cells: TimeCells;
  state: State;
  activity: Activity;
  /** the fault means that the disk is full */
  noRoom(fault: unknown): boolean;
  hostNow: () => number;
  /** where a clock that never stood anywhere is set; absent: to the host's time, running */
  startAt: Date | undefined;
}
/** What falls due in time. */
export interface Due {
  nextDue(): number | undefined;
  /** Does one thing that is due at `now`; false: nothing (more) is. */
  fireNext(now: number): boolean;
  /** Called after every move. */
  onMoved(now: number): void;
}

const TIMER_MAX = 60_000;
const FULL_DISK_MS = 1000;

export function openClock(o: Deps): InnerClock & { attach(due: Due): void } {
  const { cells, state, activity, hostNow, noRoom } = o;
  let due: Due | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let moves: Promise<void> = Promise.resolve();
  const epochMs = (): number => readTime(cells, hostNow);

  const save = (): void => state.saveSetting('clock', `${cells[0] === 1 ? 'runs' : 'stands'} ${cells[1]}`);
  const stand = (at: number): void => {
    standAt(cells, at);
    save();
    due?.onMoved(at);
  };

  const saved = state.setting('clock')?.split(' ');
  if (saved?.[0] === 'stands') standAt(cells, Number(saved[1]));
  else if (!saved && o.startAt) standAt(cells, o.startAt.getTime());
  else runFrom(cells, hostNow() + Number(saved?.[1] ?? 0), hostNow());
  save();

  /** While time runs: do what is due, one thing after the other, and sleep until the next. */
  const tick = async (): Promise<void> => {
    if (stopped || cells[0] !== 1 || !due) return;
    try {
      due.onMoved(epochMs());
      while (!stopped && due.fireNext(epochMs())) await activity.quiet();
    } catch (fault) {
      // On a full disk nothing is fired; it stays due.
      if (!noRoom(fault)) throw fault;
      sleep(FULL_DISK_MS);
      return;
    }
    sleep(Math.min(TIMER_MAX, Math.max(1, (due.nextDue() ?? Number.POSITIVE_INFINITY) - epochMs())));
  };
  const sleep = (wait: number): void => {
    if (stopped || cells[0] !== 1) return;
    clearTimeout(timer);
    timer = setTimeout(() => void tick().catch(() => undefined), wait); // a stopped cloud ends the wait, nothing else does
    timer.unref();
  };

  const move = async (to: number): Promise<void> => {
    await activity.quiet();
    if (to < epochMs())
      throw new Fault(
        'clock-backwards',
        `the clock does not go back from ${new Date(epochMs()).toISOString()}`,
      );
    if (cells[0] === 1) stand(epochMs());
    clearTimeout(timer);
    for (;;) {
      const next = due?.nextDue();
      if (next === undefined || next > to) break;
      if (next > epochMs()) stand(next);
      while (due?.fireNext(epochMs())) await activity.quiet();
      await activity.quiet();
      const again = due?.nextDue();
      if (again !== undefined && again <= epochMs()) break; // due, yet nothing takes it up: time goes on
    }
    if (to > epochMs()) stand(to);
    await activity.quiet();
  };
  const queueMove = (target: () => number): Promise<void> => {
    const next = moves.then(() => move(target()));
    moves = next.catch(() => undefined);
    return next;
  };

  return {
    epochMs,
    now: () => new Date(epochMs()),
    advanceTo: (to) => queueMove(() => to.getTime()),
    advanceBy: (milliseconds) => queueMove(() => epochMs() + milliseconds),
    run() {
      runFrom(cells, epochMs(), hostNow());
      save();
      void tick().catch(() => undefined);
    },
    attach(given) {
      due = given;
      void tick().catch(() => undefined);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
