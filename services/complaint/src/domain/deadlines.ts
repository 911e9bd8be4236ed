import type { Instant } from '@huiyin/calendar';
import { calendarOf, deadlineOf, type ExplainedDeadline } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { DeadlineName } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';
import { classRuleOf, outsideRuleOf } from './kinds.ts';

/** A case's newest deadlines, with how each came about; only taking on and concluding have one in every kind. */
export interface CaseDeadlines {
  readonly acknowledge: ExplainedDeadline;
  readonly assess?: ExplainedDeadline | undefined;
  readonly investigate?: ExplainedDeadline | undefined;
  readonly conclude: ExplainedDeadline;
  readonly communicate?: ExplainedDeadline | undefined;
  /** Of the appeal in this round. */
  readonly adjudicate?: ExplainedDeadline | undefined;
  /** Whoever passed it on from outside set it, whatever the case turns out to be. */
  readonly reply?: ExplainedDeadline | undefined;
}

/** What a case's deadlines follow from, and the one beside them that stays. */
export type Limited = Pick<CaseFile, 'kind' | 'class' | 'channel'> & {
  readonly deadlines?: Pick<CaseDeadlines, 'reply'>;
};

type Limit = Parameters<typeof deadlineOf>[1]['limit'];

/** Reckons one deadline from a receipt; nothing pauses it. */
export function reckon(
  name: DeadlineName,
  limit: Limit,
  receivedAt: Instant,
  branch: BranchConfiguration,
): ExplainedDeadline & { readonly by: Instant } {
  const deadline = deadlineOf(calendarOf(branch), { receivedAt, limit, pauses: [] });
  const { by } = deadline;
  if (by === undefined) throw new Fault('deadline-held', `Nothing pauses a case, yet its ${name} is held`);
  return { ...deadline, by };
}

/** The deadlines of a case of this kind and class that is received at a moment. */
export function deadlinesFrom(found: Limited, at: Instant, branch: BranchConfiguration) {
  const { acknowledge: limit } = classRuleOf(found, branch);
  const acknowledge = reckon('acknowledge', limit, at, branch);
  const others = afterAcknowledgement(found, at, branch);
  return {
    ...others,
    acknowledgeBy: acknowledge.by,
    deadlines: { ...others.deadlines, acknowledge },
  };
}

/** New deadlines for all that follows when a case is taken on; how it came to be taken on stays. */
export function concludeFrom(
  found: Limited & { readonly deadlines: CaseDeadlines },
  at: Instant,
  branch: BranchConfiguration,
) {
  const { acknowledge } = found.deadlines;
  const others = afterAcknowledgement(found, at, branch);
  return { ...others, deadlines: { ...others.deadlines, acknowledge } };
}

/** Every limit that is not there is said as well, so that none of another kind is left. */
function afterAcknowledgement(found: Limited, at: Instant, branch: BranchConfiguration) {
  const limits = classRuleOf(found, branch);
  const optional = (name: 'assess' | 'investigate' | 'communicate') => {
    const limit = limits[name];
    return limit && reckon(name, limit, at, branch);
  };
  const [assess, investigate, communicate] = [
    optional('assess'),
    optional('investigate'),
    optional('communicate'),
  ];
  const conclude = reckon('conclude', limits.conclude, at, branch);
  return {
    assessBy: assess?.by,
    investigateBy: investigate?.by,
    concludeBy: conclude.by,
    communicateBy: communicate?.by,
    deadlines: { assess, investigate, conclude, communicate, ...replyKept(found) },
  };
}

/** Who may own a case of that kind and class, and its deadlines when they run from that moment. */
export function limitsOf(found: Limited, at: Instant, branch: BranchConfiguration) {
  return { ownerRole: classRuleOf(found, branch).ownerRole, ...deadlinesFrom(found, at, branch) };
}

const replyKept = ({ deadlines }: Limited) => deadlines?.reply && { reply: deadlines.reply };

/** By when, and in which form, whoever passed a case on is answered; nothing of other cases. */
export function replyLimitsOf(
  channel: CaseFile['channel'],
  receivedAt: Instant,
  branch: BranchConfiguration,
): { readonly reply?: ExplainedDeadline } & Pick<CaseFile, 'replyBy' | 'replyForm'> {
  const rule = outsideRuleOf({ channel }, branch);
  if (!rule) return {};
  const reply = reckon('reply', rule.reply, receivedAt, branch);
  return { reply, replyBy: reply.by, replyForm: rule.form };
}
