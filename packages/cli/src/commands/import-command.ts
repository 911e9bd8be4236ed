import type { AnswerOf } from '@huiyin/client';
import type { TableBody } from '@huiyin/contracts';
import type { FileShape } from '@huiyin/files';
import { Fault } from '@huiyin/kernel';
import { SingleBar } from 'cli-progress';
import { checkOrders, type RowForecast } from '../import/check-orders.ts';
import { importOrders } from '../import/import-orders.ts';
import type { Mapping } from '../import/mapping.ts';
import { readMapping } from '../import/read-mapping.ts';
import type { Session } from '../session.ts';
import { readTables } from '../table-import/read-table.ts';

export interface ImportOrdersOptions {
  readonly map: string;
  readonly check: boolean;
}

/** A line of progress comes this often where no bar can be drawn. */
const PROGRESS_EVERY_MS = 5_000;

/** `huiyin import orders FILE --map MAP`; throws a `Fault` when rows were rejected, after the answer. */
export async function importOrdersCommand(
  session: Session,
  file: string,
  { map: mapFile, check }: ImportOrdersOptions,
): Promise<void> {
  const map = await readMapping(mapFile);
  if (check) return await checkOrdersCommand(session, file, map);
  const bar = new SingleBar({
    format:
      '{bar} {percentage}% · {recorded} recorded · {duplicates} duplicates · {rejected} rejected · {skipped} skipped',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: false,
    noTTYOutput: true,
    notTTYSchedule: PROGRESS_EVERY_MS,
  });
  bar.start(1, 0, { recorded: 0, duplicates: 0, rejected: 0, skipped: 0 });
  const report = await importOrders({
    file,
    map,
    api: session.api,
    user: session.user('upstream'),
    onProgress: (read, total, tally) => {
      // How much of a workbook was read, nobody knows.
      if (total > 0) bar.setTotal(total);
      bar.update(read, { ...tally });
    },
  }).finally(() => bar.stop());
  const { recorded, duplicates, rejected, skipped } = report;
  session.answer({ recorded, duplicates, rejected, skipped }, () => [
    `${recorded} recorded${report.corrected > 0 ? ` (${report.corrected} of them corrections)` : ''}`,
    `${duplicates} duplicates`,
    `${rejected} rejected${rejected > 0 ? ' (huiyin rejected shows them)' : ''}`,
    ...because(report.rejectedBecause, report.rejectedLines),
    `${skipped} skipped`,
    ...because(report.skippedBecause),
  ]);
  if (rejected > 0) throw rowsRejected(session, rejected);
}

/** What `main` ends with exit code 2 for: the command did its work, and rows need somebody to look. */
const rowsRejected = ({ language }: Session, count: number): Fault =>
  new Fault('rows-rejected', language === 'zh' ? `${count} 行被拒收` : `${count} rows were rejected`);

/** Lines that are printed one by one. */
const LINES_SHOWN_MAX = 200;

async function checkOrdersCommand(session: Session, file: string, map: Mapping): Promise<void> {
  const rows = await Array.fromAsync(checkOrders(file, map));
  const countOf = (fate: RowForecast['fate']) => rows.filter((row) => row.fate === fate).length;
  const counts = {
    sent: countOf('sent'),
    twiceInFile: countOf('twice-in-file'),
    rejected: countOf('rejected'),
    skipped: countOf('skipped'),
  };
  const notable = rows.filter(({ fate }) => fate !== 'sent');
  session.answer({ ...counts, rows }, () => [
    ...notable
      .slice(0, LINES_SHOWN_MAX)
      .map(({ line, fate, reasons }) => `line ${line}: ${[fate, ...reasons].join(' · ')}`),
    ...(notable.length > LINES_SHOWN_MAX
      ? [`… ${notable.length - LINES_SHOWN_MAX} more: --json has all`]
      : []),
    `${counts.sent} would be sent, ${counts.twiceInFile} twice in the file, ${counts.rejected} would be rejected, ${counts.skipped} skipped; nothing was sent`,
  ]);
  if (counts.rejected > 0) throw rowsRejected(session, counts.rejected);
}

const because = (
  counts: Readonly<Record<string, number>>,
  lines: Readonly<Record<string, readonly number[]>> = {},
): string[] =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 20)
    .map(([reason, count]) => {
      const named = lines[reason] ?? [];
      const more = count > named.length ? ', …' : '';
      return `  ${count} ${reason}${named.length > 0 ? ` (line ${named.join(', ')}${more})` : ''}`;
    });

/** `huiyin import table FILE` */
export async function importTableCommand(session: Session, file: string, shape: FileShape): Promise<void> {
  const tables: TableBody[] = await readTables(file, shape);
  const answers: AnswerOf<'POST /tables'>[] = [];
  for (const body of tables)
    answers.push(await session.api.call('POST /tables', { body }, session.user('supervisor')));
  session.answer(answers, () =>
    answers.flatMap(({ period, rows, findings }) => [
      `${period}: ${rows} rows kept${findings.length === 0 ? '' : ', which do not add up:'}`,
      ...findings.map(
        ({ team, finding, column, stated, computed }) =>
          `  ${team}: ${finding}${column === undefined ? '' : ` ${column}`}: stated ${stated}, computed ${computed}`,
      ),
    ]),
  );
}
