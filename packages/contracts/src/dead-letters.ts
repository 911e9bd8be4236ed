import { DISCARD_REASONS, LETTER_ACTS, LETTER_REASONS, LETTER_SENDERS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { issue } from './problem.ts';
import { count, instant, listOf, slug, staffId } from './scalars.ts';

/** The dead letters of one door, `<service>-<door>`. */
export const letterQueue = slug;

/** As the queue names its messages. */
export const letterId = z.string().regex(/^[A-Za-z0-9-]{1,100}$/);

export const letterQueueEntry = z.strictObject({
  queue: letterQueue,
  sender: z.enum(LETTER_SENDERS),
  /** Letters that wait, as far as the queue counts them. */
  waiting: count,
  /** Letters that somebody looks at in this moment. */
  held: count,
  /** Since when the oldest of those looked at (ten at most) has been there. */
  oldestAt: instant.optional(),
});

export const letterQueuesAnswer = z.strictObject({ queues: z.array(letterQueueEntry) });

/** What a letter may say to anybody: never its body, which may hold a customer in clear. */
export const deadLetter = z.strictObject({
  letterId,
  /** The event, the task, or the type of item. */
  what: z.string().optional(),
  /** The order, task or case, where the letter names one that is no more than that. */
  about: z.string().optional(),
  reason: z.enum(LETTER_REASONS),
  issues: z.array(issue).optional(),
  sentAt: instant,
  /** The queue drops it then. */
  keptUntil: instant,
  /** How often it was taken out, looks at it included. */
  receives: count,
});
export type DeadLetter = z.infer<typeof deadLetter>;

export const deadLettersAnswer = z.strictObject({
  queue: letterQueue,
  sender: z.enum(LETTER_SENDERS),
  waiting: count,
  /** Fifty at most, the oldest first. */
  letters: z.array(deadLetter),
});

export const discardBody = z.strictObject({ reason: z.enum(DISCARD_REASONS) });

/** Who did what with which letter, when and why. */
export const letterActEntry = z.strictObject({
  queue: letterQueue,
  act: z.enum(LETTER_ACTS),
  at: instant,
  by: staffId,
  /** Absent: it was done with all of the queue. */
  letterId: letterId.optional(),
  what: z.string().optional(),
  about: z.string().optional(),
  reason: z.enum(DISCARD_REASONS).optional(),
  /** Of all: how many waited. */
  letters: count.optional(),
});
export type LetterActEntry = z.infer<typeof letterActEntry>;

export const letterActsAnswer = z.strictObject({
  acts: listOf(letterActEntry),
  next: z.string().optional(),
});

export const resubmittedAnswer = z.strictObject({ letters: count });
