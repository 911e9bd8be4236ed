import type { BranchConfiguration, ClaimedTask, NextAnswer } from '@huiyin/contracts';
import { type Clock, dayOf, type Instant, type NewId, plusMinutes, toInstant } from '@huiyin/kernel';
import type { Caller, Log } from '@huiyin/lambda';
import type { KeyRing } from '@huiyin/seal';
import type { Stored } from '@huiyin/table';
import { close } from './domain/close.ts';
import { claim, isExpired, isHeld, type Lease, lastClaimsOf } from './domain/lease.ts';
import { nextOpening } from './domain/permitted.ts';
import { nextMomentOf, seemsHeld } from './domain/queue.ts';
import { type Task, telling } from './domain/task.ts';
import { openContact } from './open-contact.ts';
import type { CallbackStore } from './store.ts';

export interface DeskParts {
  readonly branch: BranchConfiguration;
  readonly store: CallbackStore;
  readonly keys: KeyRing;
  readonly now: Clock;
  readonly newId: NewId;
}

export interface Asking {
  readonly caller: Caller;
  readonly traceId: string;
  readonly log: Log;
}

type Held = { readonly task: Task; readonly lease: Lease };
type None = Pick<NextAnswer, 'askAgainAt'> & { readonly none: NonNullable<NextAnswer['none']> };

/** The task that the agent holds, else the earliest due that may be rung now and nobody holds, claimed for them. */
export async function claimNext(parts: DeskParts, asking: Asking): Promise<NextAnswer> {
  for (;;) {
    const found = await claimHeldOrFree(parts, asking, toInstant(parts.now()));
    if ('none' in found) return found;
    const contact = await contactFor(found, parts, asking);
    if (contact?.phones.length !== 0) return { task: shown(found, contact, parts.branch) };
    await closeUnreachable(found, parts, asking);
  }
}

async function claimHeldOrFree(parts: DeskParts, asking: Asking, now: Instant): Promise<Held | None> {
  const { branch, store } = parts;
  const leases = await store.leasesOf(dayOf(now, branch.zone));
  const last = lastClaimsOf(
    asking.caller.id,
    [...leases.values()].map(({ state }) => state),
  );
  const held = await stillHeld(last, store, now);
  if (held) return held;

  const opening = nextOpening(now, branch);
  if (opening > now) return { none: 'outside-permitted-hours', askAgainAt: opening };

  let askAgainAt: Instant | undefined;
  let isEmpty = true;
  const wait = (until: Instant | undefined) => {
    if (until !== undefined && (askAgainAt === undefined || until < askAgainAt)) askAgainAt = until;
  };
  for await (const entry of store.queue()) {
    isEmpty = false;
    const lease = leases.get(entry.taskId);
    if (seemsHeld(entry, lease?.state, now)) {
      wait(lease?.state.leaseEndsAt);
      continue;
    }
    const moment = nextMomentOf(entry, now, branch);
    if (moment !== now) {
      wait(moment);
      continue;
    }
    const turn = (last[0]?.turn ?? 0) + 1;
    const claimed = await tryToClaim(entry.taskId, lease, turn, now, parts, asking);
    if (claimed) return claimed;
    // Somebody was faster, or the index lags behind: it will have caught up.
    wait(plusMinutes(now, 1));
  }
  return { none: isEmpty ? 'queue-empty' : 'none-due', ...(askAgainAt !== undefined && { askAgainAt }) };
}

/** Asking again gives the lease one has. */
async function stillHeld(
  leases: readonly Lease[],
  store: CallbackStore,
  now: Instant,
): Promise<Held | undefined> {
  for (const lease of leases) {
    const task = isExpired(lease, now) ? undefined : await store.load(lease.taskId);
    if (task?.state === 'open' && isHeld(lease, task, now)) return { task, lease };
  }
  return undefined;
}

/** Claims the task as it is now, not as the index shows it, over the lease as it was read. */
async function tryToClaim(
  taskId: string,
  before: Stored<Lease> | undefined,
  turn: number,
  now: Instant,
  { branch, store, newId }: DeskParts,
  { caller, traceId }: Asking,
): Promise<Held | undefined> {
  const task = await store.load(taskId);
  if (task?.state !== 'open') return undefined;
  if (before && isHeld(before.state, task, now)) return undefined;
  if (nextMomentOf({ ...task, businessType: task.order.businessType }, now, branch) !== now) return undefined;
  const lease = claim(taskId, { agent: caller.id, id: newId(), turn }, before?.state, now, branch);
  const isSaved = await store.saveLease(lease, before?.version ?? 0, { traceId, at: now });
  return isSaved ? { task, lease } : undefined;
}

/** The claim is written; it is logged here, and only then the envelope is opened. */
async function contactFor(
  { task, lease }: Held,
  { branch, keys }: DeskParts,
  { caller, log }: Asking,
): Promise<ClaimedTask['contact']> {
  const seen = log.with({ taskId: task.taskId, claimId: lease.claimId, caller: caller.id });
  seen.info('contact-shown', { rule: 'claimed-call' });
  return openContact(task, branch, keys, seen);
}

/** Only the envelope tells that a customer has no phone; such a task is nobody's to ring. */
async function closeUnreachable(
  { task }: Held,
  { branch, store, now }: DeskParts,
  { traceId, log }: Asking,
): Promise<void> {
  const at = toInstant(now());
  await store.change<void>(task.taskId, { traceId, at }, (found) => ({
    change: found?.state === 'open' ? telling(close(found, at, branch)) : undefined,
    answer: undefined,
  }));
  log.info('closed-unreachable', { taskId: task.taskId });
}

function shown(
  { task, lease }: Held,
  contact: ClaimedTask['contact'],
  { businessTypes, questionnaires, levels }: BranchConfiguration,
): ClaimedTask {
  const { order } = task;
  const type = businessTypes.find(({ id }) => id === order.businessType);
  const questionnaire = questionnaires
    .filter(({ id }) => id === type?.questionnaire)
    .toSorted((a, b) => b.version - a.version)[0];
  return {
    taskId: task.taskId,
    claimId: lease.claimId,
    leaseEndsAt: lease.leaseEndsAt,
    kind: task.kind,
    orderId: order.orderId,
    businessType: order.businessType,
    team: order.team,
    staff: order.staff,
    completedAt: order.completedAt,
    windowEndsAt: task.windowEndsAt,
    ...(order.language && { language: order.language }),
    attempts: task.attempts.map(({ calledAt, disposition }) => ({ calledAt, disposition })),
    ...(contact && { contact }),
    ...(task.kind === 'routine' && questionnaire && { questionnaire }),
    levels: levels.map(({ id, name }) => ({ id, name })),
  };
}
