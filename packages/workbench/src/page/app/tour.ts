const KEY = 'huiyin.tour';

/** Where somebody is on the tour of the pages: `offered` until they begin or do without, then a page's number, then `over`. */
export type TourStage = 'offered' | 'over' | number;

/** What was kept on this machine; whatever else lies there counts as a first visit. */
export function readStage(kept: string | null): TourStage {
  if (kept === 'over') return 'over';
  return kept !== null && /^\d{1,2}$/.test(kept) ? Number(kept) : 'offered';
}

/** The next page of so many; after the last the tour is over. */
export const stageAfter = (stage: TourStage, pages: number): TourStage => {
  const next = typeof stage === 'number' ? stage + 1 : 0;
  return next < pages ? next : 'over';
};

const listeners = new Set<() => void>();

/** The tour of this machine, as `useSyncExternalStore` reads it. */
export const tour = {
  stage: (): TourStage => readStage(localStorage.getItem(KEY)),
  set(stage: TourStage): void {
    localStorage.setItem(KEY, String(stage));
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
