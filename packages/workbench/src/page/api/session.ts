import { type AnswerOf, type BranchApi, branchApi } from '@huiyin/client';
import { Fault } from '@huiyin/kernel';
import type { TokenHeld } from './sign-in.ts';

/** Whoever does nothing for so long is taken to have left the desk. */
export const IDLE_MS = 30 * 60_000;

export type Me = AnswerOf<'GET /me'>;

export type SessionState = 'open' | 'over';

export interface WorkSession {
  readonly api: BranchApi;
  readonly leaveUrl: string;
  readonly mailboxUrl: string | undefined;
  /** Epoch milliseconds by the branch's clock, as far as its answers tell it. */
  now(): number;
  /** Is the connection lost, and are calls being sent again? */
  isRetrying(): boolean;
  state(): SessionState;
  /** Ends it here and now: the token is forgotten. */
  end(): void;
  subscribe(listener: () => void): () => void;
  /** Somebody is at the desk. */
  touch(): void;
}

/** A desk's own clock that is off by less than this is left alone: answers take a moment to come. */
const CLOCK_SLACK_MS = 2_000;

/** The API with the token that lies in this closure and nowhere else, until it ends or nobody is there. */
export function openSession({ token, endsAt, leaveUrl, mailboxUrl }: TokenHeld): WorkSession {
  let current: string | undefined = token;
  let [aheadMs, retrying, touchedAt] = [0, false, performance.now()];
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const end = (): void => {
    current = undefined;
    tell();
  };
  const setRetrying = (is: boolean): void => {
    if (retrying === is) return;
    retrying = is;
    tell();
  };
  const watch = setInterval(() => {
    const nowMs = performance.now();
    if (current !== undefined && (nowMs >= endsAt || nowMs - touchedAt >= IDLE_MS)) end();
    if (current === undefined) clearInterval(watch);
  }, 5_000);
  const fetchAndTell: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    setRetrying(false);
    const said = Date.parse(response.headers.get('date') ?? '');
    const ahead = said - Date.now();
    if (!Number.isNaN(ahead)) aheadMs = Math.abs(ahead) > CLOCK_SLACK_MS ? ahead : 0;
    return response;
  };
  const api = branchApi({
    url: location.origin,
    fetch: fetchAndTell,
    token: async (_, fresh) => {
      // The API no longer takes it, and there is no other.
      if (fresh) end();
      if (current === undefined) throw new Fault('session-over', 'the session is over');
      return current;
    },
    pause: (delayMs) => {
      setRetrying(true);
      return new Promise((resolve) => setTimeout(resolve, delayMs));
    },
  });
  return {
    api,
    leaveUrl,
    mailboxUrl,
    now: () => Date.now() + aheadMs,
    isRetrying: () => retrying,
    state: () => (current === undefined ? 'over' : 'open'),
    end,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    touch() {
      touchedAt = performance.now();
    },
  };
}
