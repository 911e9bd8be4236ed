import * as z from 'zod';

/** How a column's text is changed before it is looked up or stored, in the order given. */
export const transform = z.enum(['trim', 'lower', 'upper', 'slug', 'digits']);
export type Transform = z.infer<typeof transform>;

const constant = z.strictObject({ constant: z.union([z.string(), z.number(), z.array(z.string())]) });

const column = z.strictObject({
  column: z.string().min(1),
  transforms: z.array(transform).default([]),
  /** Known values: a list (each stands for itself), or the file's value → ours. */
  values: z.union([z.array(z.string()), z.record(z.string(), z.string())]).optional(),
  /** What a value that is not known becomes; without it, it goes through as it is and intake judges it. */
  otherwise: z.string().optional(),
  /** What an empty cell becomes; without it, the field is absent. */
  empty: z.string().optional(),
});

const columns = z.strictObject({
  columns: z.array(z.string().min(1)).min(1),
  transforms: z.array(transform).default([]),
  /** A cell that holds several values is cut at any of these characters. */
  split: z.string().min(1).optional(),
});

const time = z.strictObject({
  column: z.string().min(1),
  /** Over the file's zone and formats, for this column alone. */
  zone: z.string().optional(),
  formats: z.array(z.string().min(1)).min(1).optional(),
});

const single = z.union([constant, column]);
const several = z.union([constant, columns]);
export type Single = z.infer<typeof single>;
export type Several = z.infer<typeof several>;
export type TimeSource = z.infer<typeof time>;

const skipRule = z.union([
  z.strictObject({ reason: z.string().min(1), column: z.string().min(1), empty: z.boolean() }),
  z.strictObject({ reason: z.string().min(1), column: z.string().min(1), in: z.array(z.string()).min(1) }),
  z.strictObject({ reason: z.string().min(1), column: z.string().min(1), notIn: z.array(z.string()).min(1) }),
]);
export type SkipRule = z.infer<typeof skipRule>;

/** How one export's rows become work orders. The fields of `order` are those of the contract's work order. */
export const mapping = z.strictObject({
  file: z
    .strictObject({
      /** Any label of the WHATWG Encoding Standard, e.g. `utf-8`, `gb18030`. */
      encoding: z.string().default('utf-8'),
      delimiter: z.string().length(1).default(','),
    })
    .prefault({}),
  /** IANA zone of times that carry none. */
  zone: z.string().refine(isZone, 'unknown time zone'),
  /** Shapes of times, the first that fits is taken: `iso`, or letters as in docs/import.md, e.g. `yyyy/M/d H:mm`. */
  formats: z.array(z.string().min(1)).min(1),
  skipWhen: z.array(skipRule).default([]),
  order: z.strictObject({
    branch: single,
    orderId: single,
    revision: single.prefault({ constant: 1 }),
    businessType: single,
    team: single,
    staff: several.prefault({ constant: [] }),
    partner: single.optional(),
    customer: z.strictObject({
      id: single,
      name: single,
      phones: several.prefault({ constant: [] }),
      address: single.optional(),
      district: single.optional(),
      segment: single.prefault({ constant: 'residential' }),
      language: single.optional(),
    }),
    sourceChannel: single.optional(),
    promised: z.strictObject({ from: time, to: time }).optional(),
    arrivedAt: time.optional(),
    completedAt: time,
    outcome: single.prefault({ constant: 'done' }),
    stages: z.record(z.string(), time).optional(),
    abnormal: several.optional(),
    attachments: several.optional(),
  }),
  /** Columns kept as they came, sealed: every one, none, or these. */
  extra: z.union([z.enum(['all', 'none']), z.array(z.string().min(1))]).default('none'),
});
export type Mapping = z.infer<typeof mapping>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The columns a file must have for this mapping to mean anything. */
export function columnsOf(map: Mapping): string[] {
  const named = new Set<string>(map.skipWhen.map((rule) => rule.column));
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('column' in node && typeof node.column === 'string') named.add(node.column);
    else if ('columns' in node && Array.isArray(node.columns))
      for (const name of node.columns) named.add(name);
    else if (!('constant' in node)) Object.values(node).forEach(walk);
  };
  walk(map.order);
  if (Array.isArray(map.extra)) for (const name of map.extra) named.add(name);
  return [...named];
}
