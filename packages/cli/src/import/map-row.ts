import { type Row, WORKBOOK_TIME } from '@huiyin/files';
import { inOrder, type Readings, readTime } from './local-time.ts';
import type { Mapping, Several, Single, SkipRule, TimeSource, Transform } from './mapping.ts';

/** A row becomes a work order (as upstream would send it; intake is its judge), or is passed over for a reason. */
export type Mapped =
  | { readonly kind: 'order'; readonly order: Readonly<Record<string, unknown>> }
  | { readonly kind: 'skipped'; readonly reason: string };

/** The slug of any text: lowercase, every run of other characters one hyphen, trimmed, at most 40 characters. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');

const TRANSFORMS: Readonly<Record<Transform, (text: string) => string>> = {
  trim: (text) => text.trim(),
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  slug: slugOf,
  digits: (text) => text.replaceAll(/\D/g, ''),
};

const transformed = (text: string, transforms: readonly Transform[]): string =>
  transforms.reduce((changed, name) => TRANSFORMS[name](changed), text);

/** Maps one row of an export. Values that do not fit go through as they are: intake rejects and keeps them. */
export function mapRow(map: Mapping, row: Row): Mapped {
  if (isTotals(map, row)) return { kind: 'skipped', reason: 'totals-row' };
  const skipped = map.skipWhen.find((rule) => applies(rule, row));
  if (skipped) return { kind: 'skipped', reason: skipped.reason };
  const { customer, promised, stages, arrivedAt, completedAt, ...plain } = map.order;
  const time = (source: TimeSource | undefined) => source && timeOf(map, source, row);
  const [arrived, completed] = timesInOrder(time(arrivedAt), time(completedAt));
  const [from, to] = timesInOrder(time(promised?.from), time(promised?.to));
  return {
    kind: 'order',
    order: present({
      ...fields(plain, row),
      revision: wholeNumber(valueFrom(plain.revision, row)),
      customer: present(fields(customer, row)),
      // A window that no cell speaks of is none.
      promised: (from ?? to) === undefined ? undefined : present({ from, to }),
      arrivedAt: arrived,
      completedAt: completed,
      stages:
        stages &&
        Object.entries(stages).flatMap(([name, source]) => {
          const at = time(source)?.[0];
          return at === undefined ? [] : [{ name, at }];
        }),
      extra: extraOf(map, row),
    }),
  };
}

function isTotals({ totals }: Mapping, row: Row): boolean {
  const first = Object.values(row).find((cell) => cell.trim() !== '') ?? '';
  return totals.includes(first.replaceAll(/[\s:：]/g, '').toLowerCase());
}

/** What systems write where they know nothing: words, dashes and the first day of their calendar. */
const NO_DATA =
  /^(?:null|nil|none|n\/?a|无|暂无|[-—－/]+|(?:0000|0001|1899|1900|1970|9999)[-/年.](?:0?0|0?1|12)[-/月.](?:0?[01]|3[01])日?(?:[T ].*)?)$/i;
const saysNothing = (cell: string): boolean => cell === '' || NO_DATA.test(cell);

function applies(rule: SkipRule, row: Row): boolean {
  const value = (row[rule.column] ?? '').trim();
  if ('empty' in rule) return saysNothing(value) === rule.empty;
  return 'in' in rule ? rule.in.includes(value) : !rule.notIn.includes(value);
}

const fields = (sources: Record<string, Single | Several | undefined>, row: Row): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [name, source && valueFrom(source, row)]),
  );

function valueFrom(source: Single | Several, row: Row): unknown {
  if ('constant' in source) return source.constant;
  if ('columns' in source)
    return source.columns
      .flatMap((name) => {
        const cell = row[name] ?? '';
        return source.split === undefined ? [cell] : splitAt(cell, source.split);
      })
      .map((cell) => transformed(cell, source.transforms).trim())
      .filter((cell) => cell !== '');
  const value = transformed(row[source.column] ?? '', source.transforms);
  if (value.trim() === '') return source.empty;
  if (source.values === undefined) return value;
  const known = Array.isArray(source.values)
    ? source.values.find((one) => one === value)
    : Object.hasOwn(source.values, value) && source.values[value];
  return known || (source.otherwise ?? value);
}

const splitAt = (cell: string, characters: string): string[] => {
  const cuts = new Set(characters);
  const pieces = [''];
  for (const character of cell)
    if (cuts.has(character)) pieces.push('');
    else pieces[pieces.length - 1] += character;
  return pieces;
};

const wholeNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;

/** What no format fits goes on as it is written. */
function timeOf(map: Mapping, source: TimeSource, row: Row): Readings | undefined {
  const text = (row[source.column] ?? '').trim();
  if (saysNothing(text)) return undefined;
  const formats = [...(source.formats ?? map.formats), WORKBOOK_TIME];
  return readTime(text, formats, source.zone ?? map.zone) ?? [text];
}

const timesInOrder = (
  first: Readings | undefined,
  second: Readings | undefined,
): readonly [string | undefined, string | undefined] =>
  first && second ? inOrder(first, second) : [first?.[0], second?.[0]];

function extraOf(map: Mapping, row: Row): Record<string, string> | undefined {
  if (map.extra === 'none') return undefined;
  const names = map.extra === 'all' ? Object.keys(row) : map.extra;
  const originals = names.flatMap((name) => {
    const value = row[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return originals.length > 0 ? Object.fromEntries(originals) : undefined;
}

const present = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
