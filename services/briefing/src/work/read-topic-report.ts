import { type Day, dayOf, toInstant } from '@huiyin/calendar';
import type { TopicReport } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { type DayFold, foldDay } from '../domain/day-fold.ts';
import type { TopicFact } from '../domain/facts.ts';
import { foldRulesOf } from '../domain/fold-rules.ts';
import { daysOfTopic, topicReportOf, topicRestated } from '../domain/topic-report.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { snapshotOf } from './snapshot-of.ts';

export type ReadTopicReportRefusal = 'no-such-topic';

/** What a topic callback has come to by now, whether or not it is over; one that was mailed says what late facts changed since. */
export const readTopicReport =
  (deps: BriefingDeps) =>
  async ({
    topicId,
  }: {
    readonly topicId: string;
  }): Promise<Outcome<TopicReport, ReadTopicReportRefusal>> => {
    const topic = await deps.store.topic(topicId);
    if (!topic) return refuse('no-such-topic');
    const today = dayOf(toInstant(deps.now()), deps.branch.zone);
    const [report, mailed] = await Promise.all([
      reportOfTopic(deps)({ topic, today }),
      deps.store.mailedTopicReport(topicId),
    ]);
    const restated = mailed && topicRestated(mailed, report);
    return done({ ...report, ...(restated && { restated }) });
  };

/** The report as the facts make it: the topic's days as they are folded, those that wait out of their facts. */
export const reportOfTopic =
  ({ branch, store }: Pick<BriefingDeps, 'branch' | 'store'>) =>
  async ({ topic, today }: { readonly topic: TopicFact; readonly today: Day }): Promise<TopicReport> => {
    const { first, last, isOver } = daysOfTopic(topic, today);
    const waiting = (await store.waitingFolds()).filter(
      (name) => name.length === 10 && first <= name && name <= last,
    );
    const days: DayFold[] = [];
    for await (const day of store.foldsBetween(first, last)) if (!waiting.includes(day.day)) days.push(day);
    const rules = foldRulesOf(branch);
    for (const day of waiting) days.push(foldDay(day, await store.factsOfDay(day), rules));
    const report = topicReportOf(topic, days, { through: last, isOver }, branch);
    return { ...report, snapshot: snapshotOf(report) };
  };
