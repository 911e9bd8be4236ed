import { dayOf, toInstant } from '@huiyin/calendar';
import type { TopicReport } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { type DayFold, foldDay } from '../domain/day-fold.ts';
import { foldRulesOf } from '../domain/fold-rules.ts';
import { daysOfTopic, topicReportOf } from '../domain/topic-report.ts';
import type { BriefingDeps } from './briefing-deps.ts';

export type ReadTopicReportRefusal = 'no-such-topic';

/** What a topic callback has come to by now, whether or not it is over: its days as they are folded, those that wait out of their facts. */
export const readTopicReport =
  ({ branch, store, now }: BriefingDeps) =>
  async ({
    topicId,
  }: {
    readonly topicId: string;
  }): Promise<Outcome<TopicReport, ReadTopicReportRefusal>> => {
    const topic = await store.topic(topicId);
    if (!topic) return refuse('no-such-topic');
    const { first, last, isOver } = daysOfTopic(topic, dayOf(toInstant(now()), branch.zone));
    const waiting = (await store.waitingFolds()).filter(
      (name) => name.length === 10 && first <= name && name <= last,
    );
    const days: DayFold[] = [];
    for await (const day of store.foldsBetween(first, last)) if (!waiting.includes(day.day)) days.push(day);
    const rules = foldRulesOf(branch);
    for (const day of waiting) days.push(foldDay(day, await store.factsOfDay(day), rules));
    return done(topicReportOf(topic, days, { through: last, isOver }, branch));
  };
