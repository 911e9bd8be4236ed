/** The headings of docs/runbook.md, one for each thing that may wake somebody. */
export const RUNBOOK = {
  orderLost: 'A work order could not be taken in',
  eventLost: 'An event could not be handled',
  announcementLost: 'A change could not be announced',
  taskFailed: 'A scheduled task failed',
  clockSilent: 'A scheduled task did not run',
  late: 'Events wait too long',
  announcedLate: 'Changes are announced late',
  apiFaults: 'The API answers with faults',
} as const;

export type RunbookHeading = keyof typeof RUNBOOK;

/** GitHub's anchor of a heading. */
export const anchorOf = (heading: RunbookHeading): string =>
  RUNBOOK[heading].toLowerCase().replaceAll(' ', '-');
