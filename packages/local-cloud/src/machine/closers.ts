/** What has to be closed again, in the reverse order of its opening; a closer may answer a promise. */
export interface Closers {
  add(close: () => unknown): void;
  /** Closes one after the other and waits for each. */
  close(): Promise<void>;
  /** Starts closing everything and waits for nothing. */
  closeAtOnce(): void;
}

export function createClosers(): Closers {
  const closers: (() => unknown)[] = [];
  return {
    add: (close) => void closers.push(close),
    async close() {
      for (const close of closers.splice(0).reverse()) await close();
    },
    closeAtOnce() {
      for (const close of closers.splice(0).reverse()) void close();
    },
  };
}
