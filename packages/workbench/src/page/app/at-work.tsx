import type { AnswerOf } from '@huiyin/client';
import type { Wording } from '@huiyin/vocabulary';
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Me, WorkSession } from '../api/session.ts';

/** Who works here, for which branch. */
export interface Work {
  readonly session: WorkSession;
  readonly me: Me;
  readonly zone: string;
  readonly branch: Wording;
  /** What cases are about, in the branch's words. */
  readonly categories: AnswerOf<'GET /branch'>['categories'];
  /** The branch's teams and business types, by id. */
  readonly idsOf: (what: 'team' | 'businessType') => readonly string[];
  /** What a team or business type of the branch is called; of one that it no longer has, its id. */
  readonly nameOf: (what: 'team' | 'businessType', id: string) => Wording;
}

const context = createContext<Work | undefined>(undefined);

export const AtWork = ({ value, children }: { readonly value: Work; readonly children: ReactNode }) => (
  <context.Provider value={value}>{children}</context.Provider>
);

export function useWork(): Work {
  const work = useContext(context);
  if (!work) throw new Error('nobody is signed in');
  return work;
}

/** Whether the session goes on, and whether calls are being sent again. */
export function useConnection(): { readonly isOver: boolean; readonly isRetrying: boolean } {
  const { session } = useWork();
  const isOver = useSyncExternalStore(session.subscribe, () => session.state() === 'over');
  const isRetrying = useSyncExternalStore(session.subscribe, session.isRetrying);
  return { isOver, isRetrying };
}
