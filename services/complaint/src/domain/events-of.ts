import type { EventDrafts, SealedWords } from '@huiyin/contracts';
import { SECOND_CALLBACK, secondTaskIdOf } from '@huiyin/vocabulary';
import { type CaseFile, publicCase } from './case-file.ts';
import type { CaseEvent } from './transitions.ts';

/** Every event that others may need of a case; each about the case carries its whole public state. */
export function eventsOf(complaintCase: CaseFile): Pick<EventDrafts, CaseEvent> {
  const { raisedAt, changedAt, acknowledgedAt, concludedAt, notifiedAt, reopenedAt, closedAt } =
    complaintCase;
  const data = publicCase(complaintCase);
  return {
    'complaint.raised': { name: 'complaint.raised', at: raisedAt, data },
    ...(changedAt !== undefined && {
      'complaint.changed': { name: 'complaint.changed', at: changedAt, data },
    }),
    ...(acknowledgedAt !== undefined && {
      'complaint.acknowledged': { name: 'complaint.acknowledged', at: acknowledgedAt, data },
    }),
    ...(notifiedAt !== undefined && {
      'complaint.notified': { name: 'complaint.notified', at: notifiedAt, data },
    }),
    ...(reopenedAt !== undefined && {
      'complaint.reopened': { name: 'complaint.reopened', at: reopenedAt, data },
    }),
    ...(concludedAt !== undefined && {
      'complaint.concluded': { name: 'complaint.concluded', at: concludedAt, data },
    }),
    ...(complaintCase.appeal?.decided && {
      'complaint.adjudicated': {
        name: 'complaint.adjudicated',
        at: complaintCase.appeal.decided.at,
        data,
      },
    }),
    ...secondCallbackOf(complaintCase),
    ...(closedAt !== undefined && { 'complaint.closed': { name: 'complaint.closed', at: closedAt, data } }),
  };
}

/**
 * Asked for as long as the case waits for it. Whoever rings is told what was complained of, what was said when the round
 * before was asked about, and what was concluded in this one.
 */
function secondCallbackOf({
  state,
  askedAt,
  questionnaire,
  caseId,
  round,
  order,
  customer,
  taskId,
  words,
  firstCallers,
  resolvers,
}: CaseFile): Pick<EventDrafts, 'second-callback.requested'> {
  if (state !== 'concluded' || askedAt === undefined || questionnaire === undefined) return {};
  return {
    'second-callback.requested': {
      name: 'second-callback.requested',
      at: askedAt,
      data: {
        taskId: secondTaskIdOf(caseId, round),
        programme: SECOND_CALLBACK,
        questionnaire,
        caseId,
        round,
        order,
        requestedAt: askedAt,
        firstCallers,
        resolvers,
        ...(customer && { customer }),
        matter: words.filter((each) => isAbout(each, taskId, caseId, round)),
      },
    },
  };
}

/** Does an agent who rings about this round have to know these words? */
function isAbout(words: SealedWords, taskId: string, caseId: string, round: number): boolean {
  switch (words.kind) {
    case 'call':
      return words.taskId === taskId || words.taskId === secondTaskIdOf(caseId, round - 1);
    case 'request':
      return true;
    case 'reply':
      return false;
    case 'conclusion':
      return words.round === round;
    // The customer is asked about their own version, which leads.
    case 'statement':
    case 'appeal':
    case 'adjudication':
      return false;
  }
}
