import type { Instant } from '@huiyin/calendar';
import type { BranchConfiguration, BusEvent, CallbackClosed, SealedWords } from '@huiyin/contracts';
import { type Classification, type Concern, caseIdOf } from '@huiyin/vocabulary';
import { begun } from './begin.ts';
import type { CaseFile } from './case-file.ts';
import { limitsOf } from './deadlines.ts';
import { forget } from './forget.ts';
import { union } from './involved.ts';
import { classFor, classOf, relimited } from './severity.ts';

type Callback = BusEvent<'callback.closed'>;

/** A callback with concerns raises its task's first case; one whose concerns were taken back before they came here does too. */
export function raise({ data, aggregate }: Callback, branch: BranchConfiguration): CaseFile {
  const { taskId, order, closedAt, closedDay, customer } = data;
  const concerns = data.concerns.length > 0 ? data.concerns : data.concernsSaid;
  const judged = {
    channel: 'callback',
    kind: 'complaint',
    class: classOf({ channel: 'callback', concerns }, branch),
  } as const;
  return {
    caseId: caseIdOf(taskId, 1),
    taskId,
    order,
    ...judged,
    concerns,
    ...begun(judged, closedAt),
    round: 1,
    raisedAt: closedAt,
    raisedDay: closedDay,
    ...limitsOf(judged, closedAt, branch),
    missed: [],
    notices: [],
    repeats: 0,
    linked: [],
    reopened: 0,
    ...(customer && { customer }),
    words: wordsIn(data),
    evidence: [],
    firstCallers: callersIn(data),
    resolvers: [],
    pages: 0,
    steps: [],
    sourceVersion: aggregate.version,
  };
}

/** Does a version of the callback say another order or other concerns, or that none is left? */
export const hasNews = (found: CaseFile, { data }: Callback): boolean => {
  const left = concernsLeft(found, data);
  return (
    spell(found.order) !== spell(data.order) ||
    (left.length === 0) !== (found.takenBackAt !== undefined) ||
    (left.length > 0 && left.join() !== found.concerns.join())
  );
};

/** The concerns of a case with those that a version brings, without those that it takes back. */
function concernsLeft(
  found: Pick<CaseFile, 'concerns' | 'takenBackAt'>,
  { concerns, concernsSaid }: CallbackClosed,
): readonly Concern[] {
  // Of a case of which none was left, those it still names are gone.
  const before = found.takenBackAt === undefined ? found.concerns : [];
  const kept = before.filter((each) => concerns.includes(each) || !concernsSaid.includes(each));
  return [...new Set([...kept, ...concerns])];
}

/** Does a correction leave no concern of a case that is not major? A major one is never over without a person's judgement. */
export const isTakenBack = (
  found: CaseFile | undefined,
  { data }: Callback,
  branch: BranchConfiguration,
): boolean =>
  concernsLeft(found ?? { concerns: [] }, data).length === 0 &&
  found?.takenBackAt === undefined &&
  (found?.class ?? classOf({ channel: 'callback', concerns: data.concernsSaid }, branch)) !== 'major';

/** Does a version bring concerns to a case that ended because none was left? */
export const comesAgain = (found: CaseFile, { data }: Callback): boolean =>
  found.closedBecause === 'taken-back' && data.concerns.length > 0;

/** The case as if it had been raised now. */
export function beginAgain(found: CaseFile, at: Instant, branch: BranchConfiguration): CaseFile {
  const { closedAt, closedDay, closedBecause, ...open } = found;
  return { ...open, ...limitsOf(found, at, branch) };
}

/** Does a version of the callback make a case a major one? */
export const becomesMajor = (found: CaseFile, { data }: Callback, branch: BranchConfiguration): boolean =>
  found.class !== 'major' && classOf({ ...found, concerns: data.concerns }, branch) === 'major';

/**
 * Brings a case up to date with a later version of its callback: a correction of the order moves it to the right
 * team; a call reported later adds its concerns and words, and may make it a major one; a corrected result takes back what
 * it had said in error, and the concerns that none is left of stay as they were, with the moment. A major case stays one.
 * A callback whose customer is gone has forgotten them, and so does the case.
 */
export function followCallback(
  found: CaseFile,
  callback: Callback,
  at: Instant,
  branch: BranchConfiguration,
): CaseFile {
  const { data, aggregate } = callback;
  const left = concernsLeft(found, data);
  const isGone = left.length === 0;
  const concerns = isGone ? found.concerns : left;
  const { takenBackAt = at, ...before } = found;
  const followed: CaseFile = {
    ...reclassified({ ...before, concerns }, found, at, branch),
    order: data.order,
    concerns,
    ...(isGone && { takenBackAt }),
    customer: data.customer,
    words: wordsAfter(found.words, data.taskId, data.corrected, wordsIn(data)),
    firstCallers: union(found.firstCallers, callersIn(data)),
    ...(hasNews(found, callback) && { changedAt: at }),
    sourceVersion: aggregate.version,
  };
  return data.customer ? followed : forget(followed);
}

/** A major case has another owner, and deadlines that run from when it is known; an important one shorter limits. */
function reclassified(
  followed: CaseFile,
  found: CaseFile,
  at: Instant,
  branch: BranchConfiguration,
): CaseFile {
  const graver = { ...followed, class: classFor(followed, found.class, branch) };
  if (graver.class === found.class) return followed;
  return graver.class === 'major'
    ? { ...graver, ...limitsOf(graver, at, branch) }
    : relimited(found, graver, branch);
}

/** The words of a case with those that a callback brings now; what its corrected results had said before goes. */
export function wordsAfter(
  before: readonly SealedWords[],
  taskId: string,
  corrected: readonly string[] = [],
  brought: readonly SealedWords[],
): readonly SealedWords[] {
  const isBrought = (words: SealedWords) => brought.some(({ sealed }) => sealed === words.sealed);
  const left = before.filter(
    (words) =>
      isBrought(words) ||
      words.kind !== 'call' ||
      words.taskId !== taskId ||
      !corrected.includes(words.claimId),
  );
  return [...left, ...brought.filter(({ sealed }) => left.every((each) => each.sealed !== sealed))];
}

const callersIn = ({ interview }: CallbackClosed): readonly string[] => (interview ? [interview.agent] : []);

/** What the customer said; nothing of the forgotten. */
const wordsIn = ({ taskId, interview, sealedWords, customer }: CallbackClosed): readonly SealedWords[] =>
  interview && sealedWords !== undefined && customer
    ? [{ kind: 'call', at: interview.calledAt, sealed: sealedWords, taskId, claimId: interview.claimId }]
    : [];

/** One text for equal orders, whatever the sequence of their fields. */
export const spell = (order: Classification): string =>
  JSON.stringify(
    Object.entries(order)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
