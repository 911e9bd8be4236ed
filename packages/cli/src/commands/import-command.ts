import type { AnswerOf } from '@huiyin/client';
import type { TableBody } from '@huiyin/contracts';
import type { FileShape } from '@huiyin/files';
import { Fault } from '@huiyin/kernel';
import type { Wording } from '@huiyin/vocabulary';
import { type AskBranch, byContract, checkOrders, type RowForecast } from '../import/check-orders.ts';
import { importOrders } from '../import/import-orders.ts';
import type { Mapping } from '../import/mapping.ts';
import { readMapping } from '../import/read-mapping.ts';
import { showProgress } from '../import/show-progress.ts';
import type { Session } from '../session.ts';
import { readTables } from '../table-import/read-table.ts';

export interface ImportOrdersOptions {
  readonly map: string;
  readonly check: boolean;
}

/** `huiyin import orders FILE --map MAP`; throws a `Fault` when rows were rejected, after the answer. */
export async function importOrdersCommand(
  session: Session,
  file: string,
  { map: mapFile, check }: ImportOrdersOptions,
): Promise<void> {
  const map = await readMapping(mapFile);
  if (check) return await checkOrdersCommand(session, file, map);
  const { text } = session;
  const progress = showProgress(session);
  const report = await importOrders({
    file,
    map,
    api: session.api,
    user: session.user('upstream'),
    onProgress: progress.show,
  }).finally(progress.stop);
  const { recorded, duplicates, rejected, skipped, corrected } = report;
  session.answer({ recorded, duplicates, rejected, skipped }, () => [
    text(`已登记 ${recorded}`, `${recorded} recorded`) +
      (corrected > 0 ? text(`（其中更正 ${corrected}）`, ` (${corrected} of them corrections)`) : ''),
    text(`重复 ${duplicates}`, `${duplicates} duplicates`),
    text(`拒收 ${rejected}`, `${rejected} rejected`) +
      (rejected > 0 ? text('（huiyin rejected 可查看）', ' (huiyin rejected shows them)') : ''),
    ...because(session, report.rejectedBecause, report.rejectedLines),
    text(`跳过 ${skipped}`, `${skipped} skipped`),
    ...because(session, report.skippedBecause),
  ]);
  if (rejected > 0) throw rowsRejected(session, rejected);
}

/** What `main` ends with exit code 2 for: the command did its work, and rows need somebody to look. */
const rowsRejected = ({ language }: Session, count: number): Fault =>
  new Fault('rows-rejected', language === 'zh' ? `${count} 行被拒收` : `${count} rows were rejected`);

/** Lines that are printed one by one. */
const LINES_SHOWN_MAX = 200;

const FATES: Readonly<Record<RowForecast['fate'], Wording>> = {
  sent: { zh: '将发送', en: 'would be sent' },
  recorded: { zh: '将登记', en: 'would be recorded' },
  corrected: { zh: '将更正已登记的工单', en: 'would correct a recorded order' },
  duplicate: { zh: '已登记，重复', en: 'is recorded already' },
  superseded: { zh: '早于已登记的版本', en: 'is older than what is recorded' },
  'twice-in-file': { zh: '文件中重复', en: 'is in the file twice' },
  rejected: { zh: '将被拒收', en: 'would be rejected' },
  skipped: { zh: '跳过', en: 'is skipped' },
};

async function checkOrdersCommand(session: Session, file: string, map: Mapping): Promise<void> {
  const { api, language, text, world } = session;
  const ask: AskBranch = async (body) =>
    (await api.call('POST /work-orders/check', { body: [...body] }, session.user('upstream'))).results;
  const rows = await checkOrders(file, map, ask).catch((error: unknown) => {
    if (!(error instanceof Fault && error.code === 'no-branch-runs')) throw error;
    world.remark(
      text(
        '没有分公司在运行，只按约定核对：班组、业务类型、号码格式与已登记的工单未核对',
        'no branch runs, so only the contract was asked: not its teams, business types, phone pattern and recorded orders',
      ),
    );
    return checkOrders(file, map, byContract);
  });
  const counts = Object.fromEntries(
    [...Map.groupBy(rows, ({ fate }) => fate)].map(([fate, some]) => [fate, some.length]),
  );
  const notable = rows.filter(({ fate }) => fate !== 'sent' && fate !== 'recorded');
  session.answer({ ...counts, rows }, () => [
    ...notable
      .slice(0, LINES_SHOWN_MAX)
      .map(({ line, fate, reasons }) =>
        [`${text('第', 'line ')}${line}${text(' 行', '')}: ${FATES[fate][language]}`, ...reasons].join(' · '),
      ),
    ...(notable.length > LINES_SHOWN_MAX
      ? [
          text(
            `……另有 ${notable.length - LINES_SHOWN_MAX} 行：--json 全部列出`,
            `… ${notable.length - LINES_SHOWN_MAX} more: --json has all`,
          ),
        ]
      : []),
    ...Object.entries(FATES).flatMap(([fate, word]) =>
      counts[fate] === undefined ? [] : [`${counts[fate]} ${word[language]}`],
    ),
    text('什么都没有登记', 'nothing was recorded'),
  ]);
  if (counts.rejected !== undefined) throw rowsRejected(session, counts.rejected);
}

const because = (
  { text }: Session,
  counts: Readonly<Record<string, number>>,
  lines: Readonly<Record<string, readonly number[]>> = {},
): string[] =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 20)
    .map(([reason, count]) => {
      const named = lines[reason] ?? [];
      const more = count > named.length ? ', …' : '';
      const where = `${text('行', 'line')} ${named.join(', ')}${more}`;
      return `  ${count} ${reason}${named.length > 0 ? text(`（${where}）`, ` (${where})`) : ''}`;
    });

/** `huiyin import table FILE` */
export async function importTableCommand(session: Session, file: string, shape: FileShape): Promise<void> {
  const tables: TableBody[] = await readTables(file, shape);
  const answers: AnswerOf<'POST /tables'>[] = [];
  for (const body of tables)
    answers.push(await session.api.call('POST /tables', { body }, session.user('supervisor')));
  session.answer(answers, () =>
    answers.flatMap(({ period, rows, findings }) => [
      session.text(
        `${period}：已保存 ${rows} 行${findings.length === 0 ? '' : '，对不上的有：'}`,
        `${period}: ${rows} rows kept${findings.length === 0 ? '' : ', which do not add up:'}`,
      ),
      ...findings.map(
        ({ team, finding, column, stated, computed }) =>
          `  ${team}: ${finding}${column === undefined ? '' : ` ${column}`}: ${session.text(`表中 ${stated}，应为 ${computed}`, `stated ${stated}, computed ${computed}`)}`,
      ),
    ]),
  );
}
