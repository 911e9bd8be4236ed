import { Fault } from '@huiyin/kernel';
import type { MovableClock } from '@huiyin/local-cloud';
import type { MonthActor } from './people/month-actor.ts';

export interface MonthDeps {
  readonly clock: MovableClock;
  /** In this order when several act at the same moment. */
  readonly actors: readonly MonthActor[];
  readonly untilMs: number;
  readonly onMoved?: (nowMs: number) => void;
}

/** Far more than the people of a month do; more means that somebody's next act never comes to lie later. */
const ACTS_MAX = 1_000_000;

/**
 * Lives on until a moment: moves the clock from one person's next act to another's, with everything that falls due
 * between. One act at a time, and the cloud quiet before anybody from another room acts, so that the same people and orders
 * make the same month.
 */
export async function liveMonth({ clock, actors, untilMs, onMoved = () => {} }: MonthDeps): Promise<void> {
  let room: string | undefined;
  let acts = 0;
  for (let next = nextOf(actors, untilMs); next; next = nextOf(actors, untilMs)) {
    acts += 1;
    if (acts > ACTS_MAX) throw new Fault('month-without-end', `more than ${ACTS_MAX} acts in one month`);
    const isSameRound = room !== undefined && next.actor.room === room && next.atMs <= clock.now().getTime();
    if (!isSameRound) await moveTo(next.atMs);
    room = next.actor.room;
    await next.actor.act(clock.now().getTime());
  }
  await moveTo(untilMs);

  async function moveTo(ms: number): Promise<void> {
    await clock.advanceTo(new Date(Math.max(ms, clock.now().getTime())));
    onMoved(clock.now().getTime());
  }
}

/** Whoever acts next, the first named when several act at the same moment. */
function nextOf(
  actors: readonly MonthActor[],
  untilMs: number,
): { readonly actor: MonthActor; readonly atMs: number } | undefined {
  const [first] = actors
    .flatMap((actor) => {
      const atMs = actor.nextMs();
      return atMs === undefined || atMs > untilMs ? [] : [{ actor, atMs }];
    })
    .sort((a, b) => a.atMs - b.atMs);
  return first;
}
