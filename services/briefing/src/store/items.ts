import {
  callbackClosed,
  complaintCase,
  populationCounted,
  secondCallbackClosed,
  tableBody,
} from '@huiyin/contracts';
import { type AggregateType, type ItemKey, shardOf } from '@huiyin/table';
import * as z from 'zod';
import type { DayFold } from './domain/day-fold.ts';
import type { CallbackFact, ComplaintFact, PopulationFact, SecondCallbackFact } from './domain/facts.ts';
import type { TableRow } from './domain/imported-table.ts';
import type { Mailing } from './domain/mailing.ts';

const sourceVersion = z.int().min(1);
const tally = z.record(z.string(), z.int().min(0));

/** A routine callback under the day it closed (which never moves), over shards: windows of thousands may end in one minute. */
export const CALLBACK_FACT: AggregateType<CallbackFact> = {
  name: 'callback-fact',
  schema: z.strictObject({
    ...callbackClosed.omit({
      customer: true,
      sealedWords: true,
      orderId: true,
      revision: true,
      staff: true,
      language: true,
    }).shape,
    sourceVersion,
  }),
  idOf: ({ taskId }) => taskId,
  keyOf: ({ taskId, closedDay }) => ({ pk: callbacksKey(closedDay, shardOf(taskId)), sk: taskId }),
};

export const SECOND_CALLBACK_FACT: AggregateType<SecondCallbackFact> = {
  name: 'second-callback-fact',
  schema: z.strictObject({ ...secondCallbackClosed.omit({ sealedWords: true }).shape, sourceVersion }),
  idOf: ({ taskId }) => taskId,
  keyOf: ({ taskId, closedDay }) => ({ pk: secondKey(closedDay), sk: taskId }),
};

export const POPULATION_FACT: AggregateType<PopulationFact> = {
  name: 'population-fact',
  schema: z.strictObject({ ...populationCounted.shape, sourceVersion }),
  idOf: ({ day }) => day,
  keyOf: ({ day }) => populationKey(day),
};

/** A case under the year and day it was raised. */
export const COMPLAINT_FACT: AggregateType<ComplaintFact> = {
  name: 'complaint-fact',
  schema: z.strictObject({ ...complaintCase.omit({ staff: true, owner: true }).shape, sourceVersion }),
  idOf: ({ caseId }) => caseId,
  keyOf: ({ caseId, raisedDay }) => ({ pk: casesKey(yearOf(raisedDay)), sk: `${raisedDay}#${caseId}` }),
};

export const DAY_FOLD: AggregateType<DayFold> = {
  name: 'day-fold',
  schema: z.strictObject({
    day: z.iso.date(),
    cells: z.array(z.strictObject({ team: z.string(), businessType: z.string(), tally })),
    secondCallbacks: tally,
    population: z.array(
      z.strictObject({
        businessType: z.string(),
        orders: z.int(),
        sampled: z.int(),
        windowPassed: z.int(),
      }),
    ),
  }),
  idOf: ({ day }) => day,
  keyOf: ({ day }) => foldKey(day),
};

/** A table is known by its period and source: brought in again, it replaces itself. */
export interface TableFact {
  readonly period: string;
  readonly source: string;
  readonly rows: readonly TableRow[];
}

export const TABLE_FACT: AggregateType<TableFact> = {
  name: 'table-fact',
  schema: tableBody,
  idOf: ({ period, source }) => `${period}/${source}`,
  keyOf: ({ period, source }) => ({ pk: tableKey(period), sk: source }),
};

export const MAILING: AggregateType<Mailing> = {
  name: 'mailing',
  schema: z.strictObject({
    period: z.string(),
    last: z.iso.date(),
    recipient: z.string(),
    state: z.enum(['claimed', 'failed', 'sent']),
    at: z.string(),
  }),
  idOf: ({ period, recipient }) => `${period}/${recipient}`,
  keyOf: (mailing) => mailingKey(mailing),
};

const yearOf = (day: string): string => day.slice(0, 4);

export const callbacksKey = (day: string, shard: number): string => `C#${day}#${shard.toString(16)}`;
export const secondKey = (day: string): string => `S#${day}`;
export const populationKey = (day: string): ItemKey => ({ pk: `P#${day}`, sk: 'P' });
export const casesKey = (year: string): string => `K#${year}`;
export const foldsKey = (year: string): string => `D#${year}`;
export const foldKey = (day: string): ItemKey => ({ pk: foldsKey(yearOf(day)), sk: day });
export const tableKey = (period: string): string => `T#${period}`;
export const MAILINGS = 'MAIL';
/** By the period's last day, so that the newest briefings come first when read backwards. */
export const mailingKey = (mailing: Pick<Mailing, 'last' | 'period' | 'recipient'>): ItemKey => ({
  pk: MAILINGS,
  sk: `${mailing.last}#${mailing.period}#${mailing.recipient}`,
});
