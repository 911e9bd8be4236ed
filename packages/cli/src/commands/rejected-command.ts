import type { AnswerOf } from '../branch/branch-api.ts';
import type { Session } from '../session.ts';

type Entry = AnswerOf<'GET /rejected'>['rejected'][number];

/** `huiyin rejected` */
export async function listRejected(session: Session): Promise<void> {
  const entries = await allRejected(session);
  session.answer({ rejected: entries }, () =>
    entries.length === 0
      ? ['nothing is rejected']
      : entries.flatMap((entry) => [
          `${entry.rejectedId}  ${entry.receivedAt}  by ${entry.door}${entry.orderId === undefined ? '' : `  order ${entry.orderId}`}`,
          ...entry.issues.map(({ path, rule }) => `  ${path === '' ? '(whole)' : path}: ${rule}`),
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
        session.caller('administrator'),
      ),
    );
  session.answer({ results }, () =>
    results.map(
      ({ orderId, result, issues = [] }) =>
        `${orderId ?? '(no order id)'}: ${result}${issues.map(({ path, rule }) => `, ${path} ${rule}`).join('')}`,
    ),
  );
}

async function allRejected(session: Session): Promise<Entry[]> {
  const entries: Entry[] = [];
  let next: string | undefined;
  do {
    const page = await session.api.call(
      'GET /rejected',
      { query: { ...(next !== undefined && { next }) } },
      session.caller('administrator'),
    );
    entries.push(...page.rejected);
    next = page.next;
  } while (next !== undefined);
  return entries;
}
