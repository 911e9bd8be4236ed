import { toInstant } from '@huiyin/calendar';
import type { BusEvent } from '@huiyin/contracts';
import { caseIdOf } from '@huiyin/vocabulary';
import { type CaseDeps, commandCase } from './command-case.ts';
import { forgetIfForgotten } from './forget-case.ts';

/** A callback with concerns raises its case or brings it up to date. */
export const raise =
  (deps: CaseDeps) =>
  async (event: BusEvent<'callback.closed'>): Promise<void> => {
    const { taskId, concernsSaid, customer } = event.data;
    // The bus lets only callbacks that ever had concerns through; one without has nothing to raise.
    if (concernsSaid.length === 0) return;
    const at = toInstant(deps.now());
    const trace = { traceId: event.traceId, at };
    const caseId = caseIdOf(taskId, 1);
    await commandCase(deps, caseId, trace, () => ({ kind: 'callback', event, at }), { assume: 'absent' });
    if (!customer) return;
    // Saved first, looked up after that, also for old news: the customer may have been forgotten on the event's way.
    await forgetIfForgotten(deps, caseId, customer.customerKey, trace);
  };
