import { toInstant } from '@huiyin/calendar';
import type { OrderResult } from '@huiyin/contracts';
import { cutDepth, isTooDeep } from '../domain/depth.ts';
import type { Rejected } from '../domain/rejected.ts';
import { type RecordCommand, type RecordDeps, type RecordResult, recordOrder } from './record-order.ts';
import { turnAway } from './turn-away.ts';

export interface TakeInCommand extends RecordCommand {
  readonly door: Rejected['door'];
}

const TOO_DEEP: RecordResult = { result: 'rejected', issues: [{ path: '', rule: 'nested-too-deep' }] };

/** One body from any door: recorded, or stored among the rejected with its reasons. Nothing is lost in between. */
export const takeIn =
  (deps: RecordDeps) =>
  async (command: TakeInCommand): Promise<OrderResult> => {
    const receivedAt = toInstant(deps.now());
    // Looked at first: whatever reads or writes such a body would fall off the stack, and take the whole batch with it.
    const isDeep = isTooDeep(command.body);
    const recorded = isDeep ? TOO_DEEP : await recordOrder(deps)(command);
    if (recorded.result !== 'rejected') return recorded;
    const { issues } = recorded;
    const body = isDeep ? cutDepth(command.body) : command.body;
    const rejectedId = await turnAway(deps)({ ...command, body, issues, receivedAt });
    return { result: 'rejected', rejectedId, issues: [...issues] };
  };
