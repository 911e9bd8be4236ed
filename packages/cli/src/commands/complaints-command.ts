import { everyPage, type RequestOf } from '@huiyin/client';
import type { ComplaintCase } from '@huiyin/contracts';
import { nextDeadline } from '@huiyin/vocabulary';
import type { Session } from '../session.ts';

/** `huiyin complaints list` */
export async function listComplaints(session: Session, state: 'open' | 'closed'): Promise<void> {
  const pages = await everyPage((cursor) =>
    session.api.call('GET /complaints', { query: { state, ...cursor } }, session.user('officer')),
  );
  const complaints = pages.flatMap((page) => page.complaints);
  session.answer({ complaints }, () =>
    complaints.length === 0 ? [`no ${state} complaints`] : complaints.map(lineOf),
  );
}

/** `huiyin complaints show CASE` */
export async function showComplaint(session: Session, caseId: string): Promise<void> {
  const found = await session.api.call(
    'GET /complaints/{caseId}',
    { path: { caseId } },
    session.user('officer'),
  );
  const { order, missed, ...others } = found;
  const deadlines = missed.map(({ deadline, by, until }) => `${deadline} by ${by} (until ${until})`);
  session.answer(found, () =>
    Object.entries({ ...order, ...others, missed: deadlines.join(', ') || 'none' }).map(
      ([name, value]) => `${name}: ${String(value)}`,
    ),
  );
}

/** `huiyin complaints acknowledge CASE` */
export async function acknowledgeComplaint(session: Session, caseId: string, owner?: string): Promise<void> {
  const body = owner === undefined ? {} : { owner };
  const changed = await session.api.call(
    'POST /complaints/{caseId}/acknowledge',
    { path: { caseId }, body },
    session.user('officer'),
  );
  session.answer(changed, () => [lineOf(changed)]);
}

/** `huiyin complaints hand-on CASE STAFF` */
export async function handOnComplaint(session: Session, caseId: string, owner: string): Promise<void> {
  const changed = await session.api.call(
    'POST /complaints/{caseId}/hand-on',
    { path: { caseId }, body: { owner } },
    session.user('officer'),
  );
  session.answer(changed, () => [lineOf(changed)]);
}

/** `huiyin complaints conclude CASE` */
export async function concludeComplaint(
  session: Session,
  caseId: string,
  body: RequestOf<'POST /complaints/{caseId}/conclude'>['body'],
): Promise<void> {
  const changed = await session.api.call(
    'POST /complaints/{caseId}/conclude',
    { path: { caseId }, body },
    session.user('officer'),
  );
  session.answer(changed, () => [lineOf(changed)]);
}

/** `huiyin complaints reveal CASE --reason …`: the only way to the customer's data; the reveal is logged. */
export async function revealComplaint(
  session: Session,
  caseId: string,
  body: RequestOf<'POST /complaints/{caseId}/reveal'>['body'],
): Promise<void> {
  const revealed = await session.api.call(
    'POST /complaints/{caseId}/reveal',
    { path: { caseId }, body },
    session.user('officer'),
  );
  session.answer(revealed, () => [
    ...(revealed.contact
      ? [revealed.contact.name, ...revealed.contact.phones, revealed.contact.address ?? '']
      : ['the customer is forgotten, or the key of that month destroyed']),
    ...revealed.words.map(({ at, text }) => `${at}  ${text}`),
  ]);
}

const lineOf = (one: ComplaintCase): string =>
  `${one.caseId}  ${one.state}  ${one.class}  ${one.concerns.join('+')}  ${one.order.businessType}/${one.order.team}  ` +
  (one.state === 'closed' ? `closed ${one.closedAt ?? ''} ${one.closedBecause ?? ''}` : deadlineOf(one));

/** What is to be done next, and by when; a concluded case waits for its second callback. */
function deadlineOf(one: ComplaintCase): string {
  const { deadline, by } = nextDeadline(one);
  return one.state === 'concluded' ? 'waits for its second callback' : `${deadline} by ${by}`;
}
