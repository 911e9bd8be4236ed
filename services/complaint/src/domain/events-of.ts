import type { EventDraft } from '@huiyin/contracts';
import { classificationOf, type KeptCase, publicCase } from './complaint-case.ts';

/** Every event that others may need of a case, each carrying the whole public state. */
export function eventsOf(kept: KeptCase): readonly EventDraft[] {
  const data = publicCase(kept);
  const drafts: EventDraft[] = [{ name: 'complaint.raised', at: kept.raisedAt, data }];
  if (kept.acknowledgedAt !== undefined)
    drafts.push({ name: 'complaint.acknowledged', at: kept.acknowledgedAt, data });
  if (kept.reopenedAt !== undefined) drafts.push({ name: 'complaint.reopened', at: kept.reopenedAt, data });
  if (kept.concludedAt !== undefined)
    drafts.push({ name: 'complaint.concluded', at: kept.concludedAt, data });
  if (kept.state === 'concluded' && kept.concludedAt !== undefined)
    drafts.push({
      name: 'second-callback.requested',
      at: kept.concludedAt,
      data: {
        ...classificationOf(kept),
        caseId: kept.caseId,
        round: kept.round,
        requestedAt: kept.concludedAt,
        ...(kept.customer && { customer: kept.customer }),
      },
    });
  if (kept.closedAt !== undefined) drafts.push({ name: 'complaint.closed', at: kept.closedAt, data });
  return drafts;
}
