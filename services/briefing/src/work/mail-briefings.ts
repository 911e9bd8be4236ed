import { addDays, type Day, type Period, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration, BriefingDocument } from '@huiyin/contracts';
import { digestOf, type MailLedger, type Post, type SendResult, sendOnce } from '@huiyin/post';
import { nameIn } from '@huiyin/vocabulary';
import { briefingOf, isEmpty, type KnownOfPeriod } from '../domain/briefing.ts';
import { dueBriefings } from '../domain/due-briefings.ts';
import type { CallbackFact } from '../domain/facts.ts';
import { briefingOfPart, foldOfTeams } from '../domain/of-part.ts';
import { keyFiguresOf, toldBy } from '../domain/restated.ts';
import { trendOf } from '../domain/trend.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { knownOfPeriod, withSnapshot } from './briefing-of-period.ts';
import { earlierRestated } from './earlier-restated.ts';
import { type TrendFolds, trendFolds } from './trend-folds.ts';
import { letterWriter, type Recipient } from './write-letters.ts';

export interface MailBriefingsDeps extends BriefingDeps {
  readonly branch: BriefingDeps['branch'] & Pick<BranchConfiguration, 'briefing'>;
  readonly ledger: MailLedger;
  readonly post: Post;
}

export interface MailBriefingsCommand {
  /** The day whose due briefings are mailed. */
  readonly today: Day;
  readonly traceId: string;
}

/** What became of one letter; `late`: it was due before today. */
export type BriefingMailed = SendResult & { readonly period: string; readonly late: boolean };

/** A period that is due, what is known of it, and as of which moment. */
interface Due extends MailBriefingsCommand {
  readonly period: Period;
  readonly asOf: string;
  readonly known: KnownOfPeriod;
  readonly folds: TrendFolds;
}

/**
 * Mails the briefings that are due, the branch's and each team's, once per recipient. One recipient's failure does not keep the others
 * waiting. A period without anything to say is not mailed.
 */
export const mailBriefings =
  (deps: MailBriefingsDeps) =>
  async (command: MailBriefingsCommand): Promise<readonly BriefingMailed[]> => {
    const results: BriefingMailed[] = [];
    for (const period of dueBriefings(command.today)) {
      const recipients = await recipientsWaiting(deps, period);
      if (recipients.length === 0) continue;
      // Before the facts are read: what comes meanwhile may be in or not, what came before is in.
      const asOf = toInstant(deps.now());
      const known = await knownOfPeriod(deps)({ period, today: command.today });
      const due = { ...command, period, asOf, known, folds: await trendFolds(deps, period) };
      const ofBranch = recipients.filter(({ team }) => team === undefined);
      if (ofBranch.length > 0) results.push(...(await mailToBranch(deps, due, ofBranch)));
      results.push(...(await mailToTeams(deps, due, recipients)));
    }
    return results;
  };

async function mailToBranch(
  deps: MailBriefingsDeps,
  due: Due,
  recipients: readonly Recipient[],
): Promise<BriefingMailed[]> {
  const { period, asOf, known, traceId } = due;
  const document = withSnapshot(briefingOf(deps.branch, known));
  const earlier = await earlierRestated(deps, period, due.today);
  if (isEmpty(document) && earlier.length === 0) return [];
  const trace = { traceId, at: asOf };
  // Before a letter leaves: one that left and is not remembered could never be restated.
  await deps.store.rememberMailed(
    {
      kind: period.kind,
      period: period.name,
      countedUntil: asOf,
      snapshot: document.snapshot,
      figures: keyFiguresOf(document),
    },
    trace,
  );
  const restated = earlier.map((each) => each.restated);
  const results = await send(
    deps,
    due,
    {
      ...document,
      trend: trendOf(due.folds, deps.branch.levels),
      ...(restated.length > 0 && { earlier: restated }),
    },
    recipients,
  );
  // After the letters: should the run die in between, the next briefing says it once more.
  if (results.some(({ result }) => result === 'sent'))
    for (const { mailed, now } of earlier)
      await deps.store.changeMailed(mailed, (remembered) => toldBy(remembered, period.name, now), trace);
  return results;
}

/** Each team's own, and of a day what its callbacks found; the day's facts are read once, and only for those who wait. */
async function mailToTeams(
  deps: MailBriefingsDeps,
  due: Due,
  recipients: readonly Recipient[],
): Promise<BriefingMailed[]> {
  const { branch, store } = deps;
  const { period, known } = due;
  const results: BriefingMailed[] = [];
  const teams = new Set(recipients.flatMap(({ team }) => team ?? []));
  let callbacks: readonly CallbackFact[] | undefined;
  if (teams.size > 0 && period.kind === 'day') ({ callbacks } = await store.factsOfDay(period.first));
  for (const id of teams) {
    const part = { of: 'team', id, name: nameIn(branch.teams, id), teams: [id] } as const;
    const document = withSnapshot(briefingOfPart(branch, known, part, callbacks));
    if (isEmpty(document)) continue;
    const leaders = recipients.filter((each) => each.team === id);
    const folds = due.folds.map((each) => ({ ...each, fold: foldOfTeams(each.fold, [id]) }));
    const trend = trendOf(folds, branch.levels);
    results.push(...(await send(deps, due, { ...document, trend }, leaders)));
  }
  return results;
}

/** One document to each of these, once. */
async function send(
  deps: MailBriefingsDeps,
  { period, asOf, today, traceId }: Due,
  document: BriefingDocument,
  recipients: readonly Recipient[],
): Promise<BriefingMailed[]> {
  const write = letterWriter(document, asOf);
  const results: BriefingMailed[] = [];
  for (const recipient of recipients) {
    const sent = await sendOnce(deps)({
      mailing: mailingOf(period, recipient),
      write: (at) => write(recipient, at),
      traceId,
    });
    results.push({ period: period.name, late: addDays(period.last, 1) < today, ...sent });
  }
  return results;
}

/** Those who asked for this kind of period, are not known to have it, and may get it. */
async function recipientsWaiting(
  { branch, ledger }: MailBriefingsDeps,
  period: Period,
): Promise<Recipient[]> {
  const waiting: Recipient[] = [];
  for (const recipient of branch.briefing.recipients) {
    if (!recipient.periods.includes(period.kind)) continue;
    const entry = await ledger.entry(mailingOf(period, recipient));
    if (entry?.state !== 'sent' && entry?.state !== 'refused') waiting.push(recipient);
  }
  return waiting;
}

/** A team's is another letter than the branch's. */
const mailingOf = ({ name, last }: Period, { address, team }: Recipient) => ({
  about: team === undefined ? name : `${name}.${team}`,
  day: last,
  recipient: digestOf(address),
});
