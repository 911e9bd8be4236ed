import type { AggregateTable, AggregateType, QueryRange } from '@huiyin/table';

/** Every state of a range, in order. */
export async function statesOf<State extends object>(
  table: AggregateTable,
  type: AggregateType<State, never>,
  range: QueryRange,
): Promise<readonly State[]> {
  const states: State[] = [];
  for await (const { state } of table.queryAll(type, range)) states.push(state);
  return states;
}

/** The years that these days touch, in order. */
export function yearsOf(first: string, last: string): readonly string[] {
  const years: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1)
    years.push(String(year));
  return years;
}
