import { Fault } from '@huiyin/kernel';
import type { DeliveryFaults } from '../played/event-sources/delivery-faults.ts';
import type { LambdaFunction } from '../played/lambda/lambda-function.ts';

/** How deliveries on one hop go wrong, drawn from a seed: the same seed, the same mishaps. */
export interface DeliveryPolicy {
  /** a queue's name, or `stream:TABLE`; absent: every hop */
  hop?: string;
  seed: number;
  /** share of deliveries whose consumer does its work but whose acknowledgement is lost: they come again */
  duplicate?: number;
  /** share of receives that take a message out of its turn (queues only; a stream keeps its order at AWS too) */
  reorder?: number;
}
export interface Faults {
  /** The next call of that function dies: at once, or after so many milliseconds of work. */
  killNextCall(functionName: string, when?: { afterMs?: number }): void;
  /** Adds a policy; returns how to take it away. Nothing is ever lost: that would not be at-least-once delivery. */
  disturb(policy: DeliveryPolicy): () => void;
}
export interface FaultInjector extends Faults, DeliveryFaults {
  /** how many visible messages to skip */
  pick(queue: string, waiting: number): number;
}

/** mulberry32: a small seeded generator; only tests draw from it. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function createFaults(functions: () => ReadonlyMap<string, LambdaFunction>): FaultInjector {
  const policies = new Map<DeliveryPolicy, () => number>();
  const draws = (
    hop: string,
    share: (policy: DeliveryPolicy) => number | undefined,
  ): (() => number) | undefined => {
    for (const [policy, random] of policies) {
      if (policy.hop !== undefined && policy.hop !== hop) continue;
      const chance = share(policy) ?? 0;
      if (chance > 0 && random() < chance) return random;
    }
    return undefined;
  };
  return {
    killNextCall(functionName, when = {}) {
      const target = functions().get(functionName);
      if (!target) throw new Fault('function-unknown', `there is no function ${functionName}`);
      target.killNext({ afterMs: when.afterMs ?? 0 });
    },
    disturb(policy) {
      policies.set(policy, randomOf(policy.seed));
      return () => void policies.delete(policy);
    },
    losesAcknowledgement: (hop) => draws(hop, ({ duplicate }) => duplicate) !== undefined,
    pick(queue, waiting) {
      if (policies.size === 0 || waiting < 2) return 0;
      const random = draws(queue, ({ reorder }) => reorder);
      return random ? Math.floor(random() * waiting) : 0;
    },
  };
}
