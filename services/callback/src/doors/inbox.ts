import { type Log, queueHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import { drawCall } from '../work/draw-call.ts';
import { type RequestDeps, takeRequest } from '../work/take-request.ts';

/** The door for events: who is to be rung, who is not any more, and which calls are reviewed. */
export function inbox(deps: RequestDeps & Parameters<typeof drawCall>[0] & { readonly log: Log }) {
  const take = takeRequest(deps);
  return queueHandler(surface.doors.inbox, {
    log: deps.log,
    handlers: {
      'callback.requested': take,
      'callback.withdrawn': take,
      'second-callback.requested': take,
      'callback.closed': drawCall(deps),
    },
  });
}
