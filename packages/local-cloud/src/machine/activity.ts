/**
 * Counts everything that is under way, so that "the cloud is quiet" is known and never guessed.
 * Whoever starts work calls `begin` before anything can observe it and ends it after its effects are visible;
 * `pending` sources answer for work that exists but that nobody has taken up yet.
 */
export interface Activity {
  begin(): () => void;
  addSource(pending: () => boolean): void;
  /** Resolves when nothing is under way and no source has anything pending. */
  quiet(): Promise<void>;
  isQuiet(): boolean;
  /** Fails all who wait, and all who come later: the cloud has stopped, or broke. */
  fail(fault: Error): void;
}

export function createActivity(): Activity {
  let underWay = 0;
  let broken: Error | undefined;
  let waiting: { resolve: () => void; reject: (fault: Error) => void }[] = [];
  let checking = false;
  const sources: (() => boolean)[] = [];
  const isQuiet = (): boolean => underWay === 0 && !sources.some((pending) => pending());

  const check = (): void => {
    if (checking || waiting.length === 0 || underWay > 0) return;
    checking = true;
    // One turn of the event loop: an ending step may just be handing over to its successor.
    setImmediate(() => {
      checking = false;
      if (!isQuiet()) return;
      const resolved = waiting;
      waiting = [];
      for (const waiter of resolved) waiter.resolve();
    });
  };

  return {
    begin() {
      underWay += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        underWay -= 1;
        check();
      };
    },
    addSource: (pending) => void sources.push(pending),
    quiet() {
      if (broken) return Promise.reject(broken);
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        check();
      });
    },
    isQuiet,
    fail(fault) {
      broken ??= fault;
      const rejected = waiting;
      waiting = [];
      for (const waiter of rejected) waiter.reject(fault);
    },
  };
}
