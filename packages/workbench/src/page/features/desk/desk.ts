import { ApiRefusal, type BranchApi } from '@huiyin/client';
import type { AttemptBody, NextAnswer } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { DraftStore, DeskDraft as Kept, Recorded } from '../../drafts/draft-store.ts';
import { bodyOf, type Call, corrected, newCall } from './model.ts';

/** What the desk tells the agent about the last thing it did. */
export type DeskMessage =
  | { readonly is: 'recorded' | 'superseded' | 'repeated' | 'corrected' | 'given-back' | 'resumed' }
  | { readonly is: 'refused'; readonly rule: string; readonly issues: ApiRefusal['issues'] }
  | { readonly is: 'out-of-reach' | 'session-over' | 'storage-full' };

export interface DeskState {
  readonly call: Call | undefined;
  /** Why there is no call, when the branch was asked. */
  readonly none: NextAnswer | undefined;
  readonly last: Recorded | undefined;
  /** What is being waited for. */
  readonly busy: 'claiming' | 'sending' | 'giving-back' | undefined;
  readonly notice: DeskMessage | undefined;
  /** Epoch milliseconds at which the draft was last laid down. */
  readonly savedMs: number | undefined;
}

export interface AgentDeskDeps {
  readonly api: BranchApi;
  readonly drafts: DraftStore;
  /** Epoch milliseconds by the branch's clock. */
  readonly now: () => number;
  readonly pause: (delayMs: number) => Promise<void>;
}

export interface AgentDesk {
  state(): DeskState;
  subscribe(listener: () => void): () => void;
  /** What was left before a reload, else the task that the agent still holds, is taken up again. */
  open(): Promise<void>;
  /** Claims the next customer. */
  claim(): Promise<void>;
  /** The call as it is after what the agent just did; laid down at once. */
  change(step: (call: Call, at: string) => Call): void;
  /** Records the call, however often the way is lost; with `next`, the next customer comes in the same answer. */
  send(next: boolean): Promise<void>;
  giveBack(): Promise<void>;
  /** Takes the last call up again; what is being taken down stays where it is. */
  correctLast(): void;
  leaveCorrection(): void;
  /** What was typed and cannot be recorded is given up. */
  discard(): void;
  dismiss(): void;
}

const FIRST_PAUSE_MS = 500;
const PAUSE_MS_MAX = 15_000;

/** The call desk of one agent: one call at a time, in one tab. */
export function openDesk({ api, drafts, now, pause }: AgentDeskDeps): AgentDesk {
  let state: DeskState = {
    call: undefined,
    none: undefined,
    last: undefined,
    busy: undefined,
    notice: undefined,
    savedMs: undefined,
  };
  /** The call that waits while an earlier one is corrected. */
  let aside: Call | undefined;
  const listeners = new Set<() => void>();

  const set = (change: Partial<DeskState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  /** Whatever changes the call is on this machine before anything else happens. */
  const keep = (change: Partial<DeskState>): void => {
    const next = { ...state, ...change };
    const call = next.call?.correcting ? aside : next.call;
    const kept: Kept = { ...(call && { call }), ...(next.last && { last: next.last }) };
    const isSaved = drafts.save(kept, now());
    set({
      ...change,
      savedMs: isSaved ? now() : state.savedMs,
      ...(!isSaved && { notice: { is: 'storage-full' } }),
    });
  };
  const at = (): string => new Date(now()).toISOString();

  const failed = (error: unknown): void => {
    if (error instanceof ApiRefusal) {
      const { rule = error.message, issues } = error;
      set({ busy: undefined, notice: { is: 'refused', rule, issues } });
    } else if (error instanceof Fault)
      set({
        busy: undefined,
        notice: { is: error.code === 'session-over' ? 'session-over' : 'out-of-reach' },
      });
    else throw error;
  };

  /** What the branch offered, shown; a draft of that very claim is gone on with. */
  const offer = (answer: NextAnswer, change: Partial<DeskState> = {}): void => {
    const { task } = answer;
    keep({ ...change, busy: undefined, call: task && newCall(task), none: task ? undefined : answer });
  };

  const claim = async (): Promise<void> => {
    if (state.busy || state.call) return;
    set({ busy: 'claiming', notice: undefined });
    try {
      offer(await api.call('POST /tasks/next', {}));
    } catch (error) {
      failed(error);
    }
  };

  /** Again and again until it is known what became of it. The claim's id makes many sendings one record. */
  const deliver = async <Answer>(once: () => Promise<Answer>): Promise<Answer> => {
    for (let delayMs = FIRST_PAUSE_MS; ; delayMs = Math.min(delayMs * 2, PAUSE_MS_MAX)) {
      try {
        return await once();
      } catch (error) {
        const isLost =
          (error instanceof Fault && error.code !== 'session-over') ||
          (error instanceof ApiRefusal && (error.status >= 500 || error.status === 429));
        if (!isLost) throw error;
        set({ notice: { is: 'out-of-reach' } });
        await pause(delayMs);
      }
    }
  };

  const sendCorrection = async (call: Call, body: AttemptBody): Promise<void> => {
    const { taskId, claimId } = call.task;
    const corrections = (call.correcting?.corrections ?? 0) + 1;
    const { calledAt: _, next: _next, ...result } = body;
    set({ busy: 'sending', call: { ...call, sending: body }, notice: undefined });
    try {
      const answer = await deliver(() =>
        api.call('PUT /tasks/{taskId}/attempts/{claimId}/corrections/{number}', {
          path: { taskId, claimId, number: String(corrections) },
          body: result,
        }),
      );
      const { correcting: _c, sending: _s, ...plain } = call;
      const back = aside;
      aside = undefined;
      keep({
        busy: undefined,
        call: back,
        last: { call: { ...plain, sending: body }, corrections, until: answer.correctableUntil },
        notice: { is: 'corrected' },
      });
    } catch (error) {
      set({ call });
      failed(error);
    }
  };

  const sendAttempt = async (call: Call, body: AttemptBody): Promise<void> => {
    const { taskId, claimId } = call.task;
    const sending: Call = { ...call, sending: body };
    keep({ busy: 'sending', call: sending, notice: undefined });
    try {
      const answer = await deliver(() =>
        api.call('PUT /tasks/{taskId}/attempts/{claimId}', { path: { taskId, claimId }, body }),
      );
      const { result, correctableUntil: until, next } = answer;
      const last: Recorded = { call: sending, corrections: 0, until };
      const change = { last, notice: { is: result } as const };
      if (next) offer(next, change);
      else keep({ ...change, busy: undefined, call: undefined, none: undefined });
    } catch (error) {
      // Refused: it is not on record, and is the agent's to mend. With the session over nobody knows: it stays as it is.
      if (error instanceof ApiRefusal) keep({ call });
      failed(error);
    }
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async open() {
      const { call: left, last } = drafts.load(now());
      set({ busy: 'claiming', last, ...(left && { call: left }) });
      if (left?.sending) {
        await sendAttempt(withoutSending(left), left.sending);
        return;
      }
      try {
        if (!left) {
          set({ busy: undefined });
          return;
        }
        const answer = await api.call('POST /tasks/next', {});
        // Another task comes when the lease is over: this call is finished first, and that one is still held after it.
        const isSame = answer.task?.claimId === left.task.claimId;
        const task = isSame && answer.task ? answer.task : left.task;
        keep({ busy: undefined, call: { ...left, task }, notice: { is: 'resumed' } });
      } catch (error) {
        failed(error);
      }
    },
    claim,
    change(step) {
      const { call, busy } = state;
      if (!call || busy) return;
      const next = step(call, at());
      if (next !== call) keep({ call: next, ...(state.notice && { notice: undefined }) });
    },
    async send(next) {
      const { call, busy } = state;
      if (!call || (busy && busy !== 'sending')) return;
      if (busy === 'sending') return;
      const body = call.sending ?? bodyOf(call, at(), next && !call.correcting);
      if (!body) return;
      await (call.correcting ? sendCorrection(call, body) : sendAttempt(withoutSending(call), body));
    },
    async giveBack() {
      const { call, busy } = state;
      if (!call || busy || call.sending || call.correcting) return;
      const { taskId, claimId } = call.task;
      set({ busy: 'giving-back', notice: undefined });
      try {
        await api.call('DELETE /tasks/{taskId}/claims/{claimId}', { path: { taskId, claimId } });
        keep({ busy: undefined, call: undefined, none: undefined, notice: { is: 'given-back' } });
      } catch (error) {
        failed(error);
      }
    },
    correctLast() {
      const { last, call, busy } = state;
      const body = last?.call.sending;
      if (busy || !last || !body || call?.sending || call?.correcting || Date.parse(last.until) <= now())
        return;
      aside = call;
      set({ call: corrected(last.call, body, last.corrections, last.until), notice: undefined });
    },
    leaveCorrection() {
      if (state.busy || !state.call?.correcting) return;
      const back = aside;
      aside = undefined;
      set({ call: back, notice: undefined });
    },
    discard() {
      if (state.busy || !state.call) return;
      const back = aside;
      aside = undefined;
      keep({ call: state.call.correcting ? back : undefined, none: undefined, notice: undefined });
    },
    dismiss: () => set({ notice: undefined }),
  };
}

function withoutSending(call: Call): Call {
  const { sending: _, ...rest } = call;
  return rest;
}
