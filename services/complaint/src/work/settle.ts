import { toInstant } from '@huiyin/calendar';
import type { BusEvent } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { type CaseDeps, commandCase } from './command-case.ts';

/** A second callback closes its case or opens its next round. Throws a Fault while the case is not here. */
export const settle =
  (deps: CaseDeps) =>
  async (event: BusEvent<'second-callback.closed'>): Promise<void> => {
    const trace = { traceId: event.traceId, at: toInstant(deps.now()) };
    const outcome = await commandCase(deps, event.data.caseId, trace, () => ({
      kind: 'second-callback',
      event,
    }));
    if (!outcome.ok) throw new Fault('case-not-here', 'A second callback ended whose case is not here');
  };
