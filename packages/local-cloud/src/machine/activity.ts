/**
 * Counts everything that is under way, so that "the cloud is quiet" is known and never guessed.
 * Whoever starts work calls `begin` before anything can observe it and ends it after its effects are visible;
 * `pending` sources answer for work that exists but that nobody has taken up yet.
 */
export interface Activity {
  begin(): () => void;
  /** Begins what a person or another system waits for. */
  beginAnswer(): () => void;
  /**
   * Whoever works where nobody waits asks before each piece: resolves when nobody waits for an answer, or after a quarter of
   * a second all the same. AWS has room for both at once; the few cores of one machine have not.
   */
  turn(): Promise<void>;
  addSource(pending: () => boolean): void;
  /** Resolves when nothing is under way and no source has anything pending. */
  quiet(): Promise<void>;
  isQuiet(): boolean;
  /** Fails all who wait, and all who come later: the cloud has stopped, or broke. */
  fail(fault: Error): void;
}

const TURN_MS = 250;

export function createActivity(): Activity {
  let underWay = 0;
  let answers = 0;
  const yielding = new Set<() => void>();
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

  const begin = (onEnd: () => void = () => {}): (() => void) => {
    underWay += 1;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      underWay -= 1;
      onEnd();
      check();
    };
  };

  return {
    begin: () => begin(),
    beginAnswer() {
      answers += 1;
      return begin(() => {
        answers -= 1;
        if (answers === 0) for (const go of yielding) go();
      });
    },
    async turn() {
      if (answers === 0) return;
      await new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer);
          yielding.delete(go);
          resolve();
        };
        const timer = setTimeout(go, TURN_MS);
        yielding.add(go);
      });
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
