import { epochMs, type Instant, toInstant } from '@huiyin/calendar';
import type { NoticeDocument } from '@huiyin/contracts';
import { renderNotices } from '@huiyin/page';
import { digestOf, type MailLedger, type Post, sendOnce } from '@huiyin/post';

import { lettersOf, type NoticeLetter } from '../domain/notice-letters.ts';
import { caseIdIn, casesOf, dueBy } from '../store/cases.ts';
import { isRunKey, type NoticeRun, runAt, saveRun } from '../store/notice-runs.ts';
import { isRedistributionKey } from '../store/redistributions.ts';
import { type CaseDeps, commandCase } from './command-case.ts';
import { finishRedistribution } from './redistribute.ts';

export interface SweepDeps extends CaseDeps {
  readonly ledger: MailLedger;
  readonly post: Post;
}

/** Something that was not done and will be tried again: a case that time could not act on, a letter that was not taken, or a redistribution. */
export interface SweepFailure {
  readonly what: 'case-not-acted-on' | 'letter-not-taken' | 'letter-given-up' | 'redistribution-not-finished';
  /** Absent: somebody may be sending the letter at this moment. */
  readonly error?: unknown;
  readonly caseId?: string;
}

/** What came of one sweep. */
export interface Swept {
  readonly cases: number;
  readonly letters: number;
  readonly failures: readonly SweepFailure[];
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
    const swept: Swept[] = [];
    for (const key of due.filter(isRunKey)) {
      const run = await runAt(deps.table, key);
      if (run?.resumeAt !== undefined) swept.push(await tell(deps, run, traceId));
    }
    const caseIds = due.filter((key) => !isRunKey(key) && !isRedistributionKey(key)).map(caseIdIn);
    if (caseIds.length > 0) swept.push(await actOn(deps, caseIds, at, traceId));
    for (const { sk: id } of due.filter(isRedistributionKey)) swept.push(await moveOn(deps, id, traceId));
    return {
      cases: swept.reduce((sum, { cases }) => sum + cases, 0),
      letters: swept.reduce((sum, { letters }) => sum + letters, 0),
      failures: swept.flatMap(({ failures }) => failures),
    };
  };

/** What a supervisor began, and whoever was at it did not finish. */
async function moveOn(deps: SweepDeps, id: string, traceId: string): Promise<Swept> {
  try {
    return { cases: await finishRedistribution(deps)({ id, traceId }), letters: 0, failures: [] };
  } catch (error) {
    return { cases: 0, letters: 0, failures: [{ what: 'redistribution-not-finished', error }] };
  }
}

/** Lets time act on these cases, and tells whom it concerns. */
async function actOn(
  deps: SweepDeps,
  caseIds: readonly string[],
  at: Instant,
  traceId: string,
): Promise<Swept> {
  const run: NoticeRun = { at, caseIds, resumeAt: minutesAfter(at, RESUME_MINUTES) };
  // Another function began at this very moment: it does what is due.
  if (!(await saveRun(deps.table, run, { traceId, at }))) return { cases: 0, letters: 0, failures: [] };
  const failures: SweepFailure[] = [];
  for (let from = 0; from < caseIds.length; from += AT_ONCE) {
    const acts = caseIds.slice(from, from + AT_ONCE).map((caseId) => act(deps, caseId, at, traceId));
    for (const failure of await Promise.all(acts)) if (failure) failures.push(failure);
  }
  const told = await tell(deps, run, traceId);
  return {
    cases: caseIds.length - failures.length,
    letters: told.letters,
    failures: [...failures, ...told.failures],
  };
}

/** One case's failure does not keep the others waiting. */
async function act(
  deps: SweepDeps,
  caseId: string,
  at: Instant,
  traceId: string,
): Promise<SweepFailure | undefined> {
  try {
    for (const kind of ['lapse', 'notify'] as const)
      await commandCase(deps, caseId, { traceId, at }, () => ({ kind, at }));
    return undefined;
  } catch (error) {
    return { what: 'case-not-acted-on', error, caseId };
  }
}

/** Sends what the cases of a run tell, and ends it when everybody has theirs. */
async function tell(deps: SweepDeps, run: NoticeRun, traceId: string): Promise<Swept> {
  const { table, branch, now } = deps;
  const isGivenUp = toInstant(now()) >= minutesAfter(run.at, GIVEN_UP_MINUTES);
  const failures: SweepFailure[] = [];
  let letters = 0;
  for (const letter of lettersOf(await casesOf(table, run.caseIds), run.at, branch)) {
    const sent = await send(deps, letter, run, traceId);
    if (sent.result === 'sent') letters += 1;
    if (sent.result === 'failed')
      failures.push({ what: isGivenUp ? 'letter-given-up' : 'letter-not-taken', error: sent.error });
    if (sent.result === 'in-hand') failures.push({ what: 'letter-not-taken' });
  }
  const at = toInstant(now());
  const { resumeAt, ...over } = run;
  const isOver = failures.length === 0 || isGivenUp;
  const next = isOver ? over : { ...over, resumeAt: minutesAfter(at, RESUME_MINUTES) };
  await saveRun(table, next, { traceId, at });
  return { cases: 0, letters, failures };
}

const send = (
  { branch, ledger, post, now }: SweepDeps,
  { about, day, to, lines }: NoticeLetter,
  { at }: NoticeRun,
  traceId: string,
) => {
  const recipient = digestOf(to.address);
  const document: NoticeDocument = {
    branch: { id: branch.branch, name: branch.name, zone: branch.zone },
    at,
    lines,
  };
  return sendOnce({ ledger, post, now })({
    mailing: { about, day, recipient },
    write: async (writtenAt) => ({
      ...renderNotices(document, to.language),
      to: to.address,
      id: `${about.replace(/[^\w-]/g, '-')}.${recipient}.${branch.branch}`,
      at: writtenAt,
    }),
    traceId,
  });
};

const minutesAfter = (at: Instant, minutes: number): Instant => toInstant(epochMs(at) + minutes * 60_000);
