import {
  type DeadLetter,
  EVENTS,
  type EventName,
  INLET_DETAIL_TYPE,
  type Issue,
  issuesOf,
  ownId,
  parseEvent,
} from '@huiyin/contracts';
import { looksLikePhone } from '@huiyin/phones';
import type { LetterSender } from '@huiyin/vocabulary';
import * as z from 'zod';
import { storedIssues } from '../domain/stored-issues.ts';

/** A letter as it lies there; its body may hold a customer in clear. */
export interface LetterText {
  readonly body: string;
  /** What the bus wrote on it when it could not deliver it. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What of a letter anybody may see. */
export type LetterSeen = Pick<DeadLetter, 'what' | 'about' | 'reason' | 'issues'>;

/** An id that is no more than that: upstream systems have been known to number orders by telephone. */
const plainId = ownId.refine((id) => !looksLikePhone(id));

const busMessage = z.looseObject({ 'detail-type': z.string(), detail: z.looseObject({}) });
/** Where the things of the field say which order, task or case they are about, the nearest first. */
const named = z.looseObject({
  orderId: plainId.optional().catch(undefined),
  taskId: plainId.optional().catch(undefined),
  caseId: plainId.optional().catch(undefined),
  order: z
    .looseObject({ orderId: plainId.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
const eventHead = z.looseObject({ data: z.unknown() });

const text = z.looseObject({ S: z.string().optional() }).optional().catch(undefined);
const relayed = z.looseObject({
  reason: z.string().regex(/^[a-z-]{1,40}$/),
  record: z.looseObject({
    dynamodb: z.looseObject({
      NewImage: z.looseObject({ t: text, s: z.looseObject({ M: z.record(z.string(), z.unknown()) }) }),
    }),
  }),
});
/** What Lambda writes of a batch of changes, or of an invocation, that it gave up. */
const batchNote = z.looseObject({ DDBStreamBatchInfo: z.looseObject({}) });
const taskNote = z.looseObject({
  requestPayload: z.looseObject({ input: z.looseObject({ task: z.string().regex(/^[a-z-]{1,40}$/) }) }),
});

/** Codes that EventBridge writes on what it could not deliver. */
const ERROR_CODE = /^[A-Z_]{1,60}$/;

/** What a dead letter says of itself, without anything that could be of a customer: names, ids and rules. */
export function readLetter(sender: LetterSender, { body, attributes }: LetterText): LetterSeen {
  const json = parsed(body);
  const code = attributes['ERROR_CODE'];
  if (sender !== 'queue') return readNote(json);
  const seen = readMessage(json);
  if (code === undefined) return seen;
  return {
    ...seen,
    reason: 'not-delivered',
    issues: [{ path: '', rule: ERROR_CODE.test(code) ? code : 'UNKNOWN' }],
  };
}

function readMessage(json: unknown): LetterSeen {
  const { data: message } = busMessage.safeParse(json);
  if (!message) return { reason: 'unreadable' };
  const { 'detail-type': what, detail } = message;
  if (what === INLET_DETAIL_TYPE) return { what, ...aboutOf(detail), reason: 'not-handled' };
  if (!isEvent(what)) return { reason: 'unreadable' };
  const about = aboutOf(eventHead.parse(detail).data);
  const issues = issuesWith(what, detail);
  return issues.length === 0
    ? { what, ...about, reason: 'not-handled' }
    : { what, ...about, reason: 'breaks-contract', issues };
}

const isEvent = (name: string): name is EventName => Object.hasOwn(EVENTS, name);

function issuesWith(name: EventName, detail: unknown): Issue[] {
  try {
    parseEvent([name], detail);
    return [];
  } catch (error) {
    if (error instanceof z.ZodError) return [...storedIssues(issuesOf(error))];
    throw error;
  }
}

function readNote(json: unknown): LetterSeen {
  const { data: letter } = relayed.safeParse(json);
  if (letter) {
    const { t, s } = letter.record.dynamodb.NewImage;
    return {
      ...(t?.S !== undefined && { what: t.S }),
      ...aboutOf(plainItem(s.M)),
      reason: 'not-announced',
      issues: [{ path: '', rule: letter.reason }],
    };
  }
  const { data: task } = taskNote.safeParse(json);
  if (task) return { what: task.requestPayload.input.task, reason: 'task-failed' };
  return { reason: batchNote.safeParse(json).success ? 'batch-given-up' : 'unreadable' };
}

/** The ids of an item that is written in DynamoDB's own types. */
function plainItem(item: Readonly<Record<string, unknown>>): unknown {
  const wordsOf = (of: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(of).map(([name, value]) => [name, text.parse(value)?.S]));
  const { data: nested } = z.looseObject({ M: z.record(z.string(), z.unknown()) }).safeParse(item['order']);
  return { ...wordsOf(item), order: nested && wordsOf(nested.M) };
}

function aboutOf(said: unknown): Pick<LetterSeen, 'about'> {
  const { data } = named.safeParse(said);
  const about = data?.caseId ?? data?.taskId ?? data?.orderId ?? data?.order?.orderId;
  return about === undefined ? {} : { about };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
