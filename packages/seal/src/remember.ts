import type { Clock } from '@huiyin/kernel';

/**
 * Keeps what was loaded under a name for at most `millisecondsMax`; callers at the same time share one load, and a load that
 * failed is forgotten. A clock that goes back makes everything old.
 */
export function remember<T>(now: Clock, millisecondsMax: number, load: (name: string) => Promise<T>) {
  const entries = new Map<string, { readonly at: number; readonly value: Promise<T> }>();

  const isFresh = (at: number) => {
    const age = now().getTime() - at;
    return age >= 0 && age < millisecondsMax;
  };

  return {
    get(name: string): Promise<T> {
      const known = entries.get(name);
      if (known && isFresh(known.at)) return known.value;
      const entry = { at: now().getTime(), value: load(name) };
      entries.set(name, entry);
      entry.value.catch(() => {
        if (entries.get(name) === entry) entries.delete(name);
      });
      return entry.value;
    },
    forgetAll(): void {
      entries.clear();
    },
  };
}
