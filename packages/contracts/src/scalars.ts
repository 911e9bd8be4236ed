import {
  CASE_KINDS,
  COMPLAINT_CLASSES,
  CONCERNS,
  DISPOSITIONS,
  LANGUAGES,
  ROLES,
  SEGMENTS,
  SEVERITIES,
} from '@huiyin/vocabulary';
import * as z from 'zod';

/** A moment in UTC as `Date.prototype.toISOString` writes it. */
export const instant = z.iso.datetime({ precision: 3 }).meta({ examples: ['2026-10-05T02:11:09.000Z'] });

const WRITTEN_MOMENT =
  /^'?(\d{4}-\d\d-\d\d)[Tt ]+(\d\d:\d\d)(:\d\d(?:[.,]\d+)?)? ?(?:([Zz])|([+-]\d\d):?(\d\d)?)$/;

/**
 * A moment as people and systems write it, in the one way that ISO 8601 has for it: full-width and invisible marks, a space
 * for the `T` or before the offset, an offset as `+08` or `+0800`, seconds left out. Any other text stays as it is.
 */
export function plainMoment(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const found = WRITTEN_MOMENT.exec(plain);
  if (!found) return text;
  const [, date, minutes, seconds = ':00', utc, hours, rest = '00'] = found;
  return `${date}T${minutes}${seconds.replace(',', '.')}${utc ? 'Z' : `${hours}:${rest}`}`;
}

/** A moment as upstream systems write it: ISO 8601 with `Z` or an offset, in any way that `plainMoment` reads. */
export const zonedTime = z
  .string()
  .overwrite(plainMoment)
  .check(z.iso.datetime({ offset: true }))
  .meta({ examples: ['2026-10-05T10:11:09+08:00'] });

/** A calendar day of the branch, in the years 1000 to 2999: days are reckoned from it either way, and no calendar of ours ends there. */
export const day = z.iso
  .date()
  .refine((given) => /^[12]/.test(given), 'year-out-of-range')
  .meta({ examples: ['2026-10-05'] });

/** A month of the branch, `YYYY-MM`, in the years 1000 to 2999. */
export const month = z
  .string()
  .regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/)
  .meta({ examples: ['2026-10'] });

/** A time on the branch's wall clock; `24:00` ends the day. */
export const wallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** A name that may stand in a key, a path and a stack name. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** The identifier a business record has in the system it comes from; safe in keys and paths. */
export const recordId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/);

/** A task's or case's own identifier: programme, order and number joined by `:` and `.`; safe in keys and paths. */
export const ownId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,159}$/);

/** An employee's number; never a name. */
export const staffId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/);

/** An envelope that only the call desk or the complaint owner can open (base64url). */
export const sealed = z.string().regex(/^[A-Za-z0-9_-]{20,}$/);

/** A keyed hash (base64url, 16 or 32 bytes). */
export const keyedHash = z.string().regex(/^[A-Za-z0-9_-]{22,43}$/);

export const segment = z.enum(SEGMENTS);

/** A probability of being sampled, 0 to 1. */
export const probability = z.number().min(0).max(1);

/** What a screen or mail says, in the two languages. */
export const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const language = z.enum(LANGUAGES);

export const role = z.enum(ROLES);

export const severity = z.enum(SEVERITIES);

/** An ISO week, `2026-W45`. */
export const week = z.string().regex(/^[12]\d{3}-W(0[1-9]|[1-4]\d|5[0-3])$/);

export const count = z.int().min(0);

export const disposition = z.enum(DISPOSITIONS);
export const concern = z.enum(CONCERNS);
export const complaintClass = z.enum(COMPLAINT_CLASSES);
export const caseKind = z.enum(CASE_KINDS);
/** Of those who own cases. */
export const ownerRole = z.enum(['officer', 'supervisor']);

/** Text from outside that is hashed, sealed or a key: half a surrogate pair has no UTF-8, and so none of these. */
export const wellFormed = (text: z.ZodString) =>
  text.refine((given) => given.isWellFormed(), 'text-not-well-formed');

/** A list that nobody changes in place. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
