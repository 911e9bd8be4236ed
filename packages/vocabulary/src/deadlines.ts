import { type ComplaintState, hasReached } from './case-states.ts';
import type { Wording } from './wording.ts';

/** What has to be done with a case in time, in the order in which it is done; taking it on and concluding it always have a limit. */
export const STEP_DEADLINES = ['acknowledge', 'assess', 'investigate', 'conclude', 'communicate'] as const;
export type StepDeadline = (typeof STEP_DEADLINES)[number];
/** And what an appeal is to be decided by, and whoever passed the case on from outside answered: they run beside the others, also when the case is over. */
export const DEADLINES = [...STEP_DEADLINES, 'adjudicate', 'reply'] as const;
export type DeadlineName = (typeof DEADLINES)[number];

export const DEADLINE_NAMES = {
  acknowledge: { zh: '受理期限', en: 'acknowledge by' },
  assess: { zh: '判定期限', en: 'assess by' },
  investigate: { zh: '开始调查期限', en: 'investigate by' },
  conclude: { zh: '结论期限', en: 'conclude by' },
  communicate: { zh: '告知客户期限', en: 'tell the customer by' },
  adjudicate: { zh: '申诉裁定期限', en: 'decide the appeal by' },
  reply: { zh: '对外答复期限', en: 'reply outside by' },
} as const satisfies Record<DeadlineName, Wording>;

/** The state in which the deadline of a step is met. */
export const MET_IN = {
  acknowledge: 'acknowledged',
  assess: 'assessed',
  investigate: 'investigating',
  conclude: 'answered',
  communicate: 'concluded',
} as const satisfies Record<StepDeadline, ComplaintState>;

/** A deadline of a case, and the UTC instant at which it passes. */
export interface Deadline {
  readonly deadline: DeadlineName;
  readonly by: string;
}

/** How a case stands, as far as a deadline is met by it. */
interface Standing {
  readonly state: ComplaintState;
  readonly replied?: object | undefined;
  readonly appeal?: { readonly decided?: object | undefined } | undefined;
}

/** Is that done which the deadline is for? */
export function isMet(deadline: DeadlineName, { state, replied, appeal }: Standing): boolean {
  switch (deadline) {
    case 'reply':
      return replied !== undefined;
    case 'adjudicate':
      return appeal === undefined || appeal.decided !== undefined;
    default:
      return hasReached(state, MET_IN[deadline]);
  }
}

type By = `${DeadlineName}By`;
type WithDeadlines = Standing & { readonly [Field in By]?: string | undefined } & {
  readonly acknowledgeBy: string;
  readonly concludeBy: string;
};

/** The deadlines of a case that run: those of what is still to be done. */
export const runningDeadlines = (complaintCase: WithDeadlines): readonly Deadline[] =>
  DEADLINES.flatMap((deadline) => {
    const by = complaintCase[`${deadline}By`];
    return by === undefined || isMet(deadline, complaintCase) ? [] : [{ deadline, by }];
  });

/** The deadline that passes first; of a case for which none runs, the one it had to be concluded by. */
export const nextDeadline = (complaintCase: WithDeadlines): Deadline =>
  runningDeadlines(complaintCase).reduce<Deadline | undefined>(
    (first, each) => (first && first.by <= each.by ? first : each),
    undefined,
  ) ?? { deadline: 'conclude', by: complaintCase.concludeBy };

/** Has a deadline of the case passed that still runs? */
export const isOverdue = (complaintCase: WithDeadlines, at: string): boolean =>
  runningDeadlines(complaintCase).some(({ by }) => by < at);
