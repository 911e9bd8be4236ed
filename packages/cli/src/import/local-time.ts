import { plainMoment, zonedTime } from '@huiyin/contracts';
import { Temporal } from 'temporal-polyfill';

type Part = 'year' | 'month' | 'day' | 'hour' | 'hour12' | 'minute' | 'second' | 'fraction' | 'half';

const LETTERS: Readonly<Record<string, readonly [Part, string]>> = {
  yyyy: ['year', '\\d{4}'],
  MM: ['month', '\\d{2}'],
  M: ['month', '\\d{1,2}'],
  dd: ['day', '\\d{2}'],
  d: ['day', '\\d{1,2}'],
  HH: ['hour', '\\d{2}'],
  H: ['hour', '\\d{1,2}'],
  hh: ['hour12', '\\d{2}'],
  h: ['hour12', '\\d{1,2}'],
  mm: ['minute', '\\d{2}'],
  m: ['minute', '\\d{1,2}'],
  ss: ['second', '\\d{2}'],
  s: ['second', '\\d{1,2}'],
  S: ['fraction', '\\d{1,9}'],
  a: ['half', '[AaPp]\\.?[Mm]\\.?|上午|下午'],
};

const TOKEN = /'([^']*)'|yyyy|MM?|dd?|HH?|hh?|mm?|ss?|S+|a|[^A-Za-z']/g;

/** What a format's letters ask for, in their order, and the text as which the whole is matched. */
interface Shape {
  readonly parts: readonly Part[];
  readonly source: string;
  /** Letters that mean nothing. */
  readonly unknown: string;
}

function shapeOf(format: string): Shape {
  const parts: Part[] = [];
  let source = '';
  for (const [token, quoted] of format.matchAll(TOKEN)) {
    const letters = LETTERS[token.startsWith('S') ? 'S' : token];
    if (letters) {
      parts.push(letters[0]);
      source += `(?<${letters[0]}>${letters[1]})`;
    } else source += plain(quoted ?? token).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }
  return { parts, source, unknown: format.replaceAll(TOKEN, '') };
}

/** What is wrong with a format of times, in one sentence; undefined when nothing is. */
export function faultOfFormat(format: string): string | undefined {
  if (format === 'iso') return undefined;
  const { parts, unknown } = shapeOf(format);
  const has = (part: Part) => parts.includes(part);
  if (unknown !== '') return `letters that mean nothing: ${unknown}`;
  const twice = parts.find((part, index) => parts.indexOf(part) !== index);
  if (twice) return `the ${twice} stands twice`;
  const missing = (['year', 'month', 'day'] as const).find((part) => !has(part));
  if (missing) return `the ${missing} is missing`;
  if (has('hour') && has('hour12')) return 'either H or h, not both';
  if (has('hour12') && !has('half')) return 'h without a (which half of the day); H counts to 23';
  if (has('half') && !has('hour12') && !has('hour')) return 'a without h';
  return undefined;
}

const compiled = new Map<string, RegExp>();

function patternOf(format: string): RegExp {
  const known = compiled.get(format);
  if (known) return known;
  const pattern = new RegExp(`^${shapeOf(format).source}$`);
  compiled.set(format, pattern);
  return pattern;
}

/** Full-width and invisible marks, runs of spaces and the apostrophe of a spreadsheet mean nothing. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ');

/** The moments that a written time may mean, in ISO 8601 with offset, the likeliest first: more than one where clocks change. */
export type Readings = readonly [string, ...string[]];

/**
 * Reads a wall-clock time of `zone` (or, with format `iso`, a moment with its own offset); undefined when no format fits.
 * Of a time that the clocks skip in spring the likeliest reading is as if they had not been set yet (02:30 → 03:30), of
 * one that comes twice in autumn its first coming.
 */
export function readTime(text: string, formats: readonly string[], zone: string): Readings | undefined {
  const written = plain(text).trim().replace(/^'/, '');
  for (const format of formats) {
    if (format === 'iso') {
      const moment = plainMoment(written);
      if (zonedTime.safeParse(moment).success) return [moment];
      continue;
    }
    const found = patternOf(format).exec(written)?.groups;
    if (found) return momentsOf(found, zone);
  }
  return undefined;
}

function momentsOf(parts: Partial<Record<string, string>>, zone: string): Readings | undefined {
  const number = (part: Part): number => Number(parts[part] ?? 0);
  if (parts.hour12 !== undefined && (number('hour12') < 1 || number('hour12') > 12)) return undefined;
  const isLater = /^p|下/i.test(parts.half ?? '');
  const hour = parts.hour12 === undefined ? number('hour') : (number('hour12') % 12) + (isLater ? 12 : 0);
  try {
    const clock = Temporal.PlainDateTime.from(
      {
        year: number('year'),
        month: number('month'),
        day: number('day'),
        hour,
        minute: number('minute'),
        second: number('second'),
        millisecond: Math.floor(Number(`0.${parts.fraction ?? '0'}`) * 1000),
      },
      { overflow: 'reject' },
    );
    const moment = (disambiguation: 'compatible' | 'earlier' | 'later') =>
      clock.toZonedDateTime(zone, { disambiguation }).toString({ timeZoneName: 'never' });
    const likeliest = moment('compatible');
    const others = [moment('earlier'), moment('later')].filter((other) => other !== likeliest);
    return [likeliest, ...others];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Reads two times of one visit together: the likeliest readings in which the first is not after the second, where there
 * are such. The same two texts always give the same two moments, so a second import finds duplicates.
 */
export function inOrder(first: Readings, second: Readings): readonly [string, string] {
  for (const before of first)
    for (const after of second) if (Date.parse(before) <= Date.parse(after)) return [before, after];
  return [first[0], second[0]];
}
