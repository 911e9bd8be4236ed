import { instant, recordId, redistributionPlan, staffId } from '@huiyin/contracts';
import {
  type AggregateTable,
  type AggregateType,
  droppedAfter,
  type ItemKey,
  inIndex,
  type Trace,
} from '@huiyin/table';
import * as z from 'zod';
import { movesLeft, type Redistribution, withOutcomes } from '../domain/redistribute.ts';
import { DUE } from './notice-runs.ts';

const PLACE = 'REDISTRIBUTIONS';

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
  indexOf: ({ id, resumeAt }) => (resumeAt === undefined ? {} : inIndex(2, DUE, `${resumeAt}#${id}`)),
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

/** Puts a plan down unless one lies there under its id; answers what lies there then. */
export const beginRedistribution = (
  table: AggregateTable,
  retentionDays: number,
  planned: Redistribution,
  trace: Trace,
): Promise<Redistribution> =>
  table.change<Redistribution, never, Redistribution>(
    typeFor(retentionDays),
    redistributionKey(planned.id),
    trace,
    (found) => (found ? { answer: found } : { next: planned, answer: planned }),
    { assume: 'absent' },
  );

/** Puts down what came of some of its moves. */
export const keepOutcomes = (
  table: AggregateTable,
  retentionDays: number,
  begun: Redistribution,
  { outcomes, resumeAt }: { readonly outcomes: ReadonlyMap<string, string>; readonly resumeAt: string },
  trace: Trace,
): Promise<Redistribution> =>
  table.change<Redistribution, never, Redistribution>(
    typeFor(retentionDays),
    redistributionKey(begun.id),
    trace,
    (found = begun) => {
      if (movesLeft(found).length === 0) return { answer: found };
      const next = withOutcomes(found, outcomes, resumeAt);
      return { next, answer: next };
    },
  );
