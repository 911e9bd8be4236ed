export const COMPLAINT_STATES = ['received', 'acknowledged', 'concluded', 'closed'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** What has to be done with a case in time: taken on, and concluded. */
export const DEADLINES = ['acknowledge', 'conclude'] as const;

/** A deadline of a case, and the UTC instant at which it passes. */
export interface Deadline {
  readonly deadline: (typeof DEADLINES)[number];
  readonly by: string;
}

interface WithDeadlines {
  readonly state: ComplaintState;
  readonly acknowledgeBy: string;
  readonly concludeBy: string;
}

/** The deadlines of a case that run: none once it is concluded. */
export function runningDeadlines({ state, acknowledgeBy, concludeBy }: WithDeadlines): readonly Deadline[] {
  switch (state) {
    case 'received':
      return [
        { deadline: 'acknowledge', by: acknowledgeBy },
        { deadline: 'conclude', by: concludeBy },
      ];
    case 'acknowledged':
      return [{ deadline: 'conclude', by: concludeBy }];
    case 'concluded':
    case 'closed':
      return [];
  }
}

/** The deadline that passes first; of a case for which none runs, the one it had to be concluded by. */
export const nextDeadline = (complaintCase: WithDeadlines): Deadline =>
  runningDeadlines(complaintCase).reduce((first, each) => (each.by < first.by ? each : first), {
    deadline: 'conclude',
    by: complaintCase.concludeBy,
  });

/** Has a deadline of the case passed that still runs? */
export const isOverdue = (complaintCase: WithDeadlines, at: string): boolean =>
  runningDeadlines(complaintCase).some(({ by }) => by < at);
