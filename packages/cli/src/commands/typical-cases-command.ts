import type { TypicalCase, TypicalCaseBody } from '@huiyin/contracts';
import type { Session } from '../session.ts';

const linesOf = ({ text, when }: Session, { caseId, title, story, lesson, at, published }: TypicalCase) => [
  `${title}  ${caseId}  ${published ? when(published.at) : text(`${when(at)} 待发布`, `${when(at)} to be published`)}`,
  `   ${story}`,
  `   → ${lesson}`,
];

/** `huiyin typical-cases list`: page after page, the newest first. */
export async function listTypicalCases(
  session: Session,
  query: { readonly contains?: string },
): Promise<void> {
  const found: TypicalCase[] = [];
  let next: string | undefined;
  do {
    const page = await session.api.call(
      'GET /typical-cases',
      { query: { ...query, ...(next !== undefined && { next }) } },
      session.user('officer'),
    );
    found.push(...page.typicalCases);
    next = page.next;
  } while (next !== undefined);
  session.answer({ typicalCases: found }, () =>
    found.length === 0
      ? [session.text('案例库为空', 'the library is empty')]
      : found.flatMap((each) => linesOf(session, each)),
  );
}

/** `huiyin typical-cases write CASE …` */
export async function writeTypicalCase(
  session: Session,
  caseId: string,
  { title, story, lesson }: TypicalCaseBody,
): Promise<void> {
  const written = await session.api.call(
    'PUT /typical-cases/{caseId}',
    { path: { caseId }, body: { title, story, lesson } },
    session.user('officer'),
  );
  session.answer(written, () => linesOf(session, written));
}

/** `huiyin typical-cases publish CASE` */
export async function publishTypicalCase(session: Session, caseId: string): Promise<void> {
  const published = await session.api.call(
    'POST /typical-cases/{caseId}/publish',
    { path: { caseId } },
    session.user('supervisor'),
  );
  session.answer(published, () => linesOf(session, published));
}
