import type { BusEvent } from '@huiyin/contracts';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import type { CaseDeps } from '../work/command-case.ts';
import { raise } from '../work/raise.ts';
import { settle } from '../work/settle.ts';

type Event = BusEvent<'callback.closed' | 'second-callback.closed'>;

/** The door for events: callbacks raise cases, second callbacks close or reopen them. */
export const inbox = (deps: CaseDeps & { readonly log: Log }) =>
  queueHandler<Event>({
    log: deps.log,
    read: fromMainBus('callback.closed', 'second-callback.closed'),
    handle: (event) => (event.name === 'callback.closed' ? raise(deps)(event) : settle(deps)(event)),
  });
