/** What a table of ours has under a name from outside, which may be one that every object has (`toString`). */
export const named = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
