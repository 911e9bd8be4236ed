import { type Instant, plusMinutes } from '@huiyin/calendar';
import { type Counts, negative, sumOf, withoutPast } from './queue-counts.ts';

/**
 * The counts of a long queue, which follow the table's stream: each window of changes is added once. Read whole, such a queue costs
 * hundreds of units; these counts cost one.
 */
export interface QueueTally {
  readonly counts: Counts;
  /** When it was counted anew, or the last window of changes was added. */
  readonly at: Instant;
  /** When it was counted anew: changes from before that second are in it. */
  readonly begunAt: Instant;
  /** By shard of the stream: the last change that was added, and when. */
  readonly shards: Readonly<Record<string, { readonly sequence: string; readonly at: Instant }>>;
  /** By how much a count of the whole queue differed; changes that were under way then may be the reason. */
  readonly doubted?: { readonly at: Instant; readonly by: Counts } | undefined;
  /** The queue is short, and nothing is added: it is counted whenever somebody asks. */
  readonly asleep?: true | undefined;
}

/** The changes of one shard in one window, by the second in which they happened (as epoch seconds). */
export interface WindowChanges {
  /** Up to here they were added before: what comes again is passed over. */
  readonly after?: string | undefined;
  /** The last of them. */
  readonly sequence?: string | undefined;
  readonly seconds: Readonly<Record<string, Counts>>;
}

export interface QueueChange {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Its place in its shard: a number of any length. */
  readonly sequence: string;
  readonly by: Counts;
}

/** So many entries cost some twenty read units: a longer queue is not counted each time. */
const SHORT_MAX = 800;
/** A tally goes to sleep below this, so that it does not do so today and wake tomorrow. */
const SLEEPS_BELOW = SHORT_MAX / 2;
/** Many came in one window: whoever asks next should not have to count them. */
const BURST = 200;
/** Changes are added within a quarter of an hour: what differs for longer was lost, or counted twice. */
const CONFIRMED_MINUTES = 20;
/** A stream forgets after a day, and so nothing older comes again. */
const FORGOTTEN_MINUTES = 1440;

export const isLong = (open: number): boolean => open > SHORT_MAX;

/** As it was counted whole. Changes from `now` on are still to come. */
export const begin = (counts: Counts, now: Instant): QueueTally => ({
  counts: withoutPast(counts, now),
  at: now,
  begunAt: now,
  shards: {},
});

const isBeyond = (sequence: string, mark: string | undefined): boolean =>
  mark === undefined || BigInt(sequence) > BigInt(mark);

/** A window of a shard, before its first change is known. */
export const openWindow = (tally: QueueTally | undefined, shard: string): WindowChanges => {
  const after = tally?.shards[shard]?.sequence;
  return { ...(after !== undefined && { after }), seconds: {} };
};

export function withChanges(window: WindowChanges, changes: readonly QueueChange[]): WindowChanges {
  const seconds: Record<string, Counts> = { ...window.seconds };
  let { sequence } = window;
  for (const change of changes) {
    if (!isBeyond(change.sequence, sequence ?? window.after)) continue;
    ({ sequence } = change);
    const second = String(Math.floor(change.at / 1000));
    seconds[second] = sumOf(seconds[second] ?? {}, change.by);
  }
  return { ...window, seconds, ...(sequence !== undefined && { sequence }) };
}

/** More tasks came than left in this window, by so many that nobody should have to count them when they ask. */
export const isBurst = ({ seconds }: WindowChanges): boolean =>
  Object.values(seconds)
    .flatMap((counts) => Object.entries(counts))
    .reduce((sum, [kind, count]) => sum + (kind.startsWith('waiting/') ? 0 : count), 0) >= BURST;

/** The tally with a window added. Undefined: there is nothing to add, or it was added before. */
export function added(
  tally: QueueTally,
  window: WindowChanges,
  shard: string,
  now: Instant,
): QueueTally | undefined {
  const { sequence, seconds } = window;
  if (tally.asleep || sequence === undefined || !isBeyond(sequence, tally.shards[shard]?.sequence))
    return undefined;
  const begun = Math.floor(Date.parse(tally.begunAt) / 1000);
  const change = Object.entries(seconds)
    .filter(([second]) => Number(second) >= begun)
    .reduce<Counts>((sum, [, counts]) => sumOf(sum, counts), {});
  const remembered = Object.entries(tally.shards).filter(
    ([, { at }]) => at > plusMinutes(now, -FORGOTTEN_MINUTES),
  );
  return {
    ...tally,
    counts: withoutPast(sumOf(tally.counts, change), now),
    at: now,
    shards: { ...Object.fromEntries(remembered), [shard]: { sequence, at: now } },
  };
}

export interface Check {
  /** Undefined: nothing is to be saved. */
  readonly next?: QueueTally;
  /** Tasks and waits by which the tally and the count differ, and how many of those were put right. */
  readonly differing: number;
  readonly repaired: number;
}

const sizeOf = (counts: Counts): number =>
  Object.values(counts).reduce((sum, count) => sum + Math.abs(count), 0);

/**
 * Holds the tally against a count of the whole queue. Changes that are under way make the two differ for some minutes; what
 * differs by the same number in two counts that lie further apart is put right, as a difference, so that what is under way then stays right.
 */
export function checked(tally: QueueTally, counted: Counts, open: number, now: Instant): Check {
  if (open < SLEEPS_BELOW)
    return {
      next: { ...tally, counts: {}, shards: {}, doubted: undefined, asleep: true },
      differing: 0,
      repaired: 0,
    };
  const by = sumOf(withoutPast(counted, now), negative(withoutPast(tally.counts, now)));
  const { doubted } = tally;
  const differing = sizeOf(by);
  if (doubted && doubted.at > plusMinutes(now, -CONFIRMED_MINUTES)) return { differing, repaired: 0 };
  const isConfirmed = ([kind, count]: [string, number]): boolean => doubted?.by[kind] === count;
  const confirmed = Object.fromEntries(Object.entries(by).filter(isConfirmed));
  const left = Object.fromEntries(Object.entries(by).filter((each) => !isConfirmed(each)));
  if (differing === 0 && doubted === undefined) return { differing, repaired: 0 };
  return {
    next: {
      ...tally,
      counts: withoutPast(sumOf(tally.counts, confirmed), now),
      doubted: sizeOf(left) > 0 ? { at: now, by: left } : undefined,
    },
    differing,
    repaired: sizeOf(confirmed),
  };
}
