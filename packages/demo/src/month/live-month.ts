import type { MovableClock } from '@huiyin/local-cloud';
import type { Actor } from './actor.ts';

export interface MonthParts {
  readonly clock: MovableClock;
  /** In this order when several act at the same moment. */
  readonly actors: readonly Actor[];
  readonly untilMs: number;
  readonly onMoved?: (nowMs: number) => void;
}

/**
 * Lives on until a moment: moves the clock from one person's next act to another's, with everything that falls due
 * between. One act at a time, and the cloud quiet before anybody from another room acts, so that the same people and orders
 * make the same month.
 */
export async function liveMonth({ clock, actors, untilMs, onMoved = () => {} }: MonthParts): Promise<void> {
  let room: string | undefined;
  for (;;) {
    const [first] = actors
      .flatMap((actor) => {
        const atMs = actor.nextMs();
        return atMs === undefined || atMs > untilMs ? [] : [{ actor, atMs }];
      })
      .sort((a, b) => a.atMs - b.atMs);
    if (!first) break;
    const isSameRound =
      room !== undefined && first.actor.room === room && first.atMs <= clock.now().getTime();
    if (!isSameRound) await moveTo(first.atMs);
    room = first.actor.room;
    await first.actor.act(clock.now().getTime());
  }
  await moveTo(untilMs);

  async function moveTo(ms: number): Promise<void> {
    await clock.advanceTo(new Date(Math.max(ms, clock.now().getTime())));
    onMoved(clock.now().getTime());
  }
}
