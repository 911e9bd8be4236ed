import { callbackClosed, complaintCase, EVENTS, secondCallbackClosed, tableBody } from '@huiyin/contracts';
import { type AggregateType, type ItemKey, shardOf } from '@huiyin/table';
import * as z from 'zod';
import type { CallbackFact, ComplaintFact, PopulationFact, SecondCallbackFact } from '../domain/facts.ts';
import type { TableRow } from '../domain/imported-table.ts';

const sourceVersion = z.int().min(1);

/** A callback under the day it closed (which never moves), over shards: windows of thousands may end in one minute. */
export const CALLBACK_FACT: AggregateType<CallbackFact, never> = {
  name: 'callback-fact',
  schema: z.strictObject({
    ...callbackClosed.data.omit({ customer: true, sealedWords: true }).shape,
    sourceVersion,
  }),
  idOf: ({ taskId }) => taskId,
  keyOf: ({ taskId, closedDay }) => ({ pk: callbacksKey(closedDay, shardOf(taskId)), sk: taskId }),
};

export const SECOND_CALLBACK_FACT: AggregateType<SecondCallbackFact, never> = {
  name: 'second-callback-fact',
  schema: z.strictObject({ ...secondCallbackClosed.data.omit({ sealedWords: true }).shape, sourceVersion }),
  idOf: ({ taskId }) => taskId,
  keyOf: ({ taskId, closedDay }) => ({ pk: secondCallbacksKey(closedDay), sk: taskId }),
};

export const POPULATION_FACT: AggregateType<PopulationFact, never> = {
  name: 'population-fact',
  schema: z.strictObject({ ...EVENTS['population.counted'].data.shape, sourceVersion }),
  idOf: ({ day }) => day,
  keyOf: ({ day }) => populationKey(day),
};

/** A case under the year and day it was raised. */
export const COMPLAINT_FACT: AggregateType<ComplaintFact, never> = {
  name: 'complaint-fact',
  schema: z.strictObject({ ...complaintCase.omit({ owner: true }).shape, sourceVersion }),
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

const yearOf = (day: string): string => day.slice(0, 4);

export const callbacksKey = (day: string, shard: number): string => `C#${day}#${shard.toString(16)}`;
export const secondCallbacksKey = (day: string): string => `S#${day}`;
export const populationKey = (day: string): ItemKey => ({ pk: `P#${day}`, sk: 'P' });
export const casesKey = (year: string): string => `K#${year}`;
export const dayFoldsKey = (year: string): string => `D#${year}`;
export const dayFoldKey = (day: string): ItemKey => ({ pk: dayFoldsKey(yearOf(day)), sk: day });
export const personFoldKey = (day: string): ItemKey => ({ pk: `DP#${yearOf(day)}`, sk: day });
export const tablesKey = (period: string): string => `T#${period}`;
