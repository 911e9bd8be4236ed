/** A moment as the branch's wall clock shows it, wherever the agent's machine stands: `2026-11-03 15:00`. */
export const onBranchClock = (instant: string, zone: string): string =>
  new Date(instant).toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
