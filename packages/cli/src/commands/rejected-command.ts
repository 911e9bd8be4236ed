import { type AnswerOf, everyPage } from '@huiyin/client';
import type { Correction } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { Session } from '../session.ts';

type Entry = AnswerOf<'GET /rejected'>['rejected'][number];

/** `huiyin rejected` */
export async function listRejected(session: Session): Promise<void> {
  const entries = await allRejected(session);
  session.answer({ rejected: entries }, () =>
    entries.length === 0
      ? [session.text('没有被退回的工单', 'nothing is rejected')]
      : entries.flatMap((entry) => [
          [
            entry.rejectedId,
            session.when(entry.receivedAt),
            entry.door === 'api' ? session.text('接口', 'by api') : session.text('事件', 'by event'),
            ...(entry.orderId === undefined ? [] : [`${session.text('工单', 'order')} ${entry.orderId}`]),
          ].join('  '),
          ...entry.issues.map(
            ({ path, rule }) => `  ${path === '' ? session.text('（整体）', '(whole)') : path}: ${rule}`,
          ),
        ]),
  );
}

/** `huiyin rejected resubmit ID`, or every one of them. */
export async function resubmit(session: Session, which: string | 'all'): Promise<void> {
  const ids = which === 'all' ? (await allRejected(session)).map(({ rejectedId }) => rejectedId) : [which];
  const results: AnswerOf<'POST /rejected/{rejectedId}/resubmit'>[] = [];
  for (const rejectedId of ids)
    results.push(
      await session.api.call(
        'POST /rejected/{rejectedId}/resubmit',
        { path: { rejectedId } },
        session.user('administrator'),
      ),
    );
  session.answer({ results }, () =>
    results.map(
      ({ orderId, result, issues = [] }) =>
        `${orderId ?? session.text('（无工单号）', '(no order id)')}: ${result}${issues.map(({ path, rule }) => `, ${path} ${rule}`).join('')}`,
    ),
  );
}

/** `huiyin rejected correct ID PATH=VALUE…`: some fields set anew; several values of one are separated by commas. */
export async function correctRejected(
  session: Session,
  rejectedId: string,
  fields: readonly string[],
): Promise<void> {
  const corrections = fields.map(correctionOf);
  const result = await session.api.call(
    'POST /rejected/{rejectedId}/correct',
    { path: { rejectedId }, body: { corrections } },
    session.user('administrator'),
  );
  session.answer(result, () => [
    `${result.orderId ?? session.text('（无工单号）', '(no order id)')}: ${result.result}`,
    ...(result.issues ?? []).map(({ path, rule }) => `  ${path}: ${rule}`),
  ]);
}

const LISTS: readonly string[] = ['staff', 'abnormal', 'customer.phones'];

function correctionOf(field: string): Correction {
  const [, path, text] = /^([^=]+)=(.*)$/s.exec(field) ?? [];
  if (path === undefined || text === undefined)
    throw new Fault('correction-wrong', `a correction is written PATH=VALUE, not ${field}`);
  if (LISTS.includes(path)) return { path, value: text.split(',') };
  return { path, value: path === 'revision' ? Number(text) : text };
}

async function allRejected(session: Session): Promise<Entry[]> {
  const pages = await everyPage((query) =>
    session.api.call('GET /rejected', { query }, session.user('administrator')),
  );
  return pages.flatMap(({ rejected }) => rejected);
}
