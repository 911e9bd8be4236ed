import type { Instant } from '@huiyin/calendar';
import { PAIR_PURPOSES } from '@huiyin/vocabulary';
import type { KeyItem, keyItems } from './key-items.ts';

/** One month's keys as an administrator sees them: since when, and until when all of them were there. */
export interface KeyMonth {
  readonly month: string;
  readonly createdAt: Instant;
  readonly destroyedAt?: Instant;
}

export type Destruction = 'destroyed' | 'already destroyed' | 'never existed';

type Items = ReturnType<typeof keyItems>;

/**
 * Entombs every pair of the month. A pair that was not made yet gets its tombstone too, or it would come into being after
 * the month was destroyed; a month without any pair is left alone.
 */
export async function destroyMonth(items: Items, month: string, at: Instant): Promise<Destruction> {
  const pairs = await Promise.all(PAIR_PURPOSES.map((purpose) => items.read(purpose, month)));
  if (pairs.every((item) => item === undefined)) return 'never existed';
  const tombstone: KeyItem = { period: month, createdAt: at, destroyedAt: at };
  const entombed: boolean[] = [];
  for (const [index, purpose] of PAIR_PURPOSES.entries()) {
    const item = pairs[index] ?? (await items.create(purpose, tombstone));
    entombed.push(item.destroyedAt === undefined && (await items.entomb(purpose, item, at)));
  }
  return entombed.includes(true) ? 'destroyed' : 'already destroyed';
}

/** Every month that has or had a pair, the earliest first. */
export async function monthsOf(items: Items): Promise<KeyMonth[]> {
  const lists = await Promise.all(PAIR_PURPOSES.map((purpose) => items.list(purpose)));
  const months = Map.groupBy(lists.flat(), ({ period }) => period);
  const inOrder = [...months].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([month, pairs]) => {
    const destroyed = pairs.flatMap(({ destroyedAt }) => destroyedAt ?? []).sort();
    const destroyedAt = destroyed.length === pairs.length ? destroyed.at(-1) : undefined;
    return {
      month,
      createdAt: pairs.map(({ createdAt }) => createdAt).sort()[0] ?? '',
      ...(destroyedAt !== undefined && { destroyedAt }),
    };
  });
}
