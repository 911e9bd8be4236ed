import { type Log, queueHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import type { CaseDeps } from '../work/command-case.ts';
import { bookDeposit } from '../work/deposit.ts';
import { raise } from '../work/raise.ts';
import { settle } from '../work/settle.ts';

/** The door for events: callbacks raise cases, second callbacks close or reopen them, and what cases say of liability is booked. */
export const inbox = (deps: CaseDeps & { readonly log: Log }) =>
  queueHandler(surface.doors.inbox, {
    log: deps.log,
    handlers: {
      'callback.closed': raise(deps),
      'second-callback.closed': settle(deps),
      'complaint.changed': bookDeposit(deps),
      'complaint.concluded': bookDeposit(deps),
      'complaint.adjudicated': bookDeposit(deps),
      'complaint.reopened': bookDeposit(deps),
      'complaint.closed': bookDeposit(deps),
    },
  });
