import { type Log, queueHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import type { CaseDeps } from '../work/command-case.ts';
import { linkRepeats } from '../work/link-repeats.ts';
import { raise } from '../work/raise.ts';
import { settle } from '../work/settle.ts';

/** The door for events: callbacks raise cases, second callbacks close or reopen them, and cases are linked with those that they repeat. */
export const inbox = (deps: CaseDeps & { readonly log: Log }) =>
  queueHandler(surface.doors.inbox, {
    log: deps.log,
    handlers: {
      'callback.closed': raise(deps),
      'second-callback.closed': settle(deps),
      'complaint.raised': linkRepeats(deps),
      'complaint.changed': linkRepeats(deps),
    },
  });
