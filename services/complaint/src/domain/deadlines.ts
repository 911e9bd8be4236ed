import type { Instant } from '@huiyin/calendar';
import { calendarOf, deadlineOf, type ExplainedDeadline } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { ComplaintClass } from '@huiyin/vocabulary';

/** A case's newest deadlines, with how each came about. */
export interface CaseDeadlines {
  readonly acknowledge: ExplainedDeadline;
  readonly conclude: ExplainedDeadline;
}

/** Which limit of its class a case runs under, since when. */
function reckon(
  limit: keyof CaseDeadlines,
  complaintClass: ComplaintClass,
  receivedAt: Instant,
  branch: BranchConfiguration,
): readonly [ExplainedDeadline, Instant] {
  const deadline = deadlineOf(calendarOf(branch), {
    receivedAt,
    limit: branch.complaints.classes[complaintClass][limit],
    pauses: [],
  });
  if (deadline.by === undefined)
    throw new Fault('deadline-held', `Nothing pauses a case, yet its ${limit} is held`);
  return [deadline, deadline.by];
}

/** The deadlines of a case of this class that is received at a moment. */
export function deadlinesFrom(complaintClass: ComplaintClass, at: Instant, branch: BranchConfiguration) {
  const [acknowledge, acknowledgeBy] = reckon('acknowledge', complaintClass, at, branch);
  const [conclude, concludeBy] = reckon('conclude', complaintClass, at, branch);
  return { acknowledgeBy, concludeBy, deadlines: { acknowledge, conclude } };
}

/** A new deadline for the conclusion only; how the case came to be acknowledged stays. */
export function concludeFrom(
  { class: complaintClass, deadlines }: { readonly class: ComplaintClass; readonly deadlines: CaseDeadlines },
  at: Instant,
  branch: BranchConfiguration,
) {
  const [conclude, concludeBy] = reckon('conclude', complaintClass, at, branch);
  return { concludeBy, deadlines: { ...deadlines, conclude } };
}
