import { isEncoding } from '@huiyin/files';
import * as z from 'zod';
import { faultOfFormat } from './local-time.ts';

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

const zone = z.string().refine(isZone, 'is no time zone');

const format = z.string().superRefine((text, context) => {
  const fault = faultOfFormat(text);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

const time = z.strictObject({
  column: z.string().min(1),
  /** Over the file's zone and formats, for this column alone. */
  zone: zone.optional(),
  formats: z.array(format).min(1).optional(),
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
      /** Any label of the WHATWG Encoding Standard, e.g. `utf-8`, `gb18030`; without it, UTF-8 and GB 18030 are told apart. */
      encoding: z.string().refine(isEncoding, 'is no encoding').optional(),
      /** Without it, found by the header. */
      delimiter: z.string().length(1).optional(),
      /** The line of the header; without it, the first of twenty that has every column named here. */
      headerLine: z.int().min(1).optional(),
      /** Of a workbook; without it, the first. */
      sheet: z.string().min(1).optional(),
    })
    .prefault({}),
  /** A row whose first cell with anything in it says one of these is a sum, not an order. */
  totals: z
    .array(z.string().min(1))
    .default(['合计', '总计', '小计', '共计', '总数', 'total', 'subtotal', 'sum']),
  /** IANA zone of times that carry none. */
  zone,
  /** Shapes of times, the first that fits is taken: `iso`, or letters as in docs/import.md, e.g. `yyyy/M/d H:mm`. */
  formats: z.array(format).min(1),
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
    stages: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is no name of a stage'), time).optional(),
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
