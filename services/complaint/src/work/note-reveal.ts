import { dayOf } from '@huiyin/calendar';
import type { RevealReason, ShownAnswer } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { CursorUnreadable, revealsIn } from '@huiyin/table';
import type { CaseDeps } from './command-case.ts';

const revealsOf = ({ table, branch }: Pick<CaseDeps, 'table' | 'branch'>) =>
  revealsIn(table, branch.retentionDays.cases);

/** Notes by person and day that a case's customer is about to be opened, and why. */
export const noteReveal = (
  deps: Pick<CaseDeps, 'table' | 'branch'>,
  {
    caseId,
    by,
    reason,
    at,
  }: {
    readonly caseId: string;
    readonly by: string;
    readonly reason: RevealReason;
    readonly at: string;
  },
  traceId: string,
): Promise<void> =>
  revealsOf(deps).note(
    { by, day: dayOf(at, deps.branch.zone), at, about: caseId, under: caseId, reason },
    { traceId, at },
  );

/** A page of the cases whose customers somebody opened on a day. */
export const showDayOfReveals =
  (deps: Pick<CaseDeps, 'table' | 'branch'>) =>
  async (person: string, day: string, after?: string): Promise<Outcome<ShownAnswer, 'cursor-malformed'>> => {
    try {
      const { items, next } = await revealsOf(deps).of(person, day, after);
      return done({
        reveals: items.map(({ state: { at, about, reason } }) => ({
          at,
          about,
          ...(reason !== undefined && { reason }),
        })),
        ...(next !== undefined && { next }),
      });
    } catch (error) {
      if (error instanceof CursorUnreadable) return refuse('cursor-malformed');
      throw error;
    }
  };
