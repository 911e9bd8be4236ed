import { classification, complaintCase, revealReason, sealed, sealedCustomer } from '@huiyin/contracts';
import type { AggregateTable, AggregateType, Page, Stored } from '@huiyin/table';
import * as z from 'zod';
import type { KeptCase } from './domain/complaint-case.ts';
import { eventsOf } from './domain/events-of.ts';

const kept = z.strictObject({
  ...complaintCase.shape,
  ...classification.shape,
  customer: sealedCustomer.optional(),
  words: z.array(z.strictObject({ at: z.string(), sealed, context: z.array(z.string()) })),
  reveals: z.array(z.strictObject({ by: z.string(), at: z.string(), reason: revealReason })),
  sourceVersion: z.int().min(1),
});

const keyOf = (caseId: string) => ({ pk: `C#${caseId}`, sk: 'C' });

/** Cases lie by their order; the index lists open ones by deadline and closed ones by closing. */
export const COMPLAINT_CASE: AggregateType<KeptCase> = {
  name: 'complaint',
  schema: kept,
  idOf: ({ caseId }) => caseId,
  keyOf: ({ caseId }) => keyOf(caseId),
  indexOf: ({ caseId, state, concludeBy, closedAt }) =>
    state === 'closed'
      ? { i1pk: 'CLOSED', i1sk: `${closedAt ?? ''}#${caseId}` }
      : { i1pk: 'OPEN', i1sk: `${concludeBy}#${caseId}` },
  binary: ['customer.sealedContact', 'customer.customerKey'],
  eventsOf,
};

/** A change that a rule decided on: the next state and what it tells others. */
export interface Change {
  readonly next: KeptCase;
  readonly emits: readonly string[];
}

/** How often a decision is taken anew when somebody else saved first. */
const TRIES = 5;

export interface CaseStore {
  load(caseId: string): Promise<Stored<KeptCase> | undefined>;
  /**
   * Loads, lets the rule decide, saves if nobody else did, else loads and decides again. The rule answers undefined
   * where nothing is to change. Throws when others kept being faster.
   */
  change<Answer>(
    caseId: string,
    traceId: string,
    at: string,
    decide: (kept: KeptCase | undefined) => { readonly change: Change | undefined; readonly answer: Answer },
  ): Promise<Answer>;
  list(state: 'open' | 'closed', after: string | undefined): Promise<Page<KeptCase>>;
  all(): AsyncIterable<Stored<KeptCase>>;
}

export const caseStore = (table: AggregateTable): CaseStore => ({
  load: (caseId) => table.load(COMPLAINT_CASE, keyOf(caseId)),

  async change(caseId, traceId, at, decide) {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const found = await table.load(COMPLAINT_CASE, keyOf(caseId));
      const { change, answer } = decide(found?.state);
      if (!change) return answer;
      const { saved } = await table.save(COMPLAINT_CASE, change.next, {
        over: found?.version ?? 0,
        emits: change.emits,
        traceId,
        at,
      });
      if (saved) return answer;
    }
    throw new Error(`case ${caseId} was changed by others ${TRIES} times in a row`);
  },

  list: (state, after) =>
    table.query(COMPLAINT_CASE, {
      index: 'by-i1',
      names: { pk: 'i1pk', sk: 'i1sk' },
      pk: state === 'open' ? 'OPEN' : 'CLOSED',
      descending: state === 'closed',
      limit: 100,
      ...(after !== undefined && { after }),
    }),

  all: () => table.scan(COMPLAINT_CASE),
});
