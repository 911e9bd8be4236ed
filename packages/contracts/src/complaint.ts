import {
  ANSWER_WAYS,
  CASE_CHANNELS,
  CASE_NATURES,
  CLOSING_REASONS,
  COMPLAINT_STATES,
  DEADLINES,
  LIABLE_PARTIES,
  OUTSIDE_BODIES,
  REPLY_FORMS,
} from '@huiyin/vocabulary';
import * as z from 'zod';
import { contact, words } from './callback.ts';
import { eventContract } from './event-contract.ts';
import { classificationExample, customerExample } from './examples.ts';
import { classification, sealedCustomer } from './order.ts';
import {
  caseKind,
  complaintClass,
  concern,
  count,
  day,
  instant,
  listOf,
  ownerRole,
  ownId,
  recordId,
  slug,
  staffId,
} from './scalars.ts';
import { openedWords, sealedWords } from './sealed-words.ts';

export const complaintState = z.enum(COMPLAINT_STATES);

/** A deadline that passed unmet, and the moment at which it was met after all or gave way to another. */
const missedDeadline = z.strictObject({
  deadline: z.enum(DEADLINES),
  by: instant,
  until: instant,
});
export type MissedDeadline = z.infer<typeof missedDeadline>;

/** By which of the branch's rules somebody was told of a deadline, and when. */
export const caseNotice = z.strictObject({
  deadline: z.enum(DEADLINES),
  by: instant,
  rule: slug,
  at: instant,
});
export type CaseNotice = z.infer<typeof caseNotice>;

/** An appeal of the served-by side against what was concluded, and how that had been concluded. */
const appeal = z.strictObject({
  at: instant,
  by: staffId,
  /** Of the case, whose conclusion it is about. */
  round: z.int().min(1),
  before: z.strictObject({ valid: z.boolean(), responsible: z.boolean() }),
  /** The case's `valid` and `responsible` are as it was decided. */
  decided: z.strictObject({ at: instant, by: staffId }).optional(),
});
export type Appeal = z.infer<typeof appeal>;
/** Who answers for a responsible complaint; of an employee and a partner it is said who. */
const liable = z.strictObject({ party: z.enum(LIABLE_PARTIES), id: staffId.optional() });
export type Liable = z.infer<typeof liable>;

/** How often a case was handed on, and what became of the offers; one that waits, or gave way to another, is none of these. */
const handOvers = z.strictObject({
  made: count,
  accepted: count,
  declined: count,
  lapsed: count,
  /** Seconds until those accepted were accepted, all together. */
  waited: count,
});
export type HandOvers = z.infer<typeof handOvers>;

/** A complaint case as everybody may see it. */
export const complaintCase = z
  .strictObject({
    caseId: ownId,
    /** What gave rise to it: a callback, or a request that came another way. */
    taskId: ownId,
    channel: z.enum(CASE_CHANNELS),
    /** Under which number an outside body passed it on. */
    outsideNumber: recordId.optional(),
    /** In which form they want to be answered, by when, and who answered them. */
    replyForm: z.enum(REPLY_FORMS).optional(),
    replyBy: instant.optional(),
    replied: z.strictObject({ at: instant, by: staffId }).optional(),
    /** What it is about. Where that is no work order, the request stands in its place under its channel and reference. */
    order: classification,
    kind: caseKind,
    /** What it was taken for when it came in. */
    takenAs: z.strictObject({ kind: caseKind, class: complaintClass }),
    category: slug.optional(),
    cause: slug.optional(),
    class: complaintClass,
    concerns: listOf(concern),
    state: complaintState,
    /** When it came into its present state. */
    since: instant,
    /** Seconds that it was in each open state that it left, all rounds together. */
    spent: z.partialRecord(complaintState, count),
    handOvers,
    /** Counts up each time the case is reopened. */
    round: z.int().min(1),
    ownerRole,
    owner: staffId.optional(),
    /** To whom it was handed on; its owner owns it until they accept. */
    offeredTo: staffId.optional(),
    /** Since when; nobody accepts it for ever. */
    offeredAt: instant.optional(),
    raisedAt: instant,
    raisedDay: day,
    acknowledgeBy: instant,
    concludeBy: instant,
    /** Where its kind has a limit for the step. */
    assessBy: instant.optional(),
    investigateBy: instant.optional(),
    communicateBy: instant.optional(),
    /** Where somebody appealed in this round. */
    adjudicateBy: instant.optional(),
    /** A missed deadline stays missed, whatever becomes of the case; one that still runs is not among them. */
    missed: listOf(missedDeadline),
    /** What was said of the deadlines that still run. */
    notices: listOf(caseNotice),
    /** The last time that somebody was told. */
    notifiedAt: instant.optional(),
    acknowledgedAt: instant.optional(),
    concludedAt: instant.optional(),
    /** Is the complaint substantiated, and is the served-by side to blame? */
    valid: z.boolean().optional(),
    responsible: z.boolean().optional(),
    /** One at most is ever decided. */
    appeal: appeal.optional(),
    /** Who is to blame, where somebody is. */
    liable: listOf(liable).optional(),
    /** Does it happen elsewhere as well? */
    nature: z.enum(CASE_NATURES).optional(),
    /** Who told the customer the decision of this round, and which way. */
    communicated: z.strictObject({ at: instant, by: staffId, way: z.enum(ANSWER_WAYS) }).optional(),
    referredTo: z.enum(OUTSIDE_BODIES).optional(),
    /** Which case goes on with the matter. */
    mergedInto: ownId.optional(),
    closedAt: instant.optional(),
    closedDay: day.optional(),
    closedBecause: z.enum(CLOSING_REASONS).optional(),
    /** The callback's result or the order was corrected, and no concern or flag is left; whoever owns the case judges what remains of it. */
    takenBackAt: instant.optional(),
    /** The last second callback's two figures. */
    solved: z.boolean().optional(),
    satisfied: z.boolean().optional(),
    /** How many others of the same customer and matter came within the branch's period. */
    repeats: count,
    /** When they became so many that the case escalated. */
    escalatedAt: instant.optional(),
    reopened: count,
    /** The last time. */
    reopenedAt: instant.optional(),
    /** The last time that order, concerns or owner changed. */
    changedAt: instant.optional(),
  })
  .meta({ id: 'ComplaintCase' });
export type ComplaintCase = z.infer<typeof complaintCase>;

const caseExample = {
  caseId: 'routine:WO-20261005-000123.1',
  taskId: 'routine:WO-20261005-000123',
  channel: 'callback' as const,
  order: classificationExample,
  kind: 'complaint' as const,
  class: 'ordinary' as const,
  concerns: ['dissatisfied' as const],
  takenAs: { kind: 'complaint' as const, class: 'ordinary' as const },
  state: 'received' as const,
  since: '2026-10-06T02:00:00.000Z',
  spent: {},
  handOvers: { made: 0, accepted: 0, declined: 0, lapsed: 0, waited: 0 },
  round: 1,
  ownerRole: 'officer' as const,
  raisedAt: '2026-10-06T02:00:00.000Z',
  raisedDay: '2026-10-06',
  acknowledgeBy: '2026-10-07T02:00:00.000Z',
  concludeBy: '2026-10-11T16:00:00.000Z',
  missed: [],
  notices: [],
  repeats: 0,
  reopened: 0,
};

const caseEvent = () =>
  eventContract({ source: 'complaint', version: 1, data: complaintCase, example: caseExample });

export const complaintRaised = caseEvent();
/** Order, concerns or owner changed: a correction came, a later call told more, or the case was handed on. */
export const complaintChanged = caseEvent();
export const complaintAcknowledged = caseEvent();
export const complaintConcluded = caseEvent();
export const complaintClosed = caseEvent();
export const complaintReopened = caseEvent();
/** The appeal was decided: both judgements are in the case. */
export const complaintAdjudicated = caseEvent();
/** Somebody is told that a deadline comes near or has passed: the case's last notices. */
export const complaintNotified = caseEvent();

export const secondCallbackRequested = eventContract({
  source: 'complaint',
  version: 1,
  data: z.strictObject({
    taskId: ownId,
    programme: slug,
    questionnaire: slug,
    caseId: ownId,
    round: z.int().min(1),
    order: classification,
    requestedAt: instant,
    /** Who rang first or took the complaint, and who had the case in hand: somebody else asks about its outcome. */
    firstCallers: listOf(staffId),
    resolvers: listOf(staffId),
    customer: sealedCustomer.optional(),
    /** What the complaint was and what was concluded of it, for the agent who rings. */
    matter: listOf(sealedWords),
  }),
  example: {
    taskId: 'second-callback:routine:WO-20261005-000123.1:1',
    programme: 'second-callback',
    questionnaire: 'second-callback',
    caseId: 'routine:WO-20261005-000123.1',
    round: 1,
    order: classificationExample,
    requestedAt: '2026-10-08T03:00:00.000Z',
    firstCallers: ['agent-01'],
    resolvers: ['officer-01'],
    customer: customerExample,
    matter: [
      {
        kind: 'call' as const,
        at: '2026-10-06T01:57:00.000Z',
        sealed: 'A'.repeat(100),
        taskId: 'routine:WO-20261005-000123',
        claimId: '20261006-000000000000000A',
      },
      { kind: 'conclusion' as const, at: '2026-10-08T03:00:00.000Z', sealed: 'A'.repeat(100), round: 1 },
    ],
  },
});

export const complaintsAnswer = z.strictObject({
  complaints: z.array(complaintCase),
  next: z.string().optional(),
});
export const acknowledgeBody = z.strictObject({ owner: staffId.optional() });
export const handOnBody = z.strictObject({ owner: staffId });
/** What the case is judged to be, where that is something else than it was taken for. */
export const assessBody = z.strictObject({
  kind: caseKind.optional(),
  /** By the branch's rules it may be graver than is said here, and never less. */
  class: complaintClass.optional(),
  category: slug.optional(),
  cause: slug.optional(),
});
/** Which case goes on with the matter. */
export const mergeBody = z.strictObject({ into: ownId });
export const acceptBody = z.strictObject({});
export const declineBody = z.strictObject({});
export const investigateBody = z.strictObject({});
export const communicateBody = z.strictObject({ way: z.enum(ANSWER_WAYS) });
export const withdrawBody = z.strictObject({});
export const referBody = z.strictObject({ to: z.enum(OUTSIDE_BODIES) });
/** What they were answered; sealed. */
export const replyBody = z.strictObject({ reply: words });
export const makeStatementBody = z.strictObject({ statement: words });
export const appealBody = z.strictObject({ statement: words });
export const adjudicateBody = z.strictObject({
  valid: z.boolean(),
  responsible: z.boolean(),
  /** Why; sealed. */
  decision: words,
});
export const concludeBody = z.strictObject({
  /** Both are said of a case that accuses somebody. */
  valid: z.boolean().optional(),
  responsible: z.boolean().optional(),
  liable: z
    .array(
      liable.refine(({ party, id }) => id !== undefined || (party !== 'employee' && party !== 'partner'), {
        path: ['id'],
        message: 'liable-without-id',
      }),
    )
    .min(1)
    .max(8)
    .optional(),
  nature: z.enum(CASE_NATURES).optional(),
  /** What was found and done; sealed. */
  conclusion: words,
});
/** Why an owner opens a customer's data: a closed list, since free words could carry personal data into the log. */
export const revealReason = z.enum(['contact-customer', 'investigate', 'check-outcome', 'audit']);
export type RevealReason = z.infer<typeof revealReason>;
export const revealBody = z.strictObject({ reason: revealReason });
export const revealAnswer = z.strictObject({
  contact: contact.optional(),
  words: z.array(openedWords),
});
