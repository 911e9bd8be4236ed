import {
  type CountedLot,
  type Countermeasure,
  callbackClosed,
  complaintCase,
  count,
  countermeasure,
  EVENTS,
  instant,
  samplingKeyCommitment,
  secondCallbackClosed,
  tableBody,
} from '@huiyin/contracts';
import { MAILING, MAILING_EXAMPLE } from '@huiyin/post';
import { type AggregateType, type ItemKey, shardOf } from '@huiyin/table';
import * as z from 'zod';
import { foldDay, foldPersons } from '../domain/day-fold.ts';
import type {
  CallbackFact,
  ComplaintFact,
  PopulationFact,
  SamplingKeyFact,
  SecondCallbackFact,
  TopicFact,
} from '../domain/facts.ts';
import type { TableRow } from '../domain/imported-table.ts';
import { periodFoldOf, personsOf } from '../domain/period-fold.ts';
import type { MailedBriefing } from '../domain/restated.ts';
import type { MailedTopicReport } from '../domain/topic-report.ts';
import { packDayFold, packPeriodFold, packPersonFold, packPersonsOfPeriod } from './pack-fold.ts';

const sourceVersion = z.int().min(1);

/** A callback under the day it closed (which never moves), over shards: windows of thousands may end in one minute. */
export const CALLBACK_FACT: AggregateType<CallbackFact, never> = {
  name: 'callback-fact',
  schema: z.strictObject({
    ...callbackClosed.data.omit({ customer: true, sealedWords: true, noMoreCalls: true, refuser: true })
      .shape,
    sourceVersion,
  }),
  idOf: ({ taskId }) => taskId,
  keyOf: ({ taskId, closedDay }) => ({ pk: callbacksKey(closedDay, shardOf(taskId)), sk: taskId }),
};

export const SECOND_CALLBACK_FACT: AggregateType<SecondCallbackFact, never> = {
  name: 'second-callback-fact',
  schema: z.strictObject({
    ...secondCallbackClosed.data.omit({ sealedWords: true, noMoreCalls: true, refuser: true }).shape,
    sourceVersion,
  }),
  idOf: ({ taskId }) => taskId,
  keyOf: ({ taskId, closedDay }) => ({ pk: secondCallbacksKey(closedDay), sk: taskId }),
};

export const POPULATION_FACT: AggregateType<PopulationFact, never> = {
  name: 'population-fact',
  schema: z.strictObject({ ...EVENTS['population.counted'].data.shape, sourceVersion }),
  idOf: ({ day }) => day,
  keyOf: ({ day }) => populationKey(day),
};

export const SAMPLING_KEY_FACT: AggregateType<SamplingKeyFact, never> = {
  name: 'sampling-key-fact',
  schema: z.strictObject({ ...samplingKeyCommitment.shape, sourceVersion }),
  idOf: ({ month }) => month,
  keyOf: ({ month }) => ({ pk: SAMPLING_KEYS_PARTITION, sk: month }),
};

/** Of one that was stopped alone. */
const STOPPED = { stoppedDay: true, because: true } as const;

/** All of them in one partition: they are few. */
export const TOPICS_PARTITION = 'TOPIC';
export const topicKey = (topicId: string): ItemKey => ({ pk: TOPICS_PARTITION, sk: topicId });

export const TOPIC_FACT: AggregateType<TopicFact, never> = {
  name: 'topic-fact',
  schema: z.strictObject({ ...EVENTS['topic.stopped'].data.partial(STOPPED).shape, sourceVersion }),
  idOf: ({ topicId }) => topicId,
  keyOf: ({ topicId }) => topicKey(topicId),
};

/** What a week's callbacks came to by team and business type, as it was said to others. */
export interface WeekLots {
  readonly week: string;
  readonly lots: readonly CountedLot[];
  readonly countedAt: string;
}

export const lotsKey = (week: string): ItemKey => ({ pk: 'LOTS', sk: week });

export const WEEK_LOTS: AggregateType<WeekLots, 'lots.counted'> = {
  name: 'week-lots',
  schema: z.strictObject({ ...EVENTS['lots.counted'].data.shape, countedAt: instant }),
  idOf: ({ week }) => week,
  keyOf: ({ week }) => lotsKey(week),
  eventsOf: ({ countedAt, ...data }) => ({
    'lots.counted': { name: 'lots.counted', at: countedAt, data },
  }),
};

/** A case under the year and day it was raised. */
export const COMPLAINT_FACT: AggregateType<ComplaintFact, never> = {
  name: 'complaint-fact',
  schema: z.strictObject({ ...complaintCase.omit({ owner: true, offeredTo: true }).shape, sourceVersion }),
  idOf: ({ caseId }) => caseId,
  keyOf: ({ caseId, raisedDay }) => ({ pk: casesKey(yearOf(raisedDay)), sk: `${raisedDay}#${caseId}` }),
};

/** A fold as it lies in the table: `pack-fold.ts` says how. */
export interface PackedFold {
  readonly day: string;
  readonly packed: string;
}

const packedFold = z.strictObject({ day: z.iso.date(), packed: z.string() });

export const DAY_FOLD: AggregateType<PackedFold, never> = {
  name: 'day-fold',
  schema: packedFold,
  idOf: ({ day }) => day,
  keyOf: ({ day }) => dayFoldKey(day),
  binary: ['packed'],
};

export const PERSON_FOLD: AggregateType<PackedFold, never> = {
  name: 'person-fold',
  schema: packedFold,
  idOf: ({ day }) => day,
  keyOf: ({ day }) => personFoldKey(day),
  binary: ['packed'],
};

/** The fold of a week, month, quarter or year. */
export interface PackedPeriod {
  readonly period: string;
  readonly packed: string;
}

const packedPeriod = z.strictObject({ period: z.string(), packed: z.string() });

export const PERIOD_FOLD: AggregateType<PackedPeriod, never> = {
  name: 'period-fold',
  schema: packedPeriod,
  idOf: ({ period }) => period,
  keyOf: ({ period }) => periodFoldKey(period),
  binary: ['packed'],
};

export const PERSONS_OF_PERIOD: AggregateType<PackedPeriod, never> = {
  name: 'persons-of-period',
  schema: packedPeriod,
  idOf: ({ period }) => period,
  keyOf: ({ period }) => personsOfPeriodKey(period),
  binary: ['packed'],
};

/** A table is known by its period and source: brought in again, it replaces itself. */
export interface TableFact {
  readonly period: string;
  readonly source: string;
  readonly rows: readonly TableRow[];
}

export const TABLE_FACT: AggregateType<TableFact, never> = {
  name: 'table-fact',
  schema: tableBody,
  idOf: ({ period, source }) => `${period}/${source}`,
  keyOf: ({ period, source }) => ({ pk: tablesKey(period), sk: source }),
};

/** What is done about a spot, under the year and month in which it is due. */
export const COUNTERMEASURE: AggregateType<Countermeasure, never> = {
  name: 'countermeasure',
  schema: countermeasure,
  idOf: ({ countermeasureId }) => countermeasureId,
  keyOf: ({ countermeasureId }) => countermeasureKey(countermeasureId),
};

/** What a briefing that was mailed is remembered by, under its kind. */
export const MAILED_BRIEFING: AggregateType<MailedBriefing, never> = {
  name: 'mailed-briefing',
  schema: z.strictObject({
    kind: z.enum(['day', 'week', 'month', 'quarter', 'year']),
    period: z.string(),
    countedUntil: z.string(),
    snapshot: z.string(),
    figures: z.record(z.string(), z.number()),
    told: z.strictObject({ by: z.string(), figures: z.record(z.string(), z.number()) }).optional(),
  }),
  idOf: ({ period }) => period,
  keyOf: ({ kind, period }) => ({ pk: mailedKey(kind), sk: period }),
};

export const mailedTopicKey = (topicId: string): ItemKey => ({ pk: 'M#topic', sk: topicId });

/** What the report of a topic that was mailed is remembered by. */
export const MAILED_TOPIC_REPORT: AggregateType<MailedTopicReport, never> = {
  name: 'mailed-topic-report',
  schema: z.strictObject({
    topicId: z.string(),
    countedUntil: z.string(),
    snapshot: z.string(),
    figures: z.strictObject({ closed: count, interviews: count, rated: count, satisfied: count }),
  }),
  idOf: ({ topicId }) => topicId,
  keyOf: ({ topicId }) => mailedTopicKey(topicId),
};

const yearOf = (day: string): string => day.slice(0, 4);

export const callbacksKey = (day: string, shard: number): string => `C#${day}#${shard.toString(16)}`;
export const secondCallbacksKey = (day: string): string => `S#${day}`;
export const populationKey = (day: string): ItemKey => ({ pk: `P#${day}`, sk: 'P' });
export const casesKey = (year: string): string => `K#${year}`;
export const dayFoldsKey = (year: string): string => `D#${year}`;
export const dayFoldKey = (day: string): ItemKey => ({ pk: dayFoldsKey(yearOf(day)), sk: day });
export const personFoldsKey = (year: string): string => `DP#${year}`;
export const personFoldKey = (day: string): ItemKey => ({ pk: personFoldsKey(yearOf(day)), sk: day });
/** Every period's name begins with its year. */
export const periodFoldKey = (period: string): ItemKey => ({ pk: `F#${yearOf(period)}`, sk: period });
export const personsOfPeriodKey = (period: string): ItemKey => ({ pk: `FP#${yearOf(period)}`, sk: period });
/** By month: a briefing reads two of them, whatever their number. */
export const SAMPLING_KEYS_PARTITION = 'SK';
export const mailedKey = (kind: MailedBriefing['kind']): string => `M#${kind}`;
/** A countermeasure's id begins with the month in which it is due. */
export const countermeasuresKey = (year: string): string => `CM#${year}`;
export const countermeasureKey = (countermeasureId: string): ItemKey => ({
  pk: countermeasuresKey(yearOf(countermeasureId)),
  sk: countermeasureId,
});
export const tablesKey = (period: string): string => `T#${period}`;

const callback: CallbackFact = {
  ...EVENTS['callback.closed'].data.parse(EVENTS['callback.closed'].example),
  sourceVersion: 1_791_000_000_000,
};
const secondCallback: SecondCallbackFact = {
  ...EVENTS['second-callback.closed'].data.parse(EVENTS['second-callback.closed'].example),
  sourceVersion: 1_791_000_000_000,
};
const population: PopulationFact = {
  ...EVENTS['population.counted'].data.parse(EVENTS['population.counted'].example),
  sourceVersion: 1_791_000_000_000,
};
const complaint: ComplaintFact = {
  ...EVENTS['complaint.raised'].data.parse(EVENTS['complaint.raised'].example),
  sourceVersion: 1_791_000_000_000,
};
const samplingKey: SamplingKeyFact = {
  ...EVENTS['sampling-key.committed'].data.parse(EVENTS['sampling-key.committed'].example),
  sourceVersion: 1_791_000_000_000,
};
/** Of a branch without slots, stages and questions. */
const rules = {
  zone: 'Asia/Shanghai',
  calling: { slots: [] },
  questionnaires: [],
  visitOf: () => ({}),
};
const facts = { callbacks: [callback], secondCallbacks: [secondCallback], population };

const example = <State extends object>(
  type: Pick<AggregateType<State>, 'name' | 'schema'>,
  state: NoInfer<State>,
) => [type, state] as const;

/** Every aggregate type in this service's table, and a state of each. */
export const EXAMPLES = [
  example(CALLBACK_FACT, callback),
  example(SECOND_CALLBACK_FACT, secondCallback),
  example(POPULATION_FACT, population),
  example(SAMPLING_KEY_FACT, samplingKey),
  example(TOPIC_FACT, {
    ...EVENTS['topic.stopped'].data.parse(EVENTS['topic.stopped'].example),
    sourceVersion: 1_791_000_000_000,
  }),
  example(WEEK_LOTS, {
    ...EVENTS['lots.counted'].data.parse(EVENTS['lots.counted'].example),
    countedAt: '2026-10-12T00:00:00.000Z',
  }),
  example(COMPLAINT_FACT, complaint),
  example(DAY_FOLD, packDayFold(foldDay('2026-10-06', facts, rules))),
  example(PERSON_FOLD, packPersonFold(foldPersons('2026-10-06', facts))),
  example(PERIOD_FOLD, packPeriodFold('2026-10', periodFoldOf(foldDay('2026-10-06', facts, rules)))),
  example(PERSONS_OF_PERIOD, packPersonsOfPeriod('2026-10', personsOf(foldPersons('2026-10-06', facts)))),
  example(TABLE_FACT, {
    period: '2009',
    source: 'table 1',
    rows: [{ team: '营业1所', total: false, callbacks: 2775, levels: { good: 2427 }, notRated: 306 }],
  }),
  example(COUNTERMEASURE, {
    countermeasureId: '2026-11.0123456789abcdef01234567',
    of: 'cause',
    id: 'conduct/manner',
    month: '2026-10',
    due: '2026-11',
    measure: '晨会讲评服务用语',
    by: 'officer-01',
    at: '2026-11-03T02:00:00.000Z',
    followUps: [{ outcome: 'done', note: '三次讲评', by: 'supervisor-01', at: '2026-12-01T02:00:00.000Z' }],
  }),
  example(MAILED_BRIEFING, {
    kind: 'month',
    period: '2026-10',
    countedUntil: '2026-11-01T00:00:00.000Z',
    snapshot: 'a'.repeat(64),
    figures: { callbacks: 220 },
    told: { by: '2026-11', figures: { callbacks: 223 } },
  }),
  example(MAILED_TOPIC_REPORT, {
    topicId: 'topic-repairs',
    countedUntil: '2026-11-22T00:00:00.000Z',
    snapshot: 'a'.repeat(64),
    figures: { closed: 60, interviews: 41, rated: 40, satisfied: 33 },
  }),
  example(MAILING, MAILING_EXAMPLE),
] as const;
