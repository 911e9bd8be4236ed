const EVERY_MS = 10_000;

/** Says on standard error how far an attack has come, at most once in ten seconds: somebody watches, or reads it when it did not end. */
export function progressOf(
  part: string,
  say: (line: string) => void = console.error,
): (how: () => string) => void {
  const began = performance.now();
  let saidAt = began;
  return (how) => {
    const now = performance.now();
    if (now - saidAt < EVERY_MS) return;
    saidAt = now;
    say(`attack, ${part}: ${how()} after ${Math.round((now - began) / 1000)} s`);
  };
}

/** So many at once, in their order: an attack waits for answers, and a branch has more than one worker. */
export async function severalAtOnce<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<void>,
  several = 4,
): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: several }, async () => {
      for (const item of left) await act(item);
    }),
  );
}
