import { instant, recordId, redistributionPlan, staffId } from '@huiyin/contracts';
import {
  type AggregateTable,
  type AggregateType,
  droppedAfter,
  type ItemKey,
  indexed,
  inIndex,
  type Page,
  type Trace,
} from '@huiyin/table';
import * as z from 'zod';
import type { Redistribution } from '../domain/redistribute.ts';
import { DUE } from './notice-runs.ts';

const PLACE = 'REDISTRIBUTIONS';
const PAGE_MAX = 20;

const redistributionKey = (id: string): ItemKey => ({ pk: PLACE, sk: id });

export const REDISTRIBUTION: AggregateType<Redistribution, never> = {
  name: 'redistribution',
  schema: z.strictObject({
    id: recordId,
    by: staffId,
    at: instant,
    resumeAt: instant.optional(),
    ...redistributionPlan.shape,
  }),
  idOf: ({ id }) => id,
  keyOf: ({ id }) => redistributionKey(id),
  indexOf: ({ id, at, resumeAt }) => ({
    ...inIndex(1, PLACE, `${at}#${id}`),
    ...(resumeAt !== undefined && inIndex(2, DUE, `${resumeAt}#${id}`)),
  }),
};

/** As long as a case, whose history names it. */
const typeFor = (retentionDays: number): AggregateType<Redistribution, never> =>
  droppedAfter(REDISTRIBUTION, retentionDays, ({ at }) => at);

export const REDISTRIBUTION_EXAMPLE: Redistribution = {
  id: 'surge-20261009',
  by: 'supervisor-01',
  at: '2026-10-09T02:00:00.000Z',
  resumeAt: '2026-10-09T02:01:00.000Z',
  from: 'officer-01',
  kind: 'complaint',
  class: 'ordinary',
  category: 'conduct',
  state: 'acknowledged',
  to: ['officer-02'],
  atMost: 300,
  reason: 'surge',
  moves: [
    { caseId: 'hotline:HL-1.1', to: 'officer-02', outcome: 'offered' },
    { caseId: 'hotline:HL-2.1', to: 'officer-02' },
  ],
  unfit: [{ person: 'officer-02', because: 'owner-involved', cases: 1 }],
  passedOver: [{ caseId: 'hotline:HL-3.1', because: 'nobody-fit' }],
  left: 0,
  isWhole: true,
};

export const isRedistributionKey = ({ pk }: { readonly pk?: string }): boolean => pk === PLACE;

export const redistributionOf = async (
  table: AggregateTable,
  id: string,
): Promise<Redistribution | undefined> => (await table.load(REDISTRIBUTION, redistributionKey(id)))?.state;

/** One page of them, the newest first. */
export const pageOfRedistributions = (
  table: AggregateTable,
  after: string | undefined,
): Promise<Page<Redistribution>> =>
  table.query(REDISTRIBUTION, { ...indexed(1), pk: PLACE, descending: true, limit: PAGE_MAX, after });

/** Puts down what the rule makes of what lies there, if anything; answers what lies there then. */
export const changeRedistribution = (
  table: AggregateTable,
  retentionDays: number,
  { id, trace }: { readonly id: string; readonly trace: Trace },
  rule: (found: Redistribution | undefined) => Redistribution,
  options: { readonly assume?: 'absent' } = {},
): Promise<Redistribution> =>
  table.change<Redistribution, never, Redistribution>(
    typeFor(retentionDays),
    redistributionKey(id),
    trace,
    (found) => {
      const next = rule(found);
      return { next: next === found ? undefined : next, answer: next };
    },
    options,
  );
