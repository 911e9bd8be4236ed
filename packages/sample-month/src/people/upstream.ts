import type { OrderResult } from '@huiyin/contracts';
import type { Sending } from '../orders/plan-month.ts';
import type { MonthActor } from './month-actor.ts';

export interface UpstreamDeps {
  readonly sendings: readonly Sending[];
  /** Sendings before this moment were done when the month was interrupted. */
  readonly fromMs: number;
  readonly put: (orders: Sending['orders']) => Promise<void>;
  readonly post: (orders: Sending['orders']) => Promise<readonly OrderResult[]>;
}

/** The ticket systems of the sample branch: the field crews' puts events on the inlet bus, the counters' posts batches. */
export function upstream({ sendings, fromMs, put, post }: UpstreamDeps): MonthActor {
  let next = sendings.findIndex(({ atMs }) => atMs >= fromMs);
  if (next < 0) next = sendings.length;
  return {
    nextMs: () => sendings[next]?.atMs,
    async act() {
      const sending = sendings[next];
      if (!sending) return;
      if (sending.by === 'bus') await put(sending.orders);
      else await post(sending.orders);
      next += 1;
    },
  };
}
