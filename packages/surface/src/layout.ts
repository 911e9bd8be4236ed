/** The attributes that every service's table gives a meaning to; all but `expiry` are text. */
export const LAYOUT = {
  key: { partition: 'pk', sort: 'sk' },
  /** Epoch seconds after which the item may vanish. */
  expiry: 'x',
  /** True when the save says something to others: only such saves wake the relay. */
  news: 'n',
} as const;

/** Under this name a schedule's metadata in the template says in which partition of which index it looks for what is due. */
export const SWEEPS = 'huiyin:sweeps';

/** A table's index by its place, from 1: sparse, only items that have its key are in it. CloudFormation wants three characters of a name. */
export const indexAt = <Place extends number>(place: Place) =>
  ({ name: `by-i${place}`, partition: `i${place}pk`, sort: `i${place}sk` }) as const;
