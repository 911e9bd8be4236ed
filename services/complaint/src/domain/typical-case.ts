import type { Instant } from '@huiyin/calendar';
import type { Contact, TypicalCase, TypicalCaseBody } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { CaseFile } from './case-file.ts';
import type { Actor } from './commands.ts';
import { namesNobody } from './names-nobody.ts';

/** Why a typical case is not written or published. */
export type TypicalCaseRefusal =
  | 'no-such-case'
  | 'case-not-closed'
  | 'own-team'
  | 'names-somebody'
  | 'no-such-typical-case'
  | 'author-may-not-publish';

/** What somebody writes of a case that is over: anew each time, and to be published anew. */
export function write(
  found: CaseFile | undefined,
  contact: Contact | undefined,
  body: TypicalCaseBody,
  actor: Actor,
  at: Instant,
): Outcome<TypicalCase, TypicalCaseRefusal> {
  if (!found) return refuse('no-such-case');
  if (found.state !== 'closed') return refuse('case-not-closed');
  if (actor.team === found.order.team) return refuse('own-team');
  const { title, story, lesson } = body;
  const text = [title, story, lesson].join('\n');
  if (!namesNobody(text, contact) || found.order.staff.some((id) => text.includes(id)))
    return refuse('names-somebody');
  const { caseId, kind, category, cause, order } = found;
  return done({
    caseId,
    kind,
    ...(category !== undefined && { category }),
    ...(cause !== undefined && { cause }),
    businessType: order.businessType,
    title,
    story,
    lesson,
    by: actor.id,
    at,
  });
}

/** Put among those that everybody reads; by somebody else than who wrote it. */
export function publish(
  found: TypicalCase | undefined,
  actor: Actor,
  at: Instant,
): Outcome<TypicalCase, TypicalCaseRefusal> {
  if (!found) return refuse('no-such-typical-case');
  if (found.by === actor.id) return refuse('author-may-not-publish');
  return done(found.published ? found : { ...found, published: { at, by: actor.id } });
}

export const contains = ({ title, story, lesson }: TypicalCase, text: string): boolean =>
  [title, story, lesson].some((each) => each.toLowerCase().includes(text.toLowerCase()));
