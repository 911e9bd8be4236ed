import { readTime } from './local-time.ts';
import type { Mapping, Several, Single, SkipRule, TimeSource, Transform } from './mapping.ts';

export type ExportRow = Readonly<Record<string, string>>;

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
export function mapRow(map: Mapping, row: ExportRow): Mapped {
  const skipped = map.skipWhen.find((rule) => applies(rule, row));
  if (skipped) return { kind: 'skipped', reason: skipped.reason };
  const { customer, promised, stages, arrivedAt, completedAt, ...plain } = map.order;
  const time = (source: TimeSource | undefined) => source && timeOf(map, source, row);
  return {
    kind: 'order',
    order: present({
      ...fields(plain, row),
      revision: wholeNumber(valueFrom(plain.revision, row)),
      customer: present(fields(customer, row)),
      promised: promised && present({ from: time(promised.from), to: time(promised.to) }),
      arrivedAt: time(arrivedAt),
      completedAt: time(completedAt),
      stages:
        stages &&
        Object.entries(stages).flatMap(([name, source]) => {
          const at = time(source);
          return at === undefined ? [] : [{ name, at }];
        }),
      extra: extraOf(map, row),
    }),
  };
}

function applies(rule: SkipRule, row: ExportRow): boolean {
  const value = (row[rule.column] ?? '').trim();
  if ('empty' in rule) return (value === '') === rule.empty;
  return 'in' in rule ? rule.in.includes(value) : !rule.notIn.includes(value);
}

const fields = (
  sources: Record<string, Single | Several | undefined>,
  row: ExportRow,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [name, source && valueFrom(source, row)]),
  );

function valueFrom(source: Single | Several, row: ExportRow): unknown {
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

function timeOf(map: Mapping, source: TimeSource, row: ExportRow): string | undefined {
  const text = (row[source.column] ?? '').trim();
  if (text === '') return undefined;
  return readTime(text, source.formats ?? map.formats, source.zone ?? map.zone) ?? text;
}

function extraOf(map: Mapping, row: ExportRow): Record<string, string> | undefined {
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
