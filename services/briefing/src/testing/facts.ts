import { AAPOR_CLASS, type CallbackClosed, type ComplaintCase, type EventName } from '@huiyin/contracts';
import { callbackClosedOf, eventOf, longgang } from '@huiyin/testing';
import type { BriefingTerms } from '../domain/briefing.ts';
import type { CallbackFact, ComplaintFact } from '../domain/facts.ts';
import { factOf } from '../domain/facts.ts';

export const terms = (): BriefingTerms => ({ branch: longgang(), aaporClass: AAPOR_CLASS });

/** A routine callback of that task that closed on 21 November 2026, as briefing keeps it. */
export function callbackFactOf(taskId: string, overrides: Partial<CallbackClosed> = {}): CallbackFact {
  const told = factOf(eventOf('callback.closed', callbackClosedOf({ taskId, ...CLOSED, ...overrides })));
  if (told.kind !== 'callback') throw new Error('not a callback');
  return told.fact;
}

const CLOSED = { closedAt: '2026-11-21T02:00:00.000Z', closedDay: '2026-11-21' };

/** The interview of `callbackClosedOf` with another rating; without one the customer gave none. */
export function ratedAs(rating: string | undefined): NonNullable<CallbackClosed['interview']> {
  const { interview } = callbackClosedOf();
  if (!interview) throw new Error('the builder has no interview');
  const { rating: _, ...unrated } = interview;
  return { ...unrated, ...(rating !== undefined && { rating }) };
}

/** A complaint raised on 20 November 2026 at 10:00 and to be concluded within five days. */
export const complaintCaseOf = (overrides: Partial<ComplaintCase> = {}): ComplaintCase => ({
  caseId: 'WO-1',
  orderId: 'WO-1',
  businessType: 'repair',
  team: 'repair-1',
  staff: ['LG1043'],
  segment: 'residential',
  class: 'ordinary',
  concerns: ['dissatisfied'],
  state: 'received',
  round: 1,
  ownerRole: 'officer',
  raisedAt: '2026-11-20T02:00:00.000Z',
  raisedDay: '2026-11-20',
  acknowledgeBy: '2026-11-21T02:00:00.000Z',
  concludeBy: '2026-11-25T02:00:00.000Z',
  reopened: 0,
  ...overrides,
});

export function complaintFactOf(overrides: Partial<ComplaintCase> = {}): ComplaintFact {
  const told = factOf(eventOf('complaint.raised', complaintCaseOf(overrides)));
  if (told.kind !== 'complaint') throw new Error('not a complaint');
  return told.fact;
}

/** A message as the main bus puts it on the inbox's queue. */
export const messageOf = (event: { name: EventName }): string =>
  JSON.stringify({
    version: '0',
    id: 'message',
    source: 'huiyin.callback',
    'detail-type': event.name,
    account: '000000000000',
    time: '2026-11-21T02:00:00Z',
    region: 'cn-north-1',
    resources: [],
    detail: event,
  });
