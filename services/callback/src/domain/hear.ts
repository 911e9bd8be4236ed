import type { BranchConfiguration, BusEvent, Classification } from '@huiyin/contracts';
import { addDays, dayOf, type Instant, startOfDay } from '@huiyin/kernel';
import { close } from './close.ts';
import { type Change, type RoutineTask, type SecondTask, type Task, telling } from './task.ts';

type Requested = BusEvent<'callback.requested'>;
type Withdrawn = BusEvent<'callback.withdrawn'>;
type SecondRequested = BusEvent<'second-callback.requested'>;

/**
 * Sampling asks for a callback. Until the first attempt the newest request replaces the task, also a withdrawn one; after
 * it only contact and classification follow. Undefined: old news.
 */
export function hearRequested(task: Task | undefined, event: Requested): Change | undefined {
  if (isOld(task, event)) return undefined;
  const { customer } = event.data;
  if (task && (task.attempts.length > 0 || task.state === 'closed')) return follow(task, event, customer);
  const opened: RoutineTask = {
    ...begun(event, event.data.orderId, customer),
    kind: 'routine',
    // Without a customer there is nobody to ring: they were forgotten before the request came.
    state: customer ? 'open' : 'withdrawn',
    windowEndsAt: event.data.windowEndsAt,
    sampling: samplingOf(event),
  };
  return { next: opened, emits: [] };
}

/** Sampling takes its request back, before the first attempt; one that overtakes its request leaves a mark for it. */
export function hearWithdrawn(task: Task | undefined, event: Withdrawn): Change | undefined {
  if (isOld(task, event)) return undefined;
  if (task && (task.attempts.length > 0 || task.state === 'closed')) return follow(task, event, undefined);
  const withdrawn: RoutineTask = {
    ...begun(event, event.data.orderId, undefined),
    kind: 'routine',
    state: 'withdrawn',
    windowEndsAt: task?.windowEndsAt ?? event.at,
    sampling: samplingOf(event),
  };
  return { next: withdrawn, emits: [] };
}

export const secondTaskId = (caseId: string, round: number): string => `${caseId}~${round}`;

/** A concluded complaint asks for its second callback; a customer who cannot be rung closes it at once. */
export function hearSecondRequested(
  task: Task | undefined,
  event: SecondRequested,
  at: Instant,
  branch: BranchConfiguration,
): Change | undefined {
  if (isOld(task, event)) return undefined;
  const { caseId, round, requestedAt, customer } = event.data;
  if (task && (task.attempts.length > 0 || task.state === 'closed')) return follow(task, event, customer);
  const lastDay = addDays(dayOf(requestedAt, branch.zone), branch.calling.secondCallbackDays);
  const opened: SecondTask = {
    ...begun(event, secondTaskId(caseId, round), customer),
    kind: 'second',
    caseId,
    round,
    windowEndsAt: startOfDay(addDays(lastDay, 1), branch.zone),
  };
  return customer ? { next: opened, emits: [] } : telling(close(opened, at, branch));
}

const isOld = (task: Task | undefined, event: BusEvent): boolean =>
  task !== undefined && event.aggregate.version <= task.sourceVersion;

type Customer = Requested['data']['customer'];

const begun = (event: Requested | Withdrawn | SecondRequested, taskId: string, customer: Customer) => ({
  taskId,
  state: 'open' as const,
  order: classificationOf(event.data),
  customerKey: customer?.customerKey,
  sealedContact: customer?.sealedContact,
  attempts: [],
  sourceVersion: event.aggregate.version,
});

/** Contact and classification follow a correction; how the task stands does not. */
function follow(task: Task, event: Requested | Withdrawn | SecondRequested, customer: Customer): Change {
  const isNeeded = customer !== undefined && task.sealedContact !== undefined;
  const order = classificationOf(event.data);
  const next: Task = {
    ...task,
    // The revision belongs to the envelope that was sealed under it: they change together or not at all.
    order: isNeeded || task.sealedContact === undefined ? order : { ...order, revision: task.order.revision },
    ...(isNeeded && { customerKey: customer.customerKey, sealedContact: customer.sealedContact }),
    sourceVersion: event.aggregate.version,
  };
  // Corrections come seldom, so how a closed task ended is simply told again with them.
  return task.kind === 'routine' ? telling(next) : { next, emits: [] };
}

const samplingOf = ({ data: { stratum, probability, policyVersion } }: Requested | Withdrawn) => ({
  stratum,
  probability,
  policyVersion,
});

const classificationOf = (data: Classification): Classification => ({
  orderId: data.orderId,
  revision: data.revision,
  businessType: data.businessType,
  team: data.team,
  staff: data.staff,
  partner: data.partner,
  segment: data.segment,
  language: data.language,
  completedAt: data.completedAt,
  countedDay: data.countedDay,
});
