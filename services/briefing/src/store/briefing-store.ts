import type { Period } from '@huiyin/calendar';
import type { Countermeasure } from '@huiyin/contracts';
import type { Outcome } from '@huiyin/kernel';
import { type AggregateTable, markForRefold, type Trace, waitingToRefold } from '@huiyin/table';
import type { DayFacts, DayFold, PersonFold } from '../domain/day-fold.ts';
import type {
  CallbackFact,
  ComplaintFact,
  Fact,
  SamplingKeyFact,
  SecondCallbackFact,
  TopicFact,
} from '../domain/facts.ts';
import type { PeriodFold, PersonsOfPeriod } from '../domain/period-fold.ts';
import type { MailedBriefing } from '../domain/restated.ts';
import type { MailedTopicReport } from '../domain/topic-report.ts';
import {
  callbacksBetween,
  casesBetween,
  type FactsPage,
  factsOfDay,
  saveFact,
  secondCallbacksBetween,
} from './facts.ts';
import {
  type Folds,
  foldOf,
  foldsBetween,
  personFoldsBetween,
  personsSaved,
  replaceFolds,
  replacePeriodFolds,
} from './folds.ts';
import {
  COMPLAINT_FACT,
  COUNTERMEASURE,
  casesKey,
  countermeasureKey,
  countermeasuresKey,
  lotsKey,
  MAILED_BRIEFING,
  MAILED_TOPIC_REPORT,
  mailedKey,
  mailedTopicKey,
  SAMPLING_KEY_FACT,
  SAMPLING_KEYS_PARTITION,
  TABLE_FACT,
  type TableFact,
  TOPIC_FACT,
  TOPICS_PARTITION,
  tablesKey,
  topicKey,
  WEEK_LOTS,
  type WeekLots,
} from './items.ts';
import { statesOf, yearsOf } from './read-range.ts';

export interface BriefingStore {
  /** Saves the fact unless this or a newer version of it is known. One write; a second one where an older lay there. */
  saveFact(fact: Fact, trace: Trace): Promise<void>;
  /** Every fact that a day is folded from. */
  factsOfDay(day: string): Promise<DayFacts>;
  /** A page of the callbacks that ended on these days; `from`: the `next` of the page before. */
  callbacksBetween(first: string, last: string, from?: string): Promise<FactsPage<CallbackFact>>;
  /** The same of second callbacks. */
  secondCallbacksBetween(first: string, last: string, from?: string): Promise<FactsPage<SecondCallbackFact>>;
  /** The same of the cases raised on these days. */
  casesBetween(first: string, last: string, from?: string): Promise<FactsPage<ComplaintFact>>;
  markForRefold(day: string, trace: Trace): Promise<void>;
  /** The names of the days and of the longer periods whose facts are newer than their folds. */
  waitingFolds(): Promise<readonly string[]>;
  /** Folds a waiting day anew and saves what changed. Throws when another fold of it was faster: the day waits on. */
  replaceFolds(day: string, fold: (facts: DayFacts) => Folds, trace: Trace): Promise<void>;
  /** The same of a waiting week, month, quarter or year, from the saved folds of its days or months. */
  replacePeriodFolds(period: Period, trace: Trace): Promise<void>;
  /** The saved folds of these days, in order, one after the other. */
  foldsBetween(first: string, last: string): AsyncGenerator<DayFold>;
  personFoldsBetween(first: string, last: string): AsyncGenerator<PersonFold>;
  /** The saved fold of a week, month, quarter or year: without a day where none of its days was ever folded. */
  foldOf(period: Period): Promise<PeriodFold>;
  personsOf(period: Period): Promise<PersonsOfPeriod>;
  /** The cases raised on these days. */
  casesRaisedBetween(first: string, last: string): Promise<readonly ComplaintFact[]>;
  /** The commitments to the sampling keys of these months, in order. */
  samplingKeysBetween(first: string, last: string): Promise<readonly SamplingKeyFact[]>;
  /** A topic callback whose sample was drawn; undefined: none of that id was. */
  topic(topicId: string): Promise<TopicFact | undefined>;
  /** All of them: a branch has a dozen a year. */
  topics(): Promise<readonly TopicFact[]>;
  /** What the mailed report of a topic is remembered by; undefined: it was never mailed. */
  mailedTopicReport(topicId: string): Promise<MailedTopicReport | undefined>;
  /** The same once its readers know these figures. */
  rememberTopicReport(mailed: MailedTopicReport, trace: Trace): Promise<void>;
  /** Replaces a table of the same period and source. */
  saveTable(table: TableFact, trace: Trace): Promise<void>;
  tablesOf(period: string): Promise<readonly TableFact[]>;
  /** What is done about spots and due in these months, in order. */
  countermeasuresDue(first: string, last: string): Promise<readonly Countermeasure[]>;
  /** Changes one by a rule; what is refused, or stays the same, is not written. */
  changeCountermeasure<Refusal>(
    countermeasureId: string,
    trace: Trace,
    rule: (found: Countermeasure | undefined) => Outcome<Countermeasure, Refusal>,
  ): Promise<Outcome<Countermeasure, Refusal>>;
  /** What the mailed briefing of a period is remembered by; undefined: it was never mailed. */
  mailed(period: Period): Promise<MailedBriefing | undefined>;
  /** So many that were mailed of the same kind and are of earlier periods, the newest first. */
  mailedBefore(period: Period, limit: number): Promise<readonly MailedBriefing[]>;
  /** Remembers a mailed briefing; one that is remembered stays as it is. */
  rememberMailed(mailed: MailedBriefing, trace: Trace): Promise<void>;
  /** Changes what a mailed briefing is remembered by. */
  changeMailed(
    mailed: Pick<MailedBriefing, 'kind' | 'period'>,
    change: (mailed: MailedBriefing) => MailedBriefing,
    trace: Trace,
  ): Promise<void>;
  /** Were the lots of this week counted and said? */
  isCounted(week: string): Promise<boolean>;
  /** False: another was faster, and what it counted stands. */
  saveLots(lots: WeekLots, trace: Trace): Promise<boolean>;
}

export const briefingStore = (table: AggregateTable): BriefingStore => ({
  saveFact: (fact, trace) => saveFact(table, fact, trace),
  factsOfDay: (day) => factsOfDay(table, day),
  callbacksBetween: (first, last, from) => callbacksBetween(table, first, last, from),
  secondCallbacksBetween: (first, last, from) => secondCallbacksBetween(table, first, last, from),
  casesBetween: (first, last, from) => casesBetween(table, first, last, from),
  markForRefold: (day, trace) => markForRefold(table, day, trace),
  waitingFolds: () => waitingToRefold(table),
  replaceFolds: (day, fold, trace) => replaceFolds(table, day, fold, trace),
  replacePeriodFolds: (period, trace) => replacePeriodFolds(table, period, trace),
  foldsBetween: (first, last) => foldsBetween(table, first, last),
  personFoldsBetween: (first, last) => personFoldsBetween(table, first, last),
  foldOf: (period) => foldOf(table, period),
  personsOf: (period) => personsSaved(table, period),

  async casesRaisedBetween(first, last) {
    const years = yearsOf(first, last).map((year) =>
      // `$` follows `#`, so that every case of the last day lies before it.
      statesOf(table, COMPLAINT_FACT, { pk: casesKey(year), sk: { from: first, to: `${last}$` } }),
    );
    return (await Promise.all(years)).flat();
  },

  samplingKeysBetween: (first, last) =>
    statesOf(table, SAMPLING_KEY_FACT, { pk: SAMPLING_KEYS_PARTITION, sk: { from: first, to: last } }),

  topic: async (topicId) => (await table.load(TOPIC_FACT, topicKey(topicId)))?.state,

  topics: () => statesOf(table, TOPIC_FACT, { pk: TOPICS_PARTITION }),
  mailedTopicReport: async (topicId) =>
    (await table.load(MAILED_TOPIC_REPORT, mailedTopicKey(topicId)))?.state,
  rememberTopicReport: (mailed, trace) =>
    table.change<MailedTopicReport, never, void>(
      MAILED_TOPIC_REPORT,
      mailedTopicKey(mailed.topicId),
      trace,
      () => ({
        next: mailed,
        answer: undefined,
      }),
    ),

  saveTable: (fact, trace) =>
    table.change<TableFact, never, void>(TABLE_FACT, TABLE_FACT.keyOf(fact), trace, () => ({
      next: fact,
      answer: undefined,
    })),
  tablesOf: (period) => statesOf(table, TABLE_FACT, { pk: tablesKey(period) }),

  async countermeasuresDue(first, last) {
    const years = [...new Set([first.slice(0, 4), last.slice(0, 4)])].map((year) =>
      // `/` follows `.`, so that every one of the last month lies before it.
      statesOf(table, COUNTERMEASURE, { pk: countermeasuresKey(year), sk: { from: first, to: `${last}/` } }),
    );
    return (await Promise.all(years)).flat();
  },
  changeCountermeasure: (countermeasureId, trace, rule) =>
    table.change(COUNTERMEASURE, countermeasureKey(countermeasureId), trace, (found) => {
      const answer = rule(found);
      return { next: answer.ok && answer.value !== found ? answer.value : undefined, answer };
    }),

  mailed: async ({ kind, name }) =>
    (await table.load(MAILED_BRIEFING, { pk: mailedKey(kind), sk: name }))?.state,
  async mailedBefore({ kind, name }, limit) {
    const { items } = await table.query(MAILED_BRIEFING, {
      pk: mailedKey(kind),
      // Names of one kind are in the order of their days; the period's own is the last.
      sk: { from: '0', to: name },
      descending: true,
      limit: limit + 1,
    });
    const earlier = items.map(({ state }) => state).filter(({ period }) => period < name);
    return earlier.slice(0, limit);
  },
  rememberMailed: (mailed, trace) =>
    table.change<MailedBriefing, never, void>(
      MAILED_BRIEFING,
      MAILED_BRIEFING.keyOf(mailed),
      trace,
      (found) => ({
        ...(!found && { next: mailed }),
        answer: undefined,
      }),
    ),
  changeMailed: ({ kind, period }, change, trace) =>
    table.change<MailedBriefing, never, void>(
      MAILED_BRIEFING,
      { pk: mailedKey(kind), sk: period },
      trace,
      (found) => ({ ...(found && { next: change(found) }), answer: undefined }),
    ),
  isCounted: async (week) => (await table.load(WEEK_LOTS, lotsKey(week))) !== undefined,
  saveLots: async (lots, trace) =>
    (await table.save(WEEK_LOTS, lots, undefined, trace, ['lots.counted'])).saved,
});
