import type { Call } from '../features/desk/model.ts';

/** A call that was recorded and may still be corrected. */
export interface Recorded {
  /** As it was sent last. */
  readonly call: Call;
  readonly corrections: number;
  readonly until: string;
}

export interface DeskDraft {
  readonly call?: Call;
  readonly last?: Recorded;
}

/** As much of `localStorage` as is used. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'huiyin.desk.';
/** The shape below; what an older page left is nobody's. */
const SHAPE = 1;
/** A call is sent the same day or never. */
const KEPT_MS = 24 * 3_600_000;

export interface DraftStore {
  load(nowMs: number): DeskDraft;
  /** False: the browser has no room for it, or keeps nothing. */
  save(desk: DeskDraft, nowMs: number): boolean;
}

/**
 * What an agent typed, on this machine until it is on record: it survives a reload, a lost network and an expired lease.
 * It is tied to its agent: what somebody else left here is removed. The customer's name, numbers and address and the words of
 * earlier calls are never in it; the lease brings them again.
 */
export function draftStore(storage: Storage, person: string): DraftStore {
  const own = `${PREFIX}${person}`;
  for (const key of keysOf(storage)) if (key !== own) storage.removeItem(key);
  return {
    load(nowMs) {
      try {
        const found: unknown = JSON.parse(storage.getItem(own) ?? 'null');
        if (!isKept(found) || nowMs - found.savedMs > KEPT_MS) return {};
        const { call, last } = found.desk;
        const isOver = last !== undefined && Date.parse(last.until) <= nowMs;
        return { ...(call && { call }), ...(last && !isOver && { last }) };
      } catch {
        // Half-written or not ours: nothing that could be gone on with.
        return {};
      }
    },
    save({ call, last }, nowMs) {
      try {
        if (!call && !last) storage.removeItem(own);
        else {
          const desk: DeskDraft = {
            ...(call && { call: withoutCustomer(call) }),
            ...(last && { last: { ...last, call: withoutCustomer(last.call) } }),
          };
          storage.setItem(own, JSON.stringify({ shape: SHAPE, savedMs: nowMs, desk } satisfies Kept));
        }
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** At sign-out nothing of anybody stays on the machine. */
export function forgetDrafts(storage: Storage): void {
  for (const key of keysOf(storage)) storage.removeItem(key);
}

const keysOf = (storage: Storage): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(PREFIX),
  );

function withoutCustomer(call: Call): Call {
  const { contact: _, ...task } = call.task;
  return { ...call, task: { ...task, matter: [] } };
}

interface Kept {
  readonly shape: typeof SHAPE;
  readonly savedMs: number;
  readonly desk: DeskDraft;
}

/** Written by this very page a moment or a reload ago; another shape is passed over. */
const isKept = (found: unknown): found is Kept =>
  typeof found === 'object' &&
  found !== null &&
  'shape' in found &&
  found.shape === SHAPE &&
  'desk' in found &&
  typeof found.desk === 'object';
