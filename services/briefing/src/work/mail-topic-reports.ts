import { type Day, toInstant } from '@huiyin/calendar';
import type { TopicReport } from '@huiyin/contracts';
import { digestOf, sendOnce } from '@huiyin/post';
import type { TopicFact } from '../domain/facts.ts';
import { isReportDue, topicKeyFiguresOf, topicRestated } from '../domain/topic-report.ts';
import type { BriefingMailed, MailBriefingsDeps } from './mail-briefings.ts';
import { reportOfTopic } from './read-topic-report.ts';
import { topicLetterWriter } from './write-topic-letters.ts';

interface MailTopicReportsCommand {
  readonly today: Day;
  readonly traceId: string;
}

/** Of its snapshot so much that no two reports of a topic are taken for one. */
const SNAPSHOT_LETTERS = 12;

/**
 * Mails the reports of the topics that ended, once to each who reads topics; for two weeks one that late facts changed since is mailed once more,
 * with what changed. What it is known by is saved before the first letter leaves: one that left and is not remembered could never be restated.
 */
export const mailTopicReports =
  (deps: MailBriefingsDeps) =>
  async (command: MailTopicReportsCommand): Promise<readonly BriefingMailed[]> => {
    const results: BriefingMailed[] = [];
    if (!deps.branch.briefing.recipients.some(({ topics }) => topics)) return results;
    for (const topic of await deps.store.topics())
      if (isReportDue(topic, command.today)) results.push(...(await mailReportOf(deps, topic, command)));
    return results;
  };

async function mailReportOf(
  deps: MailBriefingsDeps,
  topic: TopicFact,
  { today, traceId }: MailTopicReportsCommand,
): Promise<BriefingMailed[]> {
  const { store } = deps;
  const { topicId } = topic;
  // Before the facts are read: what comes meanwhile may be in or not, what came before is in.
  const asOf = toInstant(deps.now());
  const trace = { traceId, at: asOf };
  const report = await reportOfTopic(deps)({ topic, today });
  const memory = {
    topicId,
    countedUntil: asOf,
    snapshot: report.snapshot,
    figures: topicKeyFiguresOf(report),
  };
  const mailed = await store.mailedTopicReport(topicId);
  const restated = mailed && topicRestated(mailed, report);
  if (!mailed) await store.rememberTopicReport(memory, trace);
  if (!restated) return send(deps, report, { asOf, traceId, about: topicId });
  // The same figures are said once, whoever dies on the way: what they are called by is what they say.
  const about = `${topicId}.${report.snapshot.slice(0, SNAPSHOT_LETTERS)}`;
  const results = await send(deps, { ...report, restated }, { asOf, traceId, about });
  if (results.every(({ result }) => isSettled(result))) await store.rememberTopicReport(memory, trace);
  return results;
}

const isSettled = (result: BriefingMailed['result']): boolean =>
  result === 'sent' || result === 'already-sent' || result === 'refused' || result === 'already-refused';

async function send(
  deps: MailBriefingsDeps,
  report: TopicReport,
  { asOf, traceId, about }: { readonly asOf: string; readonly traceId: string; readonly about: string },
): Promise<BriefingMailed[]> {
  const write = topicLetterWriter(report, asOf);
  const results: BriefingMailed[] = [];
  for (const recipient of deps.branch.briefing.recipients) {
    if (!recipient.topics) continue;
    const mailing = { about, day: report.through, recipient: digestOf(recipient.address) };
    const entry = await deps.ledger.entry(mailing);
    if (entry?.state === 'sent' || entry?.state === 'refused') continue;
    const sent = await sendOnce(deps)({ mailing, write: (at) => write(recipient, about, at), traceId });
    // Tried again every morning while it is due, so never too late.
    results.push({ period: report.topic.topicId, late: false, ...sent });
  }
  return results;
}
