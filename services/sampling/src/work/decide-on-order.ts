import { toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, BusEvent, SamplingPolicy } from '@huiyin/contracts';
import { type Clock, Fault } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import type { AggregateTable, Rule } from '@huiyin/table';
import { ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { callbackStateOf, type DecisionEvent } from '../domain/callback-states.ts';
import { decide } from '../domain/decide.ts';
import type { Decision, SamplingVerdict } from '../domain/decision.ts';
import { decisionFor, decisionKey } from '../store/items.ts';
import { drawOf } from './draw.ts';
import { forgetIfForgotten } from './forget-decision.ts';
import { beginPauseOf, type CustomerContact, endPauseOf } from './pause-customer.ts';

export interface DecideDeps {
  readonly branch: BranchConfiguration;
  readonly table: AggregateTable;
  readonly policies: () => Promise<readonly SamplingPolicy[]>;
  readonly keys: Pick<KeyRing, 'secret'>;
  readonly now: Clock;
}

/** What came of an order, and the decision that lies there now. */
interface Decided {
  readonly result: SamplingVerdict | 'old-news';
  readonly decision: Decision;
}

/**
 * Decides on an order: at once as if it were the first time, and again over what lies there. `old-news` changes nothing.
 * Saved first, asked after that whether the customer was forgotten; also for old news, since whoever read it first may
 * have died before.
 */
export const decideOnOrder =
  ({ branch, table, policies, keys, now }: DecideDeps) =>
  async ({
    data,
    aggregate,
    traceId,
  }: BusEvent<'work-order.recorded'>): Promise<SamplingVerdict | 'old-news'> => {
    const { orderId, countedDay } = data.order;
    const taskId = taskIdOf(ROUTINE, orderId);
    const at = toInstant(now());
    const read = { order: data, sourceVersion: aggregate.version, draw: await drawOf(keys, data.order) };
    const context = { branch, policies: await policies(), at };
    const trace = { traceId, at };
    const rule: Rule<Decision, DecisionEvent, Decided> = async (found) => {
      const drawn = decide(found, read, context);
      const contact = drawn.ok ? await contactWith(drawn.value.next, found) : 'free';
      const outcome = contact === 'free' ? drawn : decide(found, read, { ...context, suppressed: contact });
      if (outcome.ok) {
        const { next, emits } = outcome.value;
        return { next, emits, answer: { result: next.decision, decision: next } };
      }
      if (outcome.refusal === 'old-news' && found)
        return { answer: { result: outcome.refusal, decision: found } };
      throw new Fault(outcome.refusal, 'The branch no longer knows the business type of a recorded order');
    };
    const contactWith = async (next: Decision, found: Decision | undefined): Promise<CustomerContact> => {
      if (next.decision !== 'sampled' || !next.customer || found?.decision === 'sampled') return 'free';
      const request = { customer: next.customer, countedDay, taskId, at };
      return beginPauseOf(table, request, branch.calling, trace);
    };
    const key = decisionKey(countedDay, orderId);
    const type = decisionFor(branch.retentionDays.decisions);
    const { result, decision } = await table.change(type, key, trace, rule, { assume: 'absent' });
    if (branch.calling.pauseDays > 0 && data.customer && callbackStateOf(decision) === 'withdrawn')
      await endPauseOf(table, data.customer, taskId, trace);
    await forgetIfForgotten({ branch, table, now }, decision, traceId);
    return result;
  };
