import { CALL_DISPOSITIONS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { eventContract } from './event-contract.ts';
import { classificationExample, samplingExample, visitExample } from './examples.ts';
import { classification, sealedCustomer, visit } from './order.ts';
import { answers, questionnaire, questionnaireRef } from './questionnaire.ts';
import { samplingDecision } from './sampling.ts';
import {
  concern,
  count,
  day,
  disposition,
  instant,
  language,
  listOf,
  month,
  ownId,
  recordId,
  sealed,
  slug,
  staffId,
  wellFormed,
  wording,
} from './scalars.ts';
import { openedWords } from './sealed-words.ts';
import { customer, PHONES_MAX } from './upstream-order.ts';

/** Which of a customer's numbers was rung: the first, the second …, in the order in which the agent was shown them; never the number. */
export const numberRung = z.int().min(1).max(PHONES_MAX);

/** The public part of what was said in one call: codes only, words stay sealed. */
export const interview = z.strictObject({
  claimId: z.string(),
  agent: staffId,
  calledAt: instant,
  durationSeconds: count,
  numberRung: numberRung.optional(),
  questionnaire: questionnaireRef,
  answers,
});
export type Interview = z.infer<typeof interview>;

/** One call: who rang when, for how long, and what came of it. */
const attempt = z.strictObject({ agent: staffId, calledAt: instant, durationSeconds: count, disposition });

const closing = {
  taskId: ownId,
  /** How the task as a whole ended. */
  disposition,
  /** In the order in which they began. */
  attempts: listOf(attempt),
  closedAt: instant,
  /** Branch day on which the task first closed: its fact lies under it, so a later version of the fact keeps it. */
  closedDay: day,
  /** The interview that counts; absent when nobody was interviewed. */
  interview: interview.optional(),
  /** What the customer said, sealed in the words' context of task and claim. */
  sealedWords: sealed.optional(),
  /** It had ended and is to be rung again: nothing of it counts until it ends anew. */
  reopened: z.literal(true).optional(),
  /** Claims whose result was sent in error and corrected: what was said of them before counts no more. */
  corrected: listOf(z.string()).optional(),
  /** The customer wants no more calls, whatever the order; false: that was said in error. */
  noMoreCalls: z.boolean().optional(),
  /** Beside it: by these hashes the customer is known again. */
  refuser: sealedCustomer.pick({ customerKey: true, earlierKey: true }).optional(),
};

const attemptExample = {
  agent: 'agent-01',
  calledAt: '2026-10-06T01:57:00.000Z',
  durationSeconds: 120,
  disposition: 'complete' as const,
};

const interviewExample = {
  claimId: '20261006-000000000000000A',
  agent: 'agent-01',
  calledAt: '2026-10-06T01:57:00.000Z',
  durationSeconds: 120,
  numberRung: 1,
  questionnaire: { id: 'on-site', version: 1 },
  answers: {
    visit: 'yes',
    appointment: 'yes',
    overall: 'good',
    manner: 'good',
    integrity: 'no',
    praise: null,
  },
};

/** A callback about a work order that ended, one way or another. */
export const callbackClosed = eventContract({
  source: 'callback',
  version: 1,
  data: z.strictObject({
    ...closing,
    programme: slug,
    order: classification,
    sampling: samplingDecision,
    /** Absent: nobody who asked for the callback knew it. */
    visit: visit.optional(),
    /** The customer's numbers were corrected upstream after the callback was first asked for; since when they are known here. */
    numbersSince: instant.optional(),
    concerns: listOf(concern),
    /** Every concern that this or an earlier version told of; those of results that were corrected since are in no `concerns`. */
    concernsSaid: listOf(concern),
    /** Only with concerns: what the complaint owner needs. */
    customer: sealedCustomer.optional(),
  }),
  example: {
    taskId: 'routine:WO-20261005-000123',
    programme: 'routine',
    order: classificationExample,
    sampling: samplingExample,
    visit: visitExample,
    disposition: 'complete',
    attempts: [attemptExample],
    closedAt: '2026-10-06T02:00:00.000Z',
    closedDay: '2026-10-06',
    interview: interviewExample,
    concerns: [],
    concernsSaid: [],
  },
});
export type CallbackClosed = z.infer<typeof callbackClosed.data>;

/** A second callback that ended; without an interview the customer could not be asked. */
export const secondCallbackClosed = eventContract({
  source: 'callback',
  version: 1,
  data: z.strictObject({ ...closing, caseId: ownId, round: z.int().min(1) }),
  example: {
    taskId: 'second-callback:routine:WO-20261005-000123.1:1',
    caseId: 'routine:WO-20261005-000123.1',
    round: 1,
    disposition: 'complete',
    attempts: [attemptExample],
    closedAt: '2026-10-09T02:00:00.000Z',
    closedDay: '2026-10-09',
    interview: {
      ...interviewExample,
      questionnaire: { id: 'second-callback', version: 1 },
      answers: { solved: 'yes', satisfied: 'no', remark: true },
    },
  },
});
export type SecondCallbackClosed = z.infer<typeof secondCallbackClosed.data>;

/** What the customer said, in words; sealed before it is stored. */
export const words = wellFormed(z.string().trim().min(1).max(2000));

/** Answers as the desk sends them: by question id, words in clear; null: asked, not answered. */
const givenAnswers = z.record(slug, z.union([words, z.number(), z.null()]));
export type GivenAnswers = z.infer<typeof givenAnswers>;

/** No call takes longer. */
export const CALL_SECONDS_MAX = 4 * 3600;

/** What came of a call. */
export const attemptResult = z.strictObject({
  disposition: z.enum(CALL_DISPOSITIONS),
  durationSeconds: count.max(CALL_SECONDS_MAX),
  numberRung: numberRung.optional(),
  /** With `complete`, and with `partial` as far as the customer came. */
  interview: z.strictObject({ questionnaire: questionnaireRef, answers: givenAnswers }).optional(),
  /** With `call-later`: when the customer asked to be rung. */
  callAgainAt: instant.optional(),
  /** With `refused`: the customer does not want to be rung again, whatever the order. */
  noMoreCalls: z.literal(true).optional(),
});
export type AttemptResult = z.infer<typeof attemptResult>;

/** One call, identified by the claim under which it was made. */
export const attemptBody = z.strictObject({
  ...attemptResult.shape,
  calledAt: instant,
  /** Claim the next task in the same request. */
  next: z.boolean().default(false),
});
export type AttemptBody = z.infer<typeof attemptBody>;

/** What an agent or owner sees of a customer. */
export const contact = customer.pick({ name: true, phones: true, address: true });
export type Contact = z.infer<typeof contact>;

/** A claimed task with its customer in clear: shown to the agent who holds the claim and to nobody else. */
export const claimedTask = z
  .strictObject({
    taskId: ownId,
    claimId: z.string(),
    leaseEndsAt: instant,
    programme: slug,
    orderId: recordId,
    businessType: slug,
    team: slug,
    /** As the branch calls them. */
    names: z.strictObject({ businessType: wording, team: wording }),
    /** The branch's clock, by which agents and customers name times. */
    zone: z.string(),
    staff: listOf(staffId),
    completedAt: instant,
    windowEndsAt: instant,
    language: language.optional(),
    attempts: z.array(
      z.strictObject({
        calledAt: instant,
        disposition,
        numberRung: numberRung.optional(),
        /** The customer's numbers were corrected since. */
        toEarlierNumber: z.literal(true).optional(),
      }),
    ),
    /** Absent when the month's key was destroyed or the customer forgotten. */
    contact: contact.optional(),
    /** Of a second callback: what the complaint was and what was concluded of it. */
    matter: listOf(openedWords),
    questionnaire,
    levels: z.array(z.strictObject({ id: slug, name: wording })),
  })
  .meta({ id: 'ClaimedTask' });
export type ClaimedTask = z.infer<typeof claimedTask>;

/** Why there is no task: nothing is due, all that lies there needs somebody independent of it, it is not a permitted hour, … and when asking again makes sense. */
export const nextAnswer = z.strictObject({
  task: claimedTask.optional(),
  none: z.enum(['queue-empty', 'none-due', 'not-independent', 'outside-permitted-hours']).optional(),
  askAgainAt: instant.optional(),
  /** The clock by which `askAgainAt` is shown. */
  zone: z.string().optional(),
});
export type NextAnswer = z.infer<typeof nextAnswer>;

export const taskState = z.enum(['open', 'closed', 'withdrawn']);

export const attemptAnswer = z.strictObject({
  /** `superseded`: recorded, but another complete interview (by call start) counts. `repeated`: this claim's attempt was recorded before. */
  result: z.enum(['recorded', 'superseded', 'repeated']),
  taskState,
  /** Before this moment its agent may correct what was sent in error. */
  correctableUntil: instant,
  next: nextAnswer.optional(),
});

/** `repeated`: this correction of the attempt was recorded before. */
export const correctionAnswer = attemptAnswer.omit({ next: true });

export const releaseAnswer = z.strictObject({ released: z.boolean() });

export const queueAnswer = z.strictObject({
  /** As of when: of a long queue, when its last changes were counted, a quarter of an hour ago at most. */
  at: instant,
  open: count,
  due: count,
  /** Rung before, and not to be rung again yet. */
  waiting: count,
  leased: count,
  overdueToday: count,
  byBusinessType: z.record(slug, count),
  /** By business type, of those open: whose windows end today, within three days, within seven, later. */
  ending: z.record(slug, z.strictObject({ today: count, threeDays: count, week: count, later: count })),
  secondCallbacks: count,
  /** The next appointments of the branch day, as they are now. */
  coming: z.array(z.strictObject({ at: instant, businessType: slug })),
  moreComing: z.boolean(),
});

/** To whom a task's customer was shown, in order. */
export const revealsAnswer = z.strictObject({
  reveals: listOf(
    z.strictObject({
      agent: staffId,
      claimId: z.string(),
      /** When it was claimed, which is when it was shown; where nothing is left of the claim, when the call began. */
      at: instant,
      /** Absent: no call under that claim is on record. */
      call: z.strictObject({ calledAt: instant, disposition }).optional(),
      /** Given back without a call. */
      released: z.literal(true).optional(),
    }),
  ),
});

/** The callback room as it is now. */
export const roomAnswer = z.strictObject({
  at: instant,
  /** Customers whom somebody has, the longest first; or whose lease ran out today without a call on record. */
  claims: listOf(
    z.strictObject({
      agent: staffId,
      taskId: ownId,
      claimId: z.string(),
      businessType: slug,
      claimedAt: instant,
      leaseEndsAt: instant,
      /** From when a shift leader may end the lease; absent: it has run out. */
      freeableFrom: instant.optional(),
    }),
  ),
  /** What was rung today, hour by hour: calls, complete interviews and seconds of talk. Calls that came after their agent went on are not in it. */
  today: z.strictObject({
    day,
    hours: listOf(z.tuple([count, count, count, count]).readonly()),
  }),
  /** Whoever rang in this hour or the last, or holds a customer. */
  agentsAtWork: count,
  /** Of permitted time, until the day ends. */
  minutesLeft: count,
  /** By the hours that are over; absent while there is none. */
  callsPerAgentHour: z.number().min(0).optional(),
  queue: queueAnswer,
});
export type RoomAnswer = z.infer<typeof roomAnswer>;

export const taskAnswer = z.looseObject({ taskId: ownId, state: taskState });

/** Open work that still needs a month's private key. */
export const openWorkAnswer = z.strictObject({ open: z.array(z.strictObject({ id: z.string(), month })) });
