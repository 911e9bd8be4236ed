import { toInstant } from '@huiyin/calendar';
import type { OrderResult } from '@huiyin/contracts';
import { cutDepth, isTooDeep } from '../domain/depth.ts';
import type { Rejected } from '../domain/rejected.ts';
import { type RecordCommand, type RecordDeps, recordOrder } from './record-order.ts';
import { turnAway } from './turn-away.ts';

export interface TakeInCommand extends RecordCommand {
  readonly door: Rejected['door'];
}

/** One body from any door: recorded, or stored among the rejected with its reasons. Nothing is lost in between. */
export const takeIn =
  (deps: RecordDeps) =>
  async (command: TakeInCommand): Promise<OrderResult> => {
    const receivedAt = toInstant(deps.now());
    const recorded = await recordOrder(deps)(command);
    if (recorded.result !== 'rejected') return recorded;
    const { issues } = recorded;
    const body = isTooDeep(command.body) ? cutDepth(command.body) : command.body;
    const rejectedId = await turnAway(deps)({ ...command, body, issues, receivedAt });
    return { result: 'rejected', rejectedId, issues: [...issues] };
  };
