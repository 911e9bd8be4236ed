import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import { type RequestDeps, type RequestEvent, takeRequest } from '../work/take-request.ts';

export interface InboxDeps extends RequestDeps {
  readonly log: Log;
}

/** The door for events: who is to be rung, and who is not any more. */
export const inbox = (deps: InboxDeps) =>
  queueHandler<RequestEvent>({
    log: deps.log,
    read: fromMainBus('callback.requested', 'callback.withdrawn', 'second-callback.requested'),
    handle: takeRequest(deps),
  });
