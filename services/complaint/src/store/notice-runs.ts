import { instant, listOf, ownId } from '@huiyin/contracts';
import { type AggregateTable, type AggregateType, droppedAfter, inIndex, type Trace } from '@huiyin/table';
import * as z from 'zod';

/** The one partition of the second index: what time alone brings, in its order. */
export const DUE = 'DUE';

/** Cases that were about to be told of at one moment: what is left to do should the function die on the way. */
export interface NoticeRun {
  /** When it began; its cases carry it with what they were told. */
  readonly at: string;
  readonly caseIds: readonly string[];
  /** When somebody takes it up again; absent once everybody is told. */
  readonly resumeAt?: string | undefined;
}

export const NOTICE_RUN: AggregateType<NoticeRun, never> = {
  name: 'notice-run',
  schema: z.strictObject({
    at: instant,
    caseIds: listOf(ownId),
    resumeAt: instant.optional(),
  }),
  idOf: ({ at }) => at,
  keyOf: ({ at }) => ({ pk: RUN, sk: at }),
  indexOf: ({ at, resumeAt }) => (resumeAt === undefined ? {} : inIndex(2, DUE, `${resumeAt}#${at}`)),
};

const RUN = 'NOTICES';
const RETENTION_DAYS = 90;

const runType = droppedAfter(NOTICE_RUN, RETENTION_DAYS, ({ at }) => at);

export const NOTICE_RUN_EXAMPLE: NoticeRun = {
  at: '2026-10-12T00:30:00.000Z',
  caseIds: ['routine:WO-20261005-000123.1'],
  resumeAt: '2026-10-12T00:36:00.000Z',
};

export const isRunKey = ({ pk }: { readonly pk?: string }): boolean => pk === RUN;

/** Saves a run over the one that was read, or as a new one. Answers false when somebody else was faster. */
export async function saveRun(table: AggregateTable, run: NoticeRun, trace: Trace): Promise<boolean> {
  const found = await table.load(runType, runType.keyOf(run));
  if (found && found.state.resumeAt === undefined) return false;
  return (await table.save(runType, run, found, trace)).saved;
}

export const runAt = async (
  table: AggregateTable,
  key: { readonly pk: string; readonly sk: string },
): Promise<NoticeRun | undefined> => (await table.load(NOTICE_RUN, key))?.state;
