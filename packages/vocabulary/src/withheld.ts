/** Figures of a partner, a segment or a person that are of fewer callbacks are shown to nobody. */
export const WITHHELD_BELOW = 10;
