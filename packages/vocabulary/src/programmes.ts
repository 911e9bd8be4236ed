/** Programmes of the house itself; topic callbacks and quality checks bring their own. */
export const ROUTINE = 'routine';
export const SECOND_CALLBACK = 'second-callback';

/** The task of an order in a programme; the same request always names the same task. */
export const taskIdOf = (programme: string, orderId: string): string => `${programme}:${orderId}`;

/** The task that asks about the outcome of a case in that round. */
export const secondTaskIdOf = (caseId: string, round: number): string =>
  `${SECOND_CALLBACK}:${caseId}:${round}`;

/** The n-th case that a task gave rise to; 1 for the first. */
export const caseIdOf = (taskId: string, number: number): string => `${taskId}.${number}`;
