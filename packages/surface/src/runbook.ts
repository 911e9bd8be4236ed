/** The headings of docs/runbook.md, one for each thing that an alarm tells somebody. */
export const RUNBOOK = {
  orderLost: 'A work order could not be taken in',
  allTurnedAway: 'Every work order is turned away',
  noOrders: 'No work orders came',
  eventLost: 'An event could not be handled',
  announcementLost: 'A change could not be announced',
  taskFailed: 'A scheduled task failed',
  clockSilent: 'A scheduled task did not run',
  late: 'Events wait too long',
  announcedLate: 'Changes are announced late',
  notFolded: 'Figures of the queue are not those of now',
  apiFaults: 'The API answers with faults',
  apiRefusals: 'The API refuses many calls',
  errors: 'A function fails again and again',
  throttled: 'Something is throttled',
  mailBounced: 'Mail came back',
  notForgotten: 'A customer could not be forgotten everywhere',
  keptTooLong: 'Personal data is kept longer than promised',
  unheard: 'An alarm reached nobody',
} as const;

export type RunbookHeading = keyof typeof RUNBOOK;

/** Somebody is woken, or it waits until the office opens. */
export type Urgency = 'urgent' | 'morning';

/** Urgent is what loses or stops something before the office opens; everything else is safe until then. */
export const URGENCY: Readonly<Record<RunbookHeading, Urgency>> = {
  orderLost: 'morning',
  allTurnedAway: 'urgent',
  noOrders: 'morning',
  eventLost: 'morning',
  announcementLost: 'morning',
  taskFailed: 'morning',
  clockSilent: 'morning',
  late: 'morning',
  announcedLate: 'urgent',
  notFolded: 'morning',
  apiFaults: 'urgent',
  apiRefusals: 'morning',
  errors: 'morning',
  throttled: 'morning',
  mailBounced: 'morning',
  notForgotten: 'morning',
  keptTooLong: 'morning',
  // Told to whoever reads the other topic, at whatever hour.
  unheard: 'morning',
};

/** GitHub's anchor of a heading. */
export const anchorOf = (heading: RunbookHeading): string =>
  RUNBOOK[heading].toLowerCase().replaceAll(' ', '-');
