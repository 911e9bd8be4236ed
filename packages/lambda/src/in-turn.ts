/** Lets at most so many of the given works run at a time; the others wait in order. */
export function inTurn(atATimeMax: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;

  const take = (): Promise<void> | undefined => {
    if (running < atATimeMax) {
      running += 1;
      return undefined;
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  // The place passes straight to the next in line, so nobody who comes now can slip in between.
  const giveBack = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return async (work) => {
    await take();
    try {
      return await work();
    } finally {
      giveBack();
    }
  };
}
