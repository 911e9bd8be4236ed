import { everyPage } from '@huiyin/client';
import { day as daySchema, staffId } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { Session } from '../session.ts';

/** `huiyin audit person PERSON DAY`: whom somebody was shown on a branch day, in calls and in cases. Throws a `Fault` for what is no person or day. */
export async function auditPersonCommand(session: Session, person: string, day: string): Promise<void> {
  const { api, user, text, when } = session;
  if (!staffId.safeParse(person).success || !daySchema.safeParse(day).success)
    throw new Fault('day-wrong', 'say whose and which day, as 2026-10-06');
  const path = { person, day };
  const as = user('auditor');
  const pages = [
    ...(await everyPage((query) => api.call('GET /reveals/{person}/{day}', { path, query }, as))),
    ...(await everyPage((query) => api.call('GET /case-reveals/{person}/{day}', { path, query }, as))),
  ];
  const shown = pages.flatMap(({ reveals }) => reveals).sort((one, other) => (one.at < other.at ? -1 : 1));
  session.answer({ person, day, reveals: shown }, () =>
    shown.length === 0
      ? [text(`${person} 在 ${day} 没有看过任何客户`, `${person} saw no customer on ${day}`)]
      : shown.map(({ at, about, reason }) => `${when(at)}  ${about}  ${reason ?? text('回访', 'a call')}`),
  );
}
