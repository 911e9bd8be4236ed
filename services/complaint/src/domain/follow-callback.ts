import type { Instant } from '@huiyin/calendar';
import type { BranchConfiguration, BusEvent, CallbackClosed, SealedWords } from '@huiyin/contracts';
import { type Classification, type ComplaintClass, type Concern, caseIdOf } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';
import { deadlinesFrom } from './deadlines.ts';
import { forget } from './forget.ts';

type Callback = BusEvent<'callback.closed'>;

/** A callback with concerns raises its task's first case. */
export function raise({ data, aggregate }: Callback, branch: BranchConfiguration): CaseFile {
  const { taskId, order, concerns, closedAt, closedDay, customer } = data;
  const complaintClass = classOf(concerns, branch);
  return {
    caseId: caseIdOf(taskId, 1),
    taskId,
    order,
    class: complaintClass,
    concerns,
    state: 'received',
    round: 1,
    ownerRole: branch.complaints.classes[complaintClass].ownerRole,
    raisedAt: closedAt,
    raisedDay: closedDay,
    ...deadlinesFrom(complaintClass, closedAt, branch),
    missed: [],
    reopened: 0,
    ...(customer && { customer }),
    words: wordsIn(data),
    reveals: [],
    sourceVersion: aggregate.version,
  };
}

/** Does a version of the callback say another order, or concerns that the case does not have? */
export const hasNews = (found: CaseFile, { data }: Callback): boolean =>
  spell(found.order) !== spell(data.order) || data.concerns.some((each) => !found.concerns.includes(each));

/** Does a version of the callback make an ordinary case a major one? */
export const becomesMajor = (found: CaseFile, { data }: Callback, branch: BranchConfiguration): boolean =>
  found.class === 'ordinary' && classOf([...found.concerns, ...data.concerns], branch) === 'major';

/**
 * Brings a case up to date with a later version of its callback: a correction of the order moves it to the right
 * team; a call reported later adds its concerns and words, and may make it a major one. A callback whose customer is gone
 * has forgotten them, and so does the case.
 */
export function followCallback(
  found: CaseFile,
  callback: Callback,
  at: Instant,
  branch: BranchConfiguration,
): CaseFile {
  const { data, aggregate } = callback;
  const concerns = [...new Set([...found.concerns, ...data.concerns])];
  const words = wordsIn(data).filter(({ sealed }) => found.words.every((each) => each.sealed !== sealed));
  const followed: CaseFile = {
    ...found,
    order: data.order,
    concerns,
    ...reclassified(found, classOf(concerns, branch), at, branch),
    customer: data.customer,
    words: [...found.words, ...words],
    ...(hasNews(found, callback) && { changedAt: at }),
    sourceVersion: aggregate.version,
  };
  return data.customer ? followed : forget(followed);
}

/** Another class brings another owner role, and deadlines that run from when it is known. */
function reclassified(
  found: CaseFile,
  complaintClass: ComplaintClass,
  at: Instant,
  branch: BranchConfiguration,
) {
  if (complaintClass === found.class) return {};
  return {
    class: complaintClass,
    ownerRole: branch.complaints.classes[complaintClass].ownerRole,
    ...deadlinesFrom(complaintClass, at, branch),
  };
}

const classOf = (concerns: readonly Concern[], { complaints }: BranchConfiguration): ComplaintClass =>
  concerns.some((each) => complaints.majorConcerns.includes(each)) ? 'major' : 'ordinary';

/** What the customer said; nothing of the forgotten. */
const wordsIn = ({ taskId, interview, sealedWords, customer }: CallbackClosed): readonly SealedWords[] =>
  interview && sealedWords !== undefined && customer
    ? [{ kind: 'call', at: interview.calledAt, sealed: sealedWords, taskId, claimId: interview.claimId }]
    : [];

/** One text for equal orders, whatever the sequence of their fields. */
const spell = (order: Classification): string =>
  JSON.stringify(
    Object.entries(order)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
