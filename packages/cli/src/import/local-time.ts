import { Fault } from '@huiyin/kernel';
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

const compiled = new Map<string, RegExp>();

/** Letters of a time's shape as a pattern over the whole text; throws when a letter means nothing. */
function patternOf(format: string): RegExp {
  const known = compiled.get(format);
  if (known) return known;
  let rest = format;
  let source = '';
  for (const [token, quoted] of format.matchAll(TOKEN)) {
    rest = rest.replace(token, '');
    const letters = LETTERS[token.startsWith('S') ? 'S' : token];
    if (letters) source += `(?<${letters[0]}>${letters[1]})`;
    else source += (quoted ?? token).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }
  if (rest !== '') throw new Fault('time-format-unknown', `unknown letters in time format ${format}`);
  const pattern = new RegExp(`^${source}$`);
  compiled.set(format, pattern);
  return pattern;
}

const ISO_ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads a wall-clock time of `zone` (or, with format `iso`, a moment with its own offset) and writes it in ISO 8601
 * with offset; undefined when no format fits. A time that the clocks skip in spring is read as if they had not been
 * set yet (02:30 → 03:30); one that comes twice in autumn is read as its first coming. The same text always gives the
 * same moment, so a second import finds duplicates.
 */
export function readTime(text: string, formats: readonly string[], zone: string): string | undefined {
  const trimmed = text.trim();
  for (const format of formats) {
    if (format === 'iso') {
      if (ISO_ZONED.test(trimmed)) return trimmed;
      continue;
    }
    const found = patternOf(format).exec(trimmed)?.groups;
    if (found) return momentOf(found, zone);
  }
  return undefined;
}

function momentOf(parts: Partial<Record<string, string>>, zone: string): string | undefined {
  const number = (part: Part): number => Number(parts[part] ?? 0);
  const half = parts.half && (/^p|下/i.test(parts.half) ? 12 : 0);
  const hour =
    parts.hour12 === undefined || half === undefined || half === ''
      ? number('hour')
      : (number('hour12') % 12) + half;
  try {
    return Temporal.PlainDateTime.from(
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
    )
      .toZonedDateTime(zone, { disambiguation: 'compatible' })
      .toString({ timeZoneName: 'never' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
