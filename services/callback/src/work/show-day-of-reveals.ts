import type { ShownAnswer } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { CursorUnreadable } from '@huiyin/table';
import type { DeskDeps } from './deps.ts';

/** A page of whose customers somebody was shown on a day. */
export const showDayOfReveals =
  ({ reveals }: Pick<DeskDeps, 'reveals'>) =>
  async (person: string, day: string, after?: string): Promise<Outcome<ShownAnswer, 'cursor-malformed'>> => {
    try {
      const { items, next } = await reveals.of(person, day, after);
      return done({
        reveals: items.map(({ state: { at, about, under } }) => ({ at, about, claimId: under })),
        ...(next !== undefined && { next }),
      });
    } catch (error) {
      if (error instanceof CursorUnreadable) return refuse('cursor-malformed');
      throw error;
    }
  };
