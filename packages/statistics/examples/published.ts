import { readFileSync } from 'node:fs';

/** A worked example as `published.json` holds it; `source` names where it was read. */
interface Example<Inputs, Expected> {
  readonly id: string;
  readonly inputs: Inputs;
  readonly expected: Expected;
  readonly source: string;
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

// Each example has a shape of its own, which the test that reads it says.
const EXAMPLES = JSON.parse(read('published.json')) as readonly Example<never, never>[];

/** The published example of this id. */
export function published<Inputs, Expected>(id: string): Example<Inputs, Expected> {
  const example: Example<Inputs, Expected> | undefined = EXAMPLES.find((each) => each.id === id);
  if (!example) throw new Error(`no example ${id}`);
  return example;
}

/** Rows of a CSV without quotes, by the names of its first line. */
export function rowsOf(name: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = read(name).trim().split('\n');
  const names = head.trim().split(',');
  return lines.map((line) => {
    const cells = line.trim().split(',');
    return Object.fromEntries(names.map((column, index) => [column, cells[index] ?? '']));
  });
}
