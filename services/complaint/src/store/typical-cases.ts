import { type TypicalCase, typicalCase } from '@huiyin/contracts';
import { type AggregateTable, type AggregateType, indexed, inIndex, type Page } from '@huiyin/table';

export const typicalCaseKey = (caseId: string) => ({ pk: `T#${caseId}`, sk: 'T' });

const PUBLISHED = 'TYPICAL';
const WRITTEN = 'TYPICAL-WRITTEN';
const PAGE_MAX = 50;

/** Kept for good: it names nobody. */
export const TYPICAL_CASE: AggregateType<TypicalCase, never> = {
  name: 'typical-case',
  schema: typicalCase,
  idOf: ({ caseId }) => caseId,
  keyOf: ({ caseId }) => typicalCaseKey(caseId),
  indexOf: ({ caseId, at, published }) =>
    published ? inIndex(1, PUBLISHED, `${published.at}#${caseId}`) : inIndex(1, WRITTEN, `${at}#${caseId}`),
};

/** One page of them, the newest first. */
export const pageOfTypicalCases = (
  table: AggregateTable,
  which: 'published' | 'written',
  after: string | undefined,
): Promise<Page<TypicalCase>> =>
  table.query(TYPICAL_CASE, {
    ...indexed(1),
    pk: which === 'published' ? PUBLISHED : WRITTEN,
    descending: true,
    limit: PAGE_MAX,
    after,
  });

export const TYPICAL_CASE_EXAMPLE: TypicalCase = {
  caseId: 'routine:WO-20261005-000123.1',
  kind: 'complaint',
  category: 'appointment',
  cause: 'late',
  businessType: 'repair',
  title: '改期未告知',
  story: '上门时间改动，没有告诉客户。',
  lesson: '改期须当日电话告知。',
  by: 'officer-01',
  at: '2026-10-12T02:00:00.000Z',
  published: { at: '2026-10-13T02:00:00.000Z', by: 'supervisor-01' },
};
