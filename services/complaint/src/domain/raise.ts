import type { BranchConfiguration, BusEvent, ComplaintClass, Concern } from '@huiyin/contracts';
import type { KeptCase, SealedWords } from './complaint-case.ts';
import { classRuleOf, deadlineOf } from './deadlines.ts';

type Closed = BusEvent<'callback.closed'>;

const classOf = (concerns: readonly Concern[], branch: BranchConfiguration): ComplaintClass =>
  concerns.some((concern) => branch.complaints.majorConcerns.includes(concern)) ? 'major' : 'ordinary';

function wordsOf({ branch, data }: Closed): readonly SealedWords[] {
  if (data.sealedWords === undefined || !data.interview) return [];
  return [
    {
      at: data.interview.calledAt,
      sealed: data.sealedWords,
      context: [branch, data.orderId, data.interview.claimId],
    },
  ];
}

/** A callback with concerns raises the order's one case: a new one, … */
export function raise(event: Closed, branch: BranchConfiguration): KeptCase {
  const { data, aggregate } = event;
  const complaintClass = classOf(data.concerns, branch);
  const rule = classRuleOf(branch, complaintClass);
  return {
    caseId: data.orderId,
    orderId: data.orderId,
    revision: data.revision,
    businessType: data.businessType,
    team: data.team,
    staff: data.staff,
    ...(data.partner !== undefined && { partner: data.partner }),
    segment: data.segment,
    ...(data.language !== undefined && { language: data.language }),
    completedAt: data.completedAt,
    countedDay: data.countedDay,
    class: complaintClass,
    concerns: data.concerns,
    state: 'received',
    round: 1,
    ownerRole: rule.ownerRole,
    raisedAt: data.closedAt,
    raisedDay: data.closedDay,
    acknowledgeBy: deadlineOf(data.closedAt, rule.acknowledge, branch.zone),
    concludeBy: deadlineOf(data.closedAt, rule.conclude, branch.zone),
    reopened: 0,
    ...(data.customer && { customer: data.customer }),
    words: wordsOf(event),
    reveals: [],
    sourceVersion: aggregate.version,
  };
}

/**
 * … or, where the case is there already, the same case brought up to date: a correction of the order moves it to the
 * right team; a call heard of later adds its concerns and words, and may make it a major one. Undefined when there is
 * nothing newer to say, and once the case is closed.
 */
export function hearAgain(kept: KeptCase, event: Closed, branch: BranchConfiguration): KeptCase | undefined {
  if (event.aggregate.version <= kept.sourceVersion || kept.state === 'closed') return undefined;
  const fresh = raise(event, branch);
  const concerns = [...new Set([...kept.concerns, ...fresh.concerns])];
  const complaintClass = classOf(concerns, branch);
  const rule = classRuleOf(branch, complaintClass);
  return {
    ...kept,
    revision: fresh.revision,
    businessType: fresh.businessType,
    team: fresh.team,
    staff: fresh.staff,
    segment: fresh.segment,
    concerns,
    class: complaintClass,
    ownerRole: rule.ownerRole,
    acknowledgeBy:
      complaintClass === kept.class
        ? kept.acknowledgeBy
        : deadlineOf(kept.raisedAt, rule.acknowledge, branch.zone),
    concludeBy:
      complaintClass === kept.class ? kept.concludeBy : deadlineOf(kept.raisedAt, rule.conclude, branch.zone),
    ...(fresh.customer && { customer: fresh.customer }),
    words: [
      ...kept.words,
      ...fresh.words.filter(({ sealed }) => kept.words.every((word) => word.sealed !== sealed)),
    ],
    sourceVersion: event.aggregate.version,
  };
}
