/**
 * The cloud's time, shared with every worker through memory: either it stands still at a moment,
 * or it runs beside the host's clock at an offset. Cells: [0] 1 = runs, 0 = stands; [1] offset or moment, in ms.
 */
export type TimeCells = Float64Array<SharedArrayBuffer>;

export const newTimeCells = (): TimeCells => new Float64Array(new SharedArrayBuffer(16));

export const standAt = (cells: TimeCells, epochMs: number): void => {
  cells[1] = epochMs;
  cells[0] = 0;
};
export const runFrom = (cells: TimeCells, epochMs: number, hostNow: number): void => {
  cells[1] = epochMs - hostNow;
  cells[0] = 1;
};
export const readTime = (cells: TimeCells, hostNow: () => number): number =>
  cells[0] === 1 ? Math.floor(hostNow() + (cells[1] ?? 0)) : (cells[1] ?? 0);
