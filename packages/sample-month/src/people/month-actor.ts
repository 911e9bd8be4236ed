/** Somebody who does something at moments of their own; the month asks whoever is next. */
export interface MonthActor {
  /** When it acts next (epoch ms); undefined: not any more. */
  readonly nextMs: () => number | undefined;
  /** Who share a room act one after another at the same moment, without waiting for what follows from each act. */
  readonly room?: string;
  /** Does it, at that moment by the branch's clock. */
  readonly act: (nowMs: number) => Promise<void>;
}
