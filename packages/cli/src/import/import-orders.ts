import type { ApiUser, BranchApi } from '@huiyin/client';
import type { Issue, OrderResult } from '@huiyin/contracts';
import { readRows } from '@huiyin/files';
import { eachOf, inBatches } from './in-batches.ts';
import { type Mapped, mapRow } from './map-row.ts';
import { columnsOf, type Mapping } from './mapping.ts';

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
  /** The lines of the first rejected rows, by the same reasons. */
  readonly rejectedLines: Readonly<Record<string, readonly number[]>>;
}

/** Lines that are named for one reason, at most. */
const LINES_NAMED_MAX = 20;

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
  const rejectedLines: Record<string, number[]> = {};
  let corrected = 0;
  const count = (into: Record<string, number>, name: string) => {
    into[name] = (into[name] ?? 0) + 1;
  };

  let [readBytes, totalBytes] = [0, 0];
  const showProgress = () => request.onProgress?.(readBytes, totalBytes, tally);

  async function* orders(): AsyncGenerator<MappedOrder> {
    const rows = mapRows(request.file, request.map, (read, total) => {
      [readBytes, totalBytes] = [read, total];
    });
    for await (const { line, mapped } of rows) {
      if (mapped.kind === 'order') yield { line, order: mapped.order };
      else {
        tally.skipped += 1;
        count(skippedBecause, mapped.reason);
      }
    }
  }

  const judge = ({ result, issues = [] }: OrderResult, line: number): void => {
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
        for (const reason of issues.map(reasonOf)) {
          count(rejectedBecause, reason);
          rejectedLines[reason] ??= [];
          if (rejectedLines[reason].length < LINES_NAMED_MAX) rejectedLines[reason].push(line);
        }
    }
  };

  await eachOf(inBatches(orders(), request.batchSize), request.width ?? 4, async (batch) => {
    const body = batch.map(({ order }) => order);
    const { results } = await request.api.call('POST /work-orders', { body }, request.user);
    results.forEach((result, index) => {
      judge(result, batch[index]?.line ?? 0);
    });
    showProgress();
  });
  return { ...tally, corrected, skippedBecause, rejectedBecause, rejectedLines };
}

interface MappedOrder {
  readonly line: number;
  readonly order: Readonly<Record<string, unknown>>;
}

/**
 * The rows of a file as the mapping reads them. A row with content under no column goes along as an order that intake must
 * reject, so that it is stored whole and sealed.
 */
export async function* mapRows(
  file: string,
  map: Mapping,
  onBytes?: (read: number, total: number) => void,
): AsyncGenerator<{ readonly line: number; readonly mapped: Mapped }> {
  const columns = columnsOf(map).map((name) => [name]);
  for await (const { line, row, surplus } of readRows({
    file,
    shape: map.file,
    columns,
    ...(onBytes && { onBytes }),
  })) {
    const mapped = mapRow(map, row);
    if (mapped.kind === 'order' && surplus.length > 0)
      yield { line, mapped: { kind: 'order', order: { ...mapped.order, unplacedCells: [...surplus] } } };
    else yield { line, mapped };
  }
}

/** An issue as a report names it: its rule and where. */
export const reasonOf = ({ path, rule }: Issue): string => (path === '' ? rule : `${rule} at ${path}`);
