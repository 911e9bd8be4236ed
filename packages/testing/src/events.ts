import type { BusEvent, CallbackClosed, EventData, EventName } from '@huiyin/contracts';

/** An event of the main bus about one aggregate, as a relay would have made it. */
export function eventOf<Name extends EventName>(
  name: Name,
  data: EventData<Name>,
  aggregate: Partial<BusEvent['aggregate']> = {},
): BusEvent<Name> {
  const about = { type: 'test', id: 'test', version: 1, ...aggregate };
  const event = {
    id: `${about.type}/${about.id}/${about.version}/${name}`,
    name,
    contract: 1,
    branch: 'longgang',
    at: '2026-10-06T02:00:00.000Z',
    traceId: 'trace-1',
    aggregate: about,
    data,
  };
  // Built field by field as the union wants it; the compiler cannot follow the generic name through it.
  return event as unknown as BusEvent<Name>;
}

/** A satisfied customer of the repair of 5 October, reached at the first call on 6 October at 10:00. */
export const callbackClosedOf = (overrides: Partial<CallbackClosed> = {}): CallbackClosed => ({
  orderId: 'WO-20261005-000123',
  revision: 1,
  businessType: 'repair',
  team: 'repair-1',
  staff: ['LG1043'],
  segment: 'residential',
  completedAt: '2026-10-05T02:11:09.000Z',
  countedDay: '2026-10-05',
  stratum: 'repair/residential/y2026',
  probability: 1,
  policyVersion: 'y2026',
  taskId: 'WO-20261005-000123',
  disposition: 'complete',
  attempts: 1,
  closedAt: '2026-10-06T02:00:00.000Z',
  closedDay: '2026-10-06',
  interview: {
    claimId: 'claim-1',
    agent: 'agent-01',
    calledAt: '2026-10-06T01:57:00.000Z',
    durationSeconds: 120,
    questionnaire: { id: 'on-site', version: 1 },
    visitTookPlace: true,
    keptAppointment: 'yes',
    rating: 'good',
    integrityConcern: false,
    suggested: false,
    praised: false,
    complained: false,
  },
  concerns: [],
  ...overrides,
});
