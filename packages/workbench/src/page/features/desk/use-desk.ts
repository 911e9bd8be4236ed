import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWork } from '../../app/at-work.tsx';
import { draftStore } from '../../drafts/draft-store.ts';
import { type AgentDesk, type DeskState, openDesk } from './desk.ts';

export type DeskSeen =
  | { readonly is: 'opening' }
  | { readonly is: 'elsewhere' }
  | { readonly is: 'open'; readonly desk: AgentDesk };

const LOCK = 'huiyin.desk';

/** The desk, in one tab of this browser at a time: two would write over each other's drafts. */
export function useDesk(): DeskSeen {
  const { session, me } = useWork();
  const [seen, setSeen] = useState<DeskSeen>({ is: 'opening' });
  useEffect(() => {
    const leaving = Promise.withResolvers<void>();
    let left = false;
    void navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      if (left) return;
      if (!lock) {
        setSeen({ is: 'elsewhere' });
        return;
      }
      const desk = openDesk({
        api: session.api,
        drafts: draftStore(localStorage, me.id),
        now: session.now,
        pause: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
      });
      setSeen({ is: 'open', desk });
      void desk.open();
      await leaving.promise;
    });
    return () => {
      left = true;
      leaving.resolve();
    };
  }, [session, me]);
  return seen;
}

export const useDeskState = (desk: AgentDesk): DeskState => useSyncExternalStore(desk.subscribe, desk.state);

/** The time, told anew every second. */
export function useNow(now: () => number): number {
  const [nowMs, setNowMs] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(now()), 1000);
    return () => clearInterval(timer);
  }, [now]);
  return nowMs;
}
