import { instant } from '@huiyin/contracts';
import type { AggregateTable, AggregateType, Trace } from '@huiyin/table';
import * as z from 'zod';

/** Under which calendar, limits and notices every open case was reckoned last. */
export interface ReckonedUnder {
  /** Digest of these rules. */
  readonly rules: string;
  readonly at: string;
}

const KEY = { pk: 'RULES', sk: 'R' };

export const RECKONED_UNDER: AggregateType<ReckonedUnder, never> = {
  name: 'reckoned-under',
  schema: z.strictObject({ rules: z.string(), at: instant }),
  idOf: () => 'rules',
  keyOf: () => KEY,
};

export const RECKONED_UNDER_EXAMPLE: ReckonedUnder = {
  rules: 'c3RhbmRzLWZvci10aGVt',
  at: '2026-10-12T00:30:00.000Z',
};

export const isReckonedUnder = async (table: AggregateTable, rules: string): Promise<boolean> =>
  (await table.load(RECKONED_UNDER, KEY))?.state.rules === rules;

export const keepReckonedUnder = (table: AggregateTable, rules: string, trace: Trace): Promise<void> =>
  table.change<ReckonedUnder, never, void>(RECKONED_UNDER, KEY, trace, () => ({
    next: { rules, at: trace.at },
    answer: undefined,
  }));
