import type { RequestOf } from '@huiyin/client';
import type { Countermeasure } from '@huiyin/contracts';
import { FOLLOW_UP_NAMES, SPOT_SUBJECT_NAMES } from '@huiyin/vocabulary';
import type { Session } from '../session.ts';

const linesOf = (
  { language, text, when }: Session,
  { countermeasureId, of, id, month, due, measure, by, at, followUps }: Countermeasure,
): string[] => [
  `${countermeasureId}  ${SPOT_SUBJECT_NAMES[of][language]} ${id}  ${month} → ${due}`,
  `   ${measure}  (${by} ${when(at)})`,
  ...(followUps.length === 0 ? [text('   未跟踪', '   not followed up')] : []),
  ...followUps.map((each) =>
    [
      `   ${FOLLOW_UP_NAMES[each.outcome][language]}`,
      ...(each.note ? [each.note] : []),
      `(${each.by} ${when(each.at)})`,
    ].join('  '),
  ),
];

/** `huiyin countermeasures list MONTH`: those that the briefing of that month looks into. */
export async function listCountermeasures(session: Session, due: string): Promise<void> {
  const found = await session.api.call(
    'GET /countermeasures/{due}',
    { path: { due } },
    session.user('officer'),
  );
  session.answer(found, () =>
    found.countermeasures.length === 0
      ? [session.text(`${due} 没有到期的措施`, `no countermeasure is due in ${due}`)]
      : found.countermeasures.flatMap((each) => linesOf(session, each)),
  );
}

/** `huiyin countermeasures enter …` */
export async function enterCountermeasure(
  session: Session,
  body: RequestOf<'POST /countermeasures'>['body'],
): Promise<void> {
  const entered = await session.api.call('POST /countermeasures', { body }, session.user('officer'));
  session.answer(entered, () => linesOf(session, entered));
}

/** `huiyin countermeasures follow-up ID …` */
export async function followUpCountermeasure(
  session: Session,
  countermeasureId: string,
  body: RequestOf<'POST /countermeasures/{countermeasureId}/follow-up'>['body'],
): Promise<void> {
  const found = await session.api.call(
    'POST /countermeasures/{countermeasureId}/follow-up',
    { path: { countermeasureId }, body },
    session.user('officer'),
  );
  session.answer(found, () => linesOf(session, found));
}
