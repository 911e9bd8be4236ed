import { describe, expect, test } from 'vitest';
import { liveMonth } from './live-month.ts';
import type { MonthActor } from './people/month-actor.ts';

/** A clock that records where it was moved. */
function clockAt(startMs: number) {
  let nowMs = startMs;
  const moves: number[] = [];
  return {
    moves,
    now: () => new Date(nowMs),
    async advanceTo(to: Date) {
      if (to.getTime() < nowMs) throw new Error('the clock does not go back');
      nowMs = to.getTime();
      moves.push(nowMs);
    },
    async advanceBy(ms: number) {
      nowMs += ms;
    },
    run() {
      throw new Error('unscripted');
    },
  };
}

const actorAt = (name: string, times: number[], seen: string[]): MonthActor => ({
  nextMs: () => times[0],
  async act(nowMs) {
    seen.push(`${name} ${nowMs}`);
    times.shift();
  },
});

describe('a lived month', () => {
  test('lets everybody act at their moments, in the order given when two act at once', async () => {
    const seen: string[] = [];
    const clock = clockAt(0);
    await liveMonth({
      clock,
      actors: [actorAt('upstream', [10, 30], seen), actorAt('agent', [5, 10, 40], seen)],
      untilMs: 35,
    });
    expect(seen).toEqual(['agent 5', 'upstream 10', 'agent 10', 'upstream 30']);
    expect(clock.moves).toEqual([5, 10, 10, 30, 35]);
  });

  test('waits for no quiet between those who share a room, and for quiet before anybody else', async () => {
    const seen: string[] = [];
    const clock = clockAt(0);
    const agents = ['agent-1', 'agent-2'].map((name) => ({
      ...actorAt(name, [10, 20], seen),
      room: 'call desk',
    }));
    await liveMonth({ clock, actors: [...agents, actorAt('officer', [10], seen)], untilMs: 20 });
    expect(seen).toEqual(['agent-1 10', 'agent-2 10', 'officer 10', 'agent-1 20', 'agent-2 20']);
    expect(clock.moves).toEqual([10, 10, 20, 20]);
  });

  test('goes on from where the clock stands', async () => {
    const seen: string[] = [];
    await liveMonth({ clock: clockAt(20), actors: [actorAt('upstream', [10, 30], seen)], untilMs: 35 });
    expect(seen).toEqual(['upstream 20', 'upstream 30']);
  });
});
