import { dayOf, toInstant } from '@huiyin/calendar';
import type { ClaimedTask, Questionnaire } from '@huiyin/contracts';
import { nameIn } from '@huiyin/vocabulary';
import type { Claim } from '../domain/claim.ts';
import type { Task } from '../domain/task.ts';
import type { DeskDeps, FromAgent } from './deps.ts';
import { openContact, openMatter } from './envelopes.ts';

/** A task that an agent holds, and what it asks. */
export interface Held {
  readonly task: Task;
  readonly claim: Claim;
  readonly questionnaire: Questionnaire;
  /** The agent asked again, and was given what they have. */
  readonly isRepeated?: boolean;
}

/**
 * Shows a claimed task with its customer. The claim is written; who is shown whom is noted by person and day and logged here, and
 * only then an envelope is opened.
 */
export const showClaim =
  (deps: DeskDeps) =>
  async (
    { agent, log, traceId }: FromAgent,
    { task, claim, questionnaire, isRepeated = false }: Held,
  ): Promise<ClaimedTask> => {
    const { claimId, claimedAt } = claim;
    await deps.reveals.note(
      {
        by: agent,
        day: dayOf(claimedAt, deps.branch.zone),
        at: claimedAt,
        about: task.taskId,
        under: claimId,
      },
      { traceId, at: toInstant(deps.now()) },
      { repeated: isRepeated },
    );
    const seen = log.with({ taskId: task.taskId, claimId: claim.claimId, caller: agent });
    seen.info('contact-shown', { rule: 'claimed-call' });
    const contact = await openContact(task, deps, seen);
    const { order } = task;
    const matter = task.about === 'case' ? await openMatter(task, deps, seen) : [];
    return {
      taskId: task.taskId,
      claimId: claim.claimId,
      leaseEndsAt: claim.leaseEndsAt,
      programme: task.programme,
      orderId: order.orderId,
      businessType: order.businessType,
      team: order.team,
      names: {
        businessType: nameIn(deps.branch.businessTypes, order.businessType),
        team: nameIn(deps.branch.teams, order.team),
      },
      zone: deps.branch.zone,
      staff: order.staff,
      completedAt: order.completedAt,
      windowEndsAt: task.windowEndsAt,
      ...(order.language && { language: order.language }),
      attempts: task.attempts.map(({ calledAt, disposition, numberRung, toEarlierNumber }) => ({
        calledAt,
        disposition,
        ...(numberRung !== undefined && { numberRung }),
        ...(toEarlierNumber && { toEarlierNumber }),
      })),
      ...(contact && { contact }),
      matter,
      questionnaire,
      levels: deps.branch.levels.map(({ id, name }) => ({ id, name })),
    };
  };
