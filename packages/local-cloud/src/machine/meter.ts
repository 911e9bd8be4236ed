/** Counts what happens into one reading. */
export interface Meter<Billable, Reading> {
  /** Sums since the meter was made. */
  snapshot(): Reading;
  /** Calls back for every billable thing as it happens; returns how to stop listening. */
  onOperation(listener: (billable: Billable) => void): () => void;
  count(billable: Billable): void;
}

/** `add` puts one billable thing into the reading. */
export function createMeter<Billable, Reading>(
  reading: Reading,
  add: (reading: Reading, billable: Billable) => void,
): Meter<Billable, Reading> {
  const listeners = new Set<(billable: Billable) => void>();
  return {
    snapshot: () => structuredClone(reading),
    onOperation(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count(billable) {
      add(reading, billable);
      for (const listener of listeners) listener(billable);
    },
  };
}
