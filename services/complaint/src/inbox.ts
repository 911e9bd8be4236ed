import type { BranchConfiguration, BusEvent } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import { toInstant } from '@huiyin/kernel';
import { fromMainBus, type Log, queueHandler } from '@huiyin/lambda';
import type { ForgottenCustomers } from '@huiyin/table';
import type { KeptCase } from './domain/complaint-case.ts';
import { forget, hearSecondCallback } from './domain/handle.ts';
import { hearAgain, raise } from './domain/raise.ts';
import type { CaseStore, Change } from './store.ts';

export interface InboxParts {
  readonly branch: BranchConfiguration;
  readonly store: CaseStore;
  readonly forgotten: ForgottenCustomers;
  readonly log: Log;
  readonly now: Clock;
}

type Heard = BusEvent<'callback.closed' | 'second-callback.closed' | 'customer.forgotten'>;

/** The door for events: callbacks raise cases, second callbacks close or reopen them, the forgotten are forgotten. */
export const inbox = (parts: InboxParts) =>
  queueHandler<Heard>({
    log: parts.log,
    read: fromMainBus('callback.closed', 'second-callback.closed', 'customer.forgotten'),
    handle: (event, { log }) => hear(parts, event, log),
  });

const isOneOf = (customerKeys: ReadonlySet<string>, { customer }: KeptCase): boolean =>
  customer !== undefined && customerKeys.has(customer.customerKey);

async function hear({ branch, store, forgotten, now }: InboxParts, event: Heard, log: Log): Promise<void> {
  const at = toInstant(now());
  const change = (caseId: string, decide: Parameters<typeof store.change<void>>[3]) =>
    store.change<void>(caseId, event.traceId, at, decide);
  const forgetIn = (caseId: string, customerKeys: ReadonlySet<string>) =>
    change(caseId, (kept) => ({
      change: kept && isOneOf(customerKeys, kept) ? { next: forget(kept), emits: [] } : undefined,
      answer: undefined,
    }));

  switch (event.name) {
    case 'callback.closed': {
      // The rule on the bus lets only callbacks with concerns through; one that lost them has nothing to raise.
      if (event.data.concerns.length === 0) return;
      const { orderId, completedAt, customer } = event.data;
      await change(orderId, (kept) => ({ change: raisedBy(kept, event, branch), answer: undefined }));
      // Saved first, asked after that, also for old news: their customer may have been forgotten on the event's way.
      if (customer && (await forgotten.since(customer.customerKey, completedAt)))
        await forgetIn(orderId, new Set([customer.customerKey]));
      return;
    }
    case 'second-callback.closed': {
      await change(event.data.caseId, (kept) => {
        if (!kept) throw new Error(`a second callback for case ${event.data.caseId}, which is not here yet`);
        const heard = hearSecondCallback(kept, event, branch);
        return {
          change: heard && { next: heard.next, emits: [`complaint.${heard.effect}`] },
          answer: undefined,
        };
      });
      return;
    }
    case 'customer.forgotten': {
      const { customerKeys, forgottenAt } = event.data;
      await forgotten.remember(customerKeys, forgottenAt, event.traceId);
      const keys = new Set(customerKeys);
      let count = 0;
      for await (const { state } of store.all()) {
        if (!isOneOf(keys, state)) continue;
        await forgetIn(state.caseId, keys);
        count += 1;
      }
      log.info('customer-forgotten', { count });
    }
  }
}

function raisedBy(
  kept: Parameters<typeof hearAgain>[0] | undefined,
  event: BusEvent<'callback.closed'>,
  branch: BranchConfiguration,
): Change | undefined {
  const next = kept ? hearAgain(kept, event, branch) : raise(event, branch);
  return next && { next, emits: ['complaint.raised'] };
}
