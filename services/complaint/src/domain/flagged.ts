import { dayOf, type Instant } from '@huiyin/calendar';
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

/** Of an order's flags, earlier revisions' too, those that raise a case, each with its rule. */
export const rulesFor = (
  { everAbnormal = [] }: Recorded['data'],
  { complaints }: BranchConfiguration,
): readonly FlagRule[] => complaints.abnormal.filter(({ flag }) => everAbnormal.includes(flag));

/** Does a version of the order no longer say what an earlier one had flagged? */
export const isDropped = ({ data: { abnormal = [] } }: Recorded, flag: string): boolean =>
  !abnormal.includes(flag);

/** What gives rise to a case is the flag of the order: there is one of each. */
export const flagIdOf = (orderId: string, flag: string): string => requestIdOf('field', `${orderId}:${flag}`);

/**
 * The case that a flag raises by its rule: with the order and its customer, and nobody's words. Also where the correction that drops the flag
 * overtook what it corrects: somebody judges what remains of it, in whatever order the two come.
 */
export function raiseFlagged(
  event: Recorded,
  { flag, kind, class: taken, category, cause }: FlagRule,
  branch: BranchConfiguration,
): CaseFile {
  const { data, aggregate } = event;
  const { order, recordedAt, customer } = data;
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
    ...(isDropped(event, flag) && { takenBackAt: recordedAt }),
    sourceVersion: aggregate.version,
  };
}

/** Does a version of the order say another order, another customer or none, or again what was dropped? */
export const isFlaggedAnew = (
  { order, customer, takenBackAt }: Pick<CaseFile, 'order' | 'customer' | 'takenBackAt'>,
  { data }: Recorded,
): boolean =>
  takenBackAt !== undefined ||
  spell(order) !== spell(data.order) ||
  customer?.sealedContact !== data.customer?.sealedContact;

/**
 * The case of a flag whose order was corrected. Where that no longer says the flag, the case is as it was, with the moment: whoever owns it judges
 * what remains. One whose customer is gone has forgotten them, and so does the case.
 */
export function followOrder(
  { takenBackAt, ...found }: CaseFile,
  event: Recorded,
  flag: string,
  at: Instant,
): CaseFile {
  const { data, aggregate } = event;
  const followed: CaseFile = {
    ...found,
    ...(isDropped(event, flag) && { takenBackAt: takenBackAt ?? at }),
    order: data.order,
    customer: data.customer,
    changedAt: at,
    sourceVersion: aggregate.version,
  };
  return data.customer ? followed : forget(followed);
}
