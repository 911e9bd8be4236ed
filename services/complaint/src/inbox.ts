import type { BranchConfiguration, BusEvent } from '@huiyin/contracts';
import { type Clock, Fault, toInstant } from '@huiyin/kernel';
import { type Log, queueHandler } from '@huiyin/lambda';
import type { ForgottenCustomers } from '@huiyin/table';
import type { KeptCase } from './domain/complaint-case.ts';
import { forget, hearSecondCallback } from './domain/handle.ts';
import { hearAgain, raise } from './domain/raise.ts';
import type { CaseStore, Change } from './store.ts';
import { surface } from './surface.ts';

export interface InboxParts {
  readonly branch: BranchConfiguration;
  readonly store: CaseStore;
  readonly forgotten: ForgottenCustomers;
  readonly log: Log;
  readonly now: Clock;
}

const isOneOf = (customerKeys: ReadonlySet<string>, { customer }: KeptCase): boolean =>
  customer !== undefined && customerKeys.has(customer.customerKey);

/** The door for events: callbacks raise cases, second callbacks close or reopen them, the forgotten are forgotten. */
export function inbox({ branch, store, forgotten, log: doorLog, now }: InboxParts) {
  const change = (
    caseId: string,
    { traceId }: BusEvent,
    rule: (kept: KeptCase | undefined) => Change | undefined,
  ) =>
    store.change<void>(caseId, traceId, toInstant(now()), (kept) => ({
      change: rule(kept),
      answer: undefined,
    }));
  const forgetIn = (caseId: string, event: BusEvent, customerKeys: ReadonlySet<string>) =>
    change(caseId, event, (kept) =>
      kept && isOneOf(customerKeys, kept) ? { next: forget(kept), emits: [] } : undefined,
    );

  return queueHandler(surface.doors.inbox, {
    log: doorLog,
    handlers: {
      'callback.closed': async (event) => {
        // The rule on the bus lets only callbacks with concerns through; one that lost them has nothing to raise.
        if (event.data.concerns.length === 0) return;
        const { orderId, completedAt, customer } = event.data;
        await change(orderId, event, (kept) => raisedBy(kept, event, branch));
        // Saved first, asked after that, also for old news: their customer may have been forgotten on the event's way.
        if (customer && (await forgotten.since(customer.customerKey, completedAt)))
          await forgetIn(orderId, event, new Set([customer.customerKey]));
      },
      'second-callback.closed': (event) =>
        change(event.data.caseId, event, (kept) => {
          if (!kept) throw new Fault('case-unknown', 'A second callback for a case that is not here yet');
          const heard = hearSecondCallback(kept, event, branch);
          return heard && { next: heard.next, emits: [`complaint.${heard.effect}`] };
        }),
      'customer.forgotten': async (event, { log }) => {
        const { customerKeys, forgottenAt } = event.data;
        await forgotten.remember(customerKeys, forgottenAt, event.traceId);
        const keys = new Set(customerKeys);
        let count = 0;
        for await (const { state } of store.all()) {
          if (!isOneOf(keys, state)) continue;
          await forgetIn(state.caseId, event, keys);
          count += 1;
        }
        log.info('customer-forgotten', { count });
      },
    },
  });
}

function raisedBy(
  kept: Parameters<typeof hearAgain>[0] | undefined,
  event: BusEvent<'callback.closed'>,
  branch: BranchConfiguration,
): Change | undefined {
  const next = kept ? hearAgain(kept, event, branch) : raise(event, branch);
  return next && { next, emits: ['complaint.raised'] };
}
