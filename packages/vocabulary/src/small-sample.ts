/**
 * Below this many answers a rate is shown with a mark and ranks nobody: thirty answers without one that is dissatisfied
 * only prove 88.6 % (Wilson, 95 %), fewer prove less.
 */
export const SMALL_SAMPLE_BELOW = 30;

/** Is a rate of so many too weak to rank by? Of none there is no rate; of a number that nobody knows, nothing is said. */
export const isSmallSample = (of: number | null): boolean => of !== null && of > 0 && of < SMALL_SAMPLE_BELOW;
