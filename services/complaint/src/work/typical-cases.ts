import { toInstant } from '@huiyin/calendar';
import type { TypicalCase, TypicalCaseBody } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import { CursorUnreadable } from '@huiyin/table';
import type { Actor } from '../domain/commands.ts';
import { contains, publish, type TypicalCaseRefusal, write } from '../domain/typical-case.ts';
import { caseOf } from '../store/cases.ts';
import { pageOfTypicalCases, TYPICAL_CASE, typicalCaseKey } from '../store/typical-cases.ts';
import type { CaseDeps } from './command-case.ts';
import { envelopesOf } from './open-envelopes.ts';

interface ByActor {
  readonly caseId: string;
  readonly actor: Actor;
  readonly traceId: string;
}

type Written = Outcome<TypicalCase, TypicalCaseRefusal>;

/** Writes a typical case; its customer's envelope is opened to see that the text does not name them, and shown to nobody. */
export const writeTypicalCase =
  (
    deps: CaseDeps & {
      readonly keys: KeyRing;
      /** Logs an opening before it happens. */
      readonly logCheck: (check: { readonly caseId: string; readonly caller: string }) => void;
    },
  ) =>
  async ({
    caseId,
    actor,
    traceId,
    body,
  }: ByActor & { readonly body: TypicalCaseBody }): Promise<Written> => {
    const { branch, table, keys, now } = deps;
    const at = toInstant(now());
    const found = await caseOf(table, caseId);
    if (found) deps.logCheck({ caseId, caller: actor.id });
    const contact = found && (await envelopesOf(keys, branch, found).contact());
    const written = write(found, contact, body, actor, at);
    if (!written.ok) return written;
    return table.change<TypicalCase, never, Written>(
      TYPICAL_CASE,
      typicalCaseKey(caseId),
      { traceId, at },
      () => ({ next: written.value, answer: written }),
    );
  };

/** A supervisor puts it among those that everybody reads; twice is once. */
export const publishTypicalCase =
  ({ table, now }: CaseDeps) =>
  ({ caseId, actor, traceId }: ByActor): Promise<Written> => {
    const at = toInstant(now());
    return table.change<TypicalCase, never, Written>(
      TYPICAL_CASE,
      typicalCaseKey(caseId),
      { traceId, at },
      (found) => {
        const answer = publish(found, actor, at);
        return { next: answer.ok && answer.value !== found ? answer.value : undefined, answer };
      },
    );
  };

/** A page of the library, or of those that wait to be published. */
export const listTypicalCases =
  ({ table }: Pick<CaseDeps, 'table'>) =>
  async (
    which: 'published' | 'written',
    query: { readonly contains?: string | undefined; readonly next?: string | undefined },
  ) => {
    try {
      const { items, next } = await pageOfTypicalCases(table, which, query.next);
      const { contains: text } = query;
      const found = items.map(({ state }) => state);
      return done({
        typicalCases: text === undefined ? found : found.filter((each) => contains(each, text)),
        ...(next !== undefined && { next }),
      });
    } catch (error) {
      if (error instanceof CursorUnreadable) return refuse('cursor-malformed' as const);
      throw error;
    }
  };
