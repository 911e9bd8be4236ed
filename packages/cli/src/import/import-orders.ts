import type { ApiUser, BranchApi } from '@huiyin/client';
import type { Issue, OrderResult } from '@huiyin/contracts';
import { eachOf, inBatches } from './in-batches.ts';
import { mapRow } from './map-row.ts';
import { columnsOf, type Mapping } from './mapping.ts';
import { readRows } from './read-rows.ts';

/** What became of a file's rows; the four figures add up to the rows of the file. */
export interface ImportTally {
  /** New orders and corrections. */
  recorded: number;
  /** Known already, or older than what is known. */
  duplicates: number;
  rejected: number;
  skipped: number;
}

export interface ImportReport extends ImportTally {
  readonly corrected: number;
  /** Rows passed over, by the mapping's reason. */
  readonly skippedBecause: Readonly<Record<string, number>>;
  /** Rejected rows by rule and path; never a value. */
  readonly rejectedBecause: Readonly<Record<string, number>>;
}

export interface ImportRequest {
  readonly file: string;
  readonly map: Mapping;
  readonly api: BranchApi;
  readonly user: ApiUser;
  readonly batchSize?: number;
  /** Requests under way at once. */
  readonly width?: number;
  readonly onProgress?: (readBytes: number, totalBytes: number, tally: Readonly<ImportTally>) => void;
}

/**
 * Brings an export in. Running it again, also after it broke off, records nothing twice: intake knows every order by
 * its id, revision and content.
 */
export async function importOrders(request: ImportRequest): Promise<ImportReport> {
  const tally: ImportTally = { recorded: 0, duplicates: 0, rejected: 0, skipped: 0 };
  const skippedBecause: Record<string, number> = {};
  const rejectedBecause: Record<string, number> = {};
  let corrected = 0;
  const count = (into: Record<string, number>, name: string) => {
    into[name] = (into[name] ?? 0) + 1;
  };

  async function* orders(): AsyncGenerator<Readonly<Record<string, unknown>>> {
    const { file, map, onProgress } = request;
    const lines = readRows(file, map.file, columnsOf(map), (read, total) => onProgress?.(read, total, tally));
    for await (const line of lines) {
      if ('ragged' in line) {
        tally.rejected += 1;
        count(rejectedBecause, `cells-do-not-match-header at line ${line.line}`);
        continue;
      }
      const mapped = mapRow(map, line.row);
      if (mapped.kind === 'order') yield mapped.order;
      else {
        tally.skipped += 1;
        count(skippedBecause, mapped.reason);
      }
    }
  }

  const judge = ({ result, issues = [] }: OrderResult): void => {
    switch (result) {
      case 'recorded':
      case 'corrected':
        tally.recorded += 1;
        if (result === 'corrected') corrected += 1;
        return;
      case 'duplicate':
      case 'superseded':
        tally.duplicates += 1;
        return;
      case 'rejected':
        tally.rejected += 1;
        for (const issue of issues) count(rejectedBecause, named(issue));
    }
  };

  await eachOf(inBatches(orders(), request.batchSize), request.width ?? 2, async (batch) => {
    const { results } = await request.api.call('POST /work-orders', { body: [...batch] }, request.user);
    results.forEach(judge);
  });
  return { ...tally, corrected, skippedBecause, rejectedBecause };
}

const named = ({ path, rule }: Issue): string => (path === '' ? rule : `${rule} at ${path}`);
