import type { AnswerOf } from '@huiyin/client';
import type { TableBody } from '@huiyin/contracts';
import { SingleBar } from 'cli-progress';
import { importOrders } from '../import/import-orders.ts';
import { readMapping } from '../import/read-mapping.ts';
import type { Session } from '../session.ts';
import { readTables } from '../table-import/read-table.ts';

/** `huiyin import orders FILE --map MAP` */
export async function importOrdersCommand(session: Session, file: string, mapFile: string): Promise<void> {
  const map = await readMapping(mapFile);
  const bar = new SingleBar({
    format:
      '{bar} {percentage}% · {recorded} recorded · {duplicates} duplicates · {rejected} rejected · {skipped} skipped',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: false,
  });
  bar.start(1, 0, { recorded: 0, duplicates: 0, rejected: 0, skipped: 0 });
  const report = await importOrders({
    file,
    map,
    api: session.api,
    user: session.user('upstream'),
    onProgress: (read, total, tally) => {
      bar.setTotal(total);
      bar.update(read, { ...tally });
    },
  }).finally(() => bar.stop());
  const { recorded, duplicates, rejected, skipped } = report;
  session.answer({ recorded, duplicates, rejected, skipped }, () => [
    `${recorded} recorded${report.corrected > 0 ? ` (${report.corrected} of them corrections)` : ''}`,
    `${duplicates} duplicates`,
    `${rejected} rejected${rejected > 0 ? ' (huiyin rejected shows those that were sent)' : ''}`,
    ...because(report.rejectedBecause),
    `${skipped} skipped`,
    ...because(report.skippedBecause),
  ]);
}

const because = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 20)
    .map(([reason, count]) => `  ${count} ${reason}`);

/** `huiyin import table FILE` */
export async function importTableCommand(session: Session, file: string): Promise<void> {
  const tables: TableBody[] = await readTables(file);
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
