import { HOLIDAYS, LIMIT_STARTS, PAUSE_REASONS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { limit } from './calendar.ts';
import { day, instant, listOf, wording } from './scalars.ts';

const pause = z.strictObject({ reason: z.enum(PAUSE_REASONS), from: instant, until: instant.optional() });

const holidays = listOf(z.enum(HOLIDAYS));
const reasons = [
  z.strictObject({ why: z.literal('weekday') }),
  z.strictObject({ why: z.literal('weekend') }),
  z.strictObject({ why: z.literal('holiday'), holidays }),
  z.strictObject({ why: z.literal('made-up'), holidays }),
  z.strictObject({ why: z.literal('closed'), name: wording }),
  z.strictObject({ why: z.literal('open'), name: wording }),
] as const;
const dayReason = z.discriminatedUnion('why', reasons).meta({ id: 'DayReason' });

const deadlineStep = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('received'),
    at: instant,
    attendance: z.enum(['open', 'before-opening', 'break', 'after-closing', 'day-off']).optional(),
    reason: dayReason.optional(),
  }),
  z.strictObject({
    step: z.literal('runs'),
    at: instant,
    from: z.enum(LIMIT_STARTS),
    reason: dayReason.optional(),
    after: holidays,
  }),
  z.strictObject({ step: z.literal('limit'), limit }),
  z.strictObject({ step: z.literal('paused'), ...pause.shape }),
  z.strictObject({
    step: z.literal('counted'),
    first: day,
    last: day,
    reason: dayReason.optional(),
    total: z.int().min(0),
    unit: z.enum(['days', 'working-days', 'minutes']),
  }),
  z.strictObject({
    step: z.literal('passed-over'),
    first: day,
    last: day,
    reason: z.discriminatedUnion('why', [...reasons, z.strictObject({ why: z.literal('paused') })]),
  }),
  z.strictObject({
    step: z.literal('ends'),
    at: instant,
    by: z.enum(['clock', 'midnight', 'closing', 'noon']),
  }),
  z.strictObject({ step: z.literal('held'), since: instant, reasons: listOf(z.enum(PAUSE_REASONS)) }),
]);

/** A deadline with what it was reckoned from and every step to it, as `packages/calendar` reckons it. */
export const explainedDeadline = z
  .strictObject({
    /** Absent while a pause that has not ended holds it. */
    by: instant.optional(),
    receivedAt: instant,
    limit,
    pauses: listOf(pause),
    zone: z.string().min(1),
    /** Version of the table of holidays. */
    table: z.string().min(1),
    steps: listOf(deadlineStep),
  })
  .meta({ id: 'ExplainedDeadline' });
