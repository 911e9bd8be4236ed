import { calendarOf, deadlineOf, epochMs, type Instant, nextOpen, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, CaseNotice } from '@huiyin/contracts';
import { compareText, Fault } from '@huiyin/kernel';
import { type Deadline, runningDeadlines } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';

type NoticeRule = BranchConfiguration['complaints']['notices']['rules'][number];

/** A notice that nobody was given yet, and when it is due. */
export interface NoticeAhead extends Omit<CaseNotice, 'at'> {
  readonly dueAt: Instant;
}

const HOUR = 3_600_000;

/** The notices still to be given about the deadlines that run, the earliest first. */
export function noticesAhead(found: CaseFile, branch: BranchConfiguration): readonly NoticeAhead[] {
  const { rules } = branch.complaints.notices;
  return runningDeadlines(found)
    .flatMap((deadline) =>
      rules.flatMap((rule) => {
        if (found.notices.some((given) => isOf(given, deadline) && given.rule === rule.id)) return [];
        const dueAt = whereKnown(() => momentOf(rule, deadline, found, branch));
        return dueAt === undefined ? [] : [{ ...deadline, rule: rule.id, dueAt }];
      }),
    )
    .sort((a, b) => compareText(a.dueAt, b.dueAt));
}

const isOf = (notice: Deadline, { deadline, by }: Deadline): boolean =>
  notice.deadline === deadline && notice.by === by;

/** When a notice is due; none of a reminder that would come before the limit begins, or not before it ends. */
function momentOf(
  { beforeHours, after }: NoticeRule,
  { deadline, by }: Deadline,
  found: CaseFile,
  branch: BranchConfiguration,
): Instant | undefined {
  const calendar = calendarOf(branch);
  const told = (at: Instant) => (isToldAtAnyHour(found, branch) ? at : nextOpen(calendar, at));
  if (beforeHours !== undefined) {
    const before = toInstant(epochMs(by) - beforeHours * HOUR);
    const began = found.deadlines[deadline]?.receivedAt;
    const at = began === undefined || before <= began ? undefined : told(before);
    return at === undefined || at >= by ? undefined : at;
  }
  const passed = after ? deadlineOf(calendar, { receivedAt: by, limit: after, pauses: [] }).by : by;
  return passed && told(passed);
}

/** Major matters and those of some business types do not wait until the branch opens. */
export const isToldAtAnyHour = (
  { class: complaintClass, order }: Pick<CaseFile, 'class' | 'order'>,
  { complaints }: BranchConfiguration,
): boolean => complaintClass === 'major' || complaints.notices.anyHour.includes(order.businessType);

/** What lies beyond the calendar's years has no moment yet: with the years that come every open case is reckoned again. */
function whereKnown(moment: () => Instant | undefined): Instant | undefined {
  try {
    return moment();
  } catch (error) {
    if (error instanceof Fault && error.code === 'calendar-year-missing') return undefined;
    throw error;
  }
}

/** The case with every notice that is due, each given at that moment. */
export function notify(found: CaseFile, at: Instant, branch: BranchConfiguration): CaseFile {
  const given = noticesAhead(found, branch)
    .filter(({ dueAt }) => dueAt <= at)
    .map(({ dueAt, ...notice }) => ({ ...notice, at }));
  return { ...found, notices: [...found.notices, ...given], notifiedAt: at };
}

/** Notices of deadlines that run no more are history. */
export const noticesLeft = (found: CaseFile): readonly CaseNotice[] => {
  const running = runningDeadlines(found);
  return found.notices.filter((notice) => running.some((deadline) => isOf(notice, deadline)));
};

/** Until when whoever the case was handed on to may answer. */
export const acceptBy = (
  { offeredAt }: Pick<CaseFile, 'offeredAt'>,
  branch: BranchConfiguration,
): Instant | undefined =>
  offeredAt === undefined
    ? undefined
    : whereKnown(
        () =>
          deadlineOf(calendarOf(branch), {
            receivedAt: offeredAt,
            limit: branch.complaints.acceptWithin,
            pauses: [],
          }).by,
      );

/** When the next thing happens to a case by time alone; undefined: nothing does. */
export function dueAtOf(found: CaseFile, branch: BranchConfiguration): Instant | undefined {
  const moments = [noticesAhead(found, branch)[0]?.dueAt, acceptBy(found, branch)];
  // What is not there sorts last.
  return moments.sort()[0];
}
