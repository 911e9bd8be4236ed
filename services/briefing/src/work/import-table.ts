import { parsePeriod, toInstant } from '@huiyin/calendar';
import type { Issue, TableBody, TableFinding } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { nameLevels, readTable } from '../domain/imported-table.ts';
import type { BriefingDeps } from './briefing-deps.ts';

export type ImportTableRefusal =
  | 'no-such-period'
  | { readonly rule: 'unknown-level'; readonly issues: readonly Issue[] };

export interface TableImported {
  readonly period: string;
  readonly rows: number;
  readonly findings: TableFinding[];
}

/** Saves a table of an earlier period as it was published, and answers everything in it that does not add up. */
export const importTable =
  ({ branch, store, now }: BriefingDeps) =>
  async ({
    table,
    traceId,
  }: {
    readonly table: TableBody;
    readonly traceId: string;
  }): Promise<Outcome<TableImported, ImportTableRefusal>> => {
    const period = parsePeriod(table.period);
    if (!period) return refuse('no-such-period');
    const rows = nameLevels(table.rows, branch.levels);
    if (!rows.ok) return rows;
    const { source } = table;
    await store.saveTable(
      { period: period.name, source, rows: rows.value },
      { traceId, at: toInstant(now()) },
    );
    const { findings } = readTable(source, rows.value, branch.levels);
    return done({ period: period.name, rows: rows.value.length, findings });
  };
