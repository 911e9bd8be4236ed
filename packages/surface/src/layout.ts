/** The attributes that every service's table gives a meaning to; all but `expiry` are text. */
export const LAYOUT = {
  key: { partition: 'pk', sort: 'sk' },
  /** Sparse: only items that have its key are in it. CloudFormation wants three characters of a name. */
  index: { name: 'by-i1', partition: 'i1pk', sort: 'i1sk' },
  /** Epoch seconds after which the item may vanish. */
  expiry: 'x',
  /** True when the save says something to others: only such saves wake the relay. */
  news: 'n',
} as const;
