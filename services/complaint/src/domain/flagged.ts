import { dayOf } from '@huiyin/calendar';
import type { BranchConfiguration, BusEvent } from '@huiyin/contracts';
import { caseIdOf, requestIdOf } from '@huiyin/vocabulary';
import { begun } from './begin.ts';
import type { CaseFile } from './case-file.ts';
import { limitsOf } from './deadlines.ts';
import { spell } from './follow-callback.ts';
import { forget } from './forget.ts';
import { classFor } from './severity.ts';

type Recorded = BusEvent<'work-order.recorded'>;
type FlagRule = BranchConfiguration['complaints']['abnormal'][number];

/** Of an order's flags those that raise a case, each with its rule. */
export const rulesFor = (
  { abnormal = [] }: Recorded['data'],
  { complaints }: BranchConfiguration,
): readonly FlagRule[] => complaints.abnormal.filter(({ flag }) => abnormal.includes(flag));

/** What gives rise to a case is the flag of the order: there is one of each. */
export const flagIdOf = (orderId: string, flag: string): string => requestIdOf('field', `${orderId}:${flag}`);

/** The case that a flag raises by its rule: with the order and its customer, and nobody's words. */
export function raiseFlagged(
  { data: { order, recordedAt, customer }, aggregate }: Recorded,
  { flag, kind, class: taken, category, cause }: FlagRule,
  branch: BranchConfiguration,
): CaseFile {
  const taskId = flagIdOf(order.orderId, flag);
  const concerns = kind === 'complaint' ? (['complaint'] as const) : [];
  const judged = {
    channel: 'field',
    kind,
    class: classFor({ channel: 'field', concerns, cause }, taken, branch),
  } as const;
  return {
    caseId: caseIdOf(taskId, 1),
    taskId,
    order,
    ...judged,
    ...(category !== undefined && { category }),
    ...(cause !== undefined && { cause }),
    concerns,
    ...begun(judged, recordedAt),
    round: 1,
    raisedAt: recordedAt,
    raisedDay: dayOf(recordedAt, branch.zone),
    ...limitsOf(judged, recordedAt, branch),
    missed: [],
    notices: [],
    repeats: 0,
    linked: [],
    reopened: 0,
    ...(customer && { customer }),
    words: [],
    evidence: [],
    firstCallers: [],
    resolvers: [],
    pages: 0,
    steps: [],
    sourceVersion: aggregate.version,
  };
}

/** Does a version of the order say another order, or another customer or none? */
export const isFlaggedAnew = (
  { order, customer }: Pick<CaseFile, 'order' | 'customer'>,
  { data }: Recorded,
): boolean => spell(order) !== spell(data.order) || customer?.sealedContact !== data.customer?.sealedContact;

/** The case of a flag whose order was corrected. One whose customer is gone has forgotten them, and so does the case. */
export function followOrder(found: CaseFile, { data, aggregate }: Recorded, at: string): CaseFile {
  const followed: CaseFile = {
    ...found,
    order: data.order,
    customer: data.customer,
    changedAt: at,
    sourceVersion: aggregate.version,
  };
  return data.customer ? followed : forget(followed);
}
