/**
 * A fifth of what the API takes at once: a request is soon answered, also by a small or busy branch, and what has to be
 * sent again is little.
 */
const ORDERS_PER_REQUEST = 100;

/** Well below what an HTTP API hands to a function in one request (6 MB). */
const BYTES_MAX = 3 * 1024 * 1024;

/** Gathers orders into requests that the API takes. */
export async function* inBatches<Order>(
  orders: AsyncIterable<Order>,
  size: number = ORDERS_PER_REQUEST,
): AsyncGenerator<readonly Order[]> {
  let batch: Order[] = [];
  let bytes = 0;
  for await (const order of orders) {
    const length = Buffer.byteLength(JSON.stringify(order));
    if (batch.length > 0 && (batch.length >= size || bytes + length > BYTES_MAX)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(order);
    bytes += length;
  }
  if (batch.length > 0) yield batch;
}

/** Works on several at once, never more than `width`, reading ahead no further; the first failure ends it. */
export async function eachOf<T>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  for await (const item of items) {
    const job = work(item).finally(() => running.delete(job));
    // Awaited below; this only keeps a failure from being called unhandled meanwhile.
    job.catch(() => {});
    running.add(job);
    if (running.size >= width) await Promise.race(running);
  }
  await Promise.all(running);
}
