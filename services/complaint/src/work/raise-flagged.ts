import { toInstant } from '@huiyin/calendar';
import type { BusEvent } from '@huiyin/contracts';
import { caseIdOf } from '@huiyin/vocabulary';
import { flagIdOf, rulesFor } from '../domain/flagged.ts';
import { type CaseDeps, commandCase } from './command-case.ts';
import { forgetIfForgotten } from './forget-case.ts';

/** What a field terminal flagged in an order raises a case, flag by flag, or brings it up to date: where the branch says so. */
export const raiseFlagged =
  (deps: CaseDeps) =>
  async (event: BusEvent<'work-order.recorded'>): Promise<void> => {
    const { order, customer } = event.data;
    const at = toInstant(deps.now());
    const trace = { traceId: event.traceId, at };
    for (const { flag } of rulesFor(event.data, deps.branch)) {
      const caseId = caseIdOf(flagIdOf(order.orderId, flag), 1);
      await commandCase(deps, caseId, trace, () => ({ kind: 'flag', flag, event, at }), { assume: 'absent' });
      // Saved first, looked up after that: the customer may have been forgotten on the event's way.
      if (customer) await forgetIfForgotten(deps, caseId, customer.customerKey, trace);
    }
  };
