import type { BusEvent } from '@huiyin/contracts';
import { type Log, queueHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import type { CaseDeps } from '../work/command-case.ts';
import { bookDeposit } from '../work/deposit.ts';
import { linkRepeats } from '../work/link-repeats.ts';
import { raise } from '../work/raise.ts';
import { raiseFlagged } from '../work/raise-flagged.ts';
import { settle } from '../work/settle.ts';

/**
 * The door for events: callbacks and what field terminals flag raise cases, second callbacks close or reopen them; cases are linked with those that they
 * repeat, and what they say of liability is booked.
 */
export const inbox = (deps: CaseDeps & { readonly log: Log }) =>
  queueHandler(surface.doors.inbox, {
    log: deps.log,
    handlers: {
      'callback.closed': raise(deps),
      'second-callback.closed': settle(deps),
      'work-order.recorded': raiseFlagged(deps),
      'complaint.raised': linkRepeats(deps),
      'complaint.changed': async (event: BusEvent<'complaint.changed'>) => {
        const { state } = event.data;
        // Begun anew, or judged to be about something else.
        if (state === 'received' || state === 'assessed') await linkRepeats(deps)(event);
        await bookDeposit(deps)(event);
      },
      'complaint.concluded': bookDeposit(deps),
      'complaint.adjudicated': bookDeposit(deps),
      'complaint.reopened': bookDeposit(deps),
      'complaint.closed': bookDeposit(deps),
    },
  });
