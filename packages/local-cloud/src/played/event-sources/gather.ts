/**
 * When to take up what has arrived: at once after a rest, so that a single order runs through in milliseconds; a few
 * milliseconds later in the middle of a flow, so that batches fill and each function is called once for many records
 * (AWS's pollers wait up to a quarter of a second).
 */
export function createGatherer(pauseMs = 10): { start(work: () => void): void; ended(): void } {
  let endedAt = Number.NEGATIVE_INFINITY;
  return {
    start(work) {
      if (performance.now() - endedAt < pauseMs) setTimeout(work, pauseMs);
      else setImmediate(work);
    },
    ended() {
      endedAt = performance.now();
    },
  };
}
