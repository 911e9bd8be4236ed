import * as z from 'zod';
import { questionnaire } from './branch.ts';
import { tableFinding } from './briefing.ts';
import { complaintCase } from './events.ts';
import {
  count,
  day,
  disposition,
  instant,
  language,
  month,
  recordId,
  slug,
  staffId,
  wording,
} from './terms.ts';
import { customer } from './work-order.ts';

/** One thing wrong with a body: where and which rule; never the value. */
export const issue = z.strictObject({ path: z.string(), rule: z.string() });
export type Issue = z.infer<typeof issue>;

/** RFC 9457. `issues` when the body is at fault. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  traceId: z.string(),
  issues: z.array(issue).optional(),
});
export type Problem = z.infer<typeof problem>;

// ── intake ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const ORDERS_MAX = 500;

/** One work order as `workOrder` says, or up to 500; each is judged on its own, so a bad one does not spoil its batch. */
export const ordersBody = z.union([z.array(z.unknown()).min(1).max(ORDERS_MAX), z.looseObject({})]);

/** `recorded` is a first revision or a correction; `superseded` came after a newer revision; `conflict` has other content under a known revision. */
export const orderResult = z.strictObject({
  orderId: z.string().optional(),
  result: z.enum(['recorded', 'corrected', 'duplicate', 'superseded', 'rejected']),
  rejectedId: z.string().optional(),
  issues: z.array(issue).optional(),
});
export type OrderResult = z.infer<typeof orderResult>;

export const ordersAnswer = z.strictObject({ results: z.array(orderResult) });

/** What an order's record shows without its customer. */
export const orderAnswer = z.looseObject({ orderId: recordId, revision: z.int(), countedDay: day });

export const rejectedEntry = z.strictObject({
  rejectedId: z.string(),
  orderId: z.string().optional(),
  receivedAt: instant,
  /** By which way it came in. */
  door: z.enum(['event', 'api']),
  issues: z.array(issue),
});
export const rejectedAnswer = z.strictObject({
  rejected: z.array(rejectedEntry),
  next: z.string().optional(),
});

export const forgetBody = z.strictObject({ customerId: z.string().min(1).max(64) });
export const forgetAnswer = z.strictObject({ forgottenAt: instant });

export const monthKeysAnswer = z.strictObject({
  months: z.array(z.strictObject({ month, createdAt: instant, destroyedAt: instant.optional() })),
});
export const destroyAnswer = z.strictObject({
  result: z.enum(['destroyed', 'already destroyed', 'never existed']),
});

// ── sampling ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const decisionAnswer = z.strictObject({
  orderId: recordId,
  revision: z.int(),
  countedDay: day,
  stratum: z.string(),
  probability: z.number(),
  policyVersion: slug,
  decision: z.enum(['sampled', 'not-sampled', 'window-passed', 'forgotten']),
  reason: z.string(),
  decidedAt: instant,
});

// ── callback ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the customer said, in words; sealed before it is stored. */
const words = z.string().trim().min(1).max(2000);

export const interviewAnswers = z.strictObject({
  questionnaire: z.strictObject({ id: slug, version: z.int().min(1) }),
  /** "No such visit took place" is false; then nothing else is asked but words. */
  visitTookPlace: z.boolean(),
  keptAppointment: z.enum(['yes', 'no', 'none-made']).optional(),
  rating: slug.optional(),
  aspects: z.record(slug, slug).optional(),
  /** Did staff ask for or take a benefit (吃拿卡要)? */
  integrityConcern: z.boolean().optional(),
  suggestion: words.optional(),
  praise: words.optional(),
  complaint: words.optional(),
});
export type InterviewAnswers = z.infer<typeof interviewAnswers>;

export const verdictAnswers = z.strictObject({
  solved: z.boolean(),
  satisfied: z.boolean(),
  words: words.optional(),
});
export type VerdictAnswers = z.infer<typeof verdictAnswers>;

/** The result of one call, identified by the claim under which it was made. */
export const attemptBody = z.strictObject({
  disposition: disposition.exclude(['not-attempted']),
  calledAt: instant,
  durationSeconds: count.max(4 * 3600),
  /** With `complete` (and with `partial`, as far as the customer came) of a routine callback. */
  answers: interviewAnswers.optional(),
  /** With `complete` of a second callback. */
  verdict: verdictAnswers.optional(),
  /** With `call-later`: when the customer asked to be rung. */
  callAgainAt: instant.optional(),
  /** Claim the next task in the same call. */
  next: z.boolean().default(false),
});
export type AttemptBody = z.infer<typeof attemptBody>;

/** A claimed task with its customer in clear: shown to the agent who holds the claim and to nobody else. */
export const claimedTask = z.strictObject({
  taskId: z.string(),
  claimId: z.string(),
  leaseEndsAt: instant,
  kind: z.enum(['routine', 'second']),
  orderId: recordId,
  businessType: slug,
  team: slug,
  staff: z.array(staffId),
  completedAt: instant,
  windowEndsAt: instant,
  language: language.optional(),
  attempts: z.array(z.strictObject({ calledAt: instant, disposition })),
  /** Absent when the month's key was destroyed or the customer forgotten. */
  contact: customer.pick({ name: true, phones: true, address: true }).optional(),
  questionnaire: questionnaire.optional(),
  levels: z.array(z.strictObject({ id: slug, name: wording })),
});
export type ClaimedTask = z.infer<typeof claimedTask>;

/** Why there is no task: nothing is due, it is not a permitted hour, … and when asking again makes sense. */
export const nextAnswer = z.strictObject({
  task: claimedTask.optional(),
  none: z.enum(['queue-empty', 'none-due', 'outside-permitted-hours']).optional(),
  askAgainAt: instant.optional(),
});
export type NextAnswer = z.infer<typeof nextAnswer>;

export const attemptAnswer = z.strictObject({
  /** `superseded`: kept, but another complete interview (by call start) counts. `repeated`: this claim's result was recorded before. */
  result: z.enum(['recorded', 'superseded', 'repeated']),
  taskState: z.enum(['open', 'closed', 'withdrawn']),
  next: nextAnswer.optional(),
});

export const releaseAnswer = z.strictObject({ released: z.boolean() });

export const queueAnswer = z.strictObject({
  at: instant,
  open: count,
  due: count,
  leased: count,
  overdueToday: count,
  byBusinessType: z.record(slug, count),
  secondCallbacks: count,
});

export const taskAnswer = z.looseObject({
  taskId: z.string(),
  state: z.enum(['open', 'closed', 'withdrawn']),
});

/** Open work that still needs a month's private key. */
export const openWorkAnswer = z.strictObject({ open: z.array(z.strictObject({ id: z.string(), month })) });

// ── complaint ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const complaintsAnswer = z.strictObject({
  complaints: z.array(complaintCase),
  next: z.string().optional(),
});
export const acknowledgeBody = z.strictObject({ owner: staffId.optional() });
export const concludeBody = z.strictObject({
  valid: z.boolean(),
  responsible: z.boolean(),
  /** What was found and done; sealed. */
  conclusion: words,
});
/** Why an owner opens a customer's data: a closed list, since free words could carry personal data into the log. */
export const revealReason = z.enum(['contact-customer', 'investigate', 'check-outcome', 'audit']);
export const revealBody = z.strictObject({ reason: revealReason });
export const revealAnswer = z.strictObject({
  contact: customer.pick({ name: true, phones: true, address: true }).optional(),
  words: z.array(z.strictObject({ at: instant, text: z.string() })),
});

// ── briefing ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** An aggregate table of an earlier period as it was published: level counts per team, or only a rate. */
export const tableBody = z.strictObject({
  period: z.string(),
  source: z.string().trim().min(1).max(200),
  rows: z
    .array(
      z.strictObject({
        team: z.string().min(1).max(60),
        total: z.boolean().default(false),
        callbacks: count.optional(),
        /** By a level's id or by its name in either language. */
        levels: z.record(z.string().min(1).max(40), count).optional(),
        notRated: count.optional(),
        /** Published satisfaction rate, percent. */
        publishedRate: z.number().min(0).max(100).optional(),
      }),
    )
    .min(1)
    .max(200),
});
export type TableBody = z.infer<typeof tableBody>;

export const tableAnswer = z.strictObject({
  period: z.string(),
  rows: count,
  /** Cells that do not add up, one by one; the table is kept and shown with them. */
  findings: z.array(tableFinding),
});
export const briefingsAnswer = z.strictObject({
  mailed: z.array(z.strictObject({ period: z.string(), recipients: count, mailedAt: instant })),
});
