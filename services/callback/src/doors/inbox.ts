import { type Log, queueHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import { type RequestDeps, takeRequest } from '../work/take-request.ts';

/** The door for events: who is to be rung, and who is not any more. */
export function inbox(deps: RequestDeps & { readonly log: Log }) {
  const take = takeRequest(deps);
  return queueHandler(surface.doors.inbox, {
    log: deps.log,
    handlers: {
      'callback.requested': take,
      'callback.withdrawn': take,
      'second-callback.requested': take,
    },
  });
}
