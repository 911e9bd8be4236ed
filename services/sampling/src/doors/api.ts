import type { RouteOf } from '@huiyin/contracts';
import { done, refuse } from '@huiyin/kernel';
import { httpHandler, type Log } from '@huiyin/lambda';
import type { DecisionStore } from './store.ts';

export interface ApiParts {
  readonly store: DecisionStore;
  readonly log: Log;
}

/** The door for those who ask why an order was or was not sampled. */
export const api = ({ store, log }: ApiParts) =>
  httpHandler<RouteOf<'sampling'>, 'no-such-decision'>({
    log,
    refusals: { 'no-such-decision': 404 },
    routes: {
      'GET /decisions/{day}/{orderId}': async ({ path }) => {
        const found = await store.load(path.day, path.orderId);
        if (!found) return refuse('no-such-decision');
        const { orderId, revision, countedDay, stratum, probability, policyVersion } = found.state;
        const { decision, reason, decidedAt, forgottenAt } = found.state;
        return done({
          orderId,
          revision,
          countedDay,
          stratum,
          probability,
          policyVersion,
          decision: forgottenAt === undefined ? decision : 'forgotten',
          reason,
          decidedAt,
        });
      },
    },
  });
