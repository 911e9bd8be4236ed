import { epochMs, type Instant, toInstant } from '@huiyin/calendar';
import type { NoticeDocument } from '@huiyin/contracts';
import { inTurn, type Log } from '@huiyin/lambda';
import { renderNotices } from '@huiyin/page';
import { digestOf, type MailLedger, type Post, sendOnce } from '@huiyin/post';

import { lettersOf, type NoticeLetter } from '../domain/notice-letters.ts';
import { casesOf, dueBy } from '../store/cases.ts';
import { isRunKey, type NoticeRun, runAt, saveRun } from '../store/notice-runs.ts';
import { type CaseDeps, commandCase } from './command-case.ts';

export interface SweepDeps extends CaseDeps {
  readonly ledger: MailLedger;
  readonly post: Post;
  readonly log: Log;
}

/** What came of one sweep: how many cases had something happen, how many letters left, and what failed. */
export interface Swept {
  readonly cases: number;
  readonly letters: number;
  readonly failed: number;
}

const AT_ONCE = 10;
/** No function is at work any longer than this after it began; whatever it left is somebody else's then. */
const RESUME_MINUTES = 6;
/** As long it is tried to tell somebody. */
const GIVEN_UP_MINUTES = 24 * 60;

/**
 * Does everything that time has brought to cases, and nothing else: it reads only what is due. Which cases are told of is
 * put down before they are, so that whoever comes after a function that died tells of exactly these: in a case each
 * notice stands once, and each letter leaves at least once.
 */
export const sweepDeadlines =
  (deps: SweepDeps) =>
  async ({ traceId }: { readonly traceId: string }): Promise<Swept> => {
    const at = toInstant(deps.now());
    const due = await dueBy(deps.table, at);
    const total = { cases: 0, letters: 0, failed: 0 };
    const add = ({ cases, letters, failed }: Swept) => {
      total.cases += cases;
      total.letters += letters;
      total.failed += failed;
    };
    for (const key of due.filter(isRunKey)) {
      const run = await runAt(deps.table, key);
      if (run?.resumeAt !== undefined) add(await tell(deps, run, traceId));
    }
    const caseIds = due.filter((key) => !isRunKey(key)).map(({ pk }) => pk.slice(2));
    if (caseIds.length > 0) add(await actOn(deps, caseIds, at, traceId));
    return total;
  };

/** Lets time act on these cases, and tells whom it concerns. */
async function actOn(
  deps: SweepDeps,
  caseIds: readonly string[],
  at: Instant,
  traceId: string,
): Promise<Swept> {
  const run = { at, number: 1, caseIds, resumeAt: minutesAfter(at, RESUME_MINUTES) };
  // Another function began at this very moment: it does what is due.
  if (!(await saveRun(deps.table, run, { traceId, at }))) return { cases: 0, letters: 0, failed: 0 };
  const turn = inTurn(AT_ONCE);
  const acted = await Promise.all(caseIds.map((caseId) => turn(() => act(deps, caseId, at, traceId))));
  const { letters, failed } = await tell(deps, run, traceId);
  return {
    cases: acted.filter((isDone) => isDone).length,
    letters,
    failed: failed + acted.filter((isDone) => !isDone).length,
  };
}

/** One case's failure does not keep the others waiting. */
async function act(deps: SweepDeps, caseId: string, at: Instant, traceId: string): Promise<boolean> {
  try {
    for (const kind of ['lapse', 'notify'] as const)
      await commandCase(deps, caseId, { traceId, at }, () => ({ kind, at }));
    return true;
  } catch (error) {
    deps.log.error('case-not-acted-on', error, { caseId });
    return false;
  }
}

/** Sends what the cases of a run tell, and ends it when everybody has theirs. */
async function tell(deps: SweepDeps, run: NoticeRun, traceId: string): Promise<Swept> {
  const { table, branch, log, now } = deps;
  const letters = lettersOf(await casesOf(table, run.caseIds), run.at, branch);
  let failed = 0;
  let sent = 0;
  for (const letter of letters) {
    const { result, ...why } = await send(deps, letter, run, traceId);
    if (result === 'sent') sent += 1;
    if (result === 'failed' && 'error' in why) log.error('letter-not-taken', why.error, { day: letter.day });
    if (result === 'failed' || result === 'in-hand') failed += 1;
  }
  const at = toInstant(now());
  const isGivenUp = failed > 0 && at >= minutesAfter(run.at, GIVEN_UP_MINUTES);
  if (isGivenUp) log.warn('letters-given-up', { count: failed });
  const { resumeAt, ...over } = run;
  const next = failed === 0 || isGivenUp ? over : { ...over, resumeAt: minutesAfter(at, RESUME_MINUTES) };
  await saveRun(table, next, { traceId, at });
  return { cases: 0, letters: sent, failed };
}

const send = (
  { branch, ledger, post, now }: SweepDeps,
  { about, day, to, lines }: NoticeLetter,
  { at, number }: NoticeRun,
  traceId: string,
) => {
  const recipient = digestOf(to.address);
  const document: NoticeDocument = {
    branch: { id: branch.branch, name: branch.name, zone: branch.zone },
    at,
    lines,
  };
  return sendOnce({ ledger, post, now })({
    mailing: { about: `${about}#${number}`, day, recipient },
    write: async (writtenAt) => ({
      ...renderNotices(document, to.language),
      to: to.address,
      id: `${about.replace(/[^\w-]/g, '-')}.${number}.${recipient}.${branch.branch}`,
      at: writtenAt,
    }),
    traceId,
  });
};

const minutesAfter = (at: Instant, minutes: number): Instant => toInstant(epochMs(at) + minutes * 60_000);
