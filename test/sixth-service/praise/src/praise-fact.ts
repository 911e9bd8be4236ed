import type { BusEvent } from '@huiyin/contracts';

/** Whether a customer praised the team; kept of every interview, so that a corrected one replaces it. */
export interface PraiseFact {
  readonly taskId: string;
  readonly day: string;
  readonly team: string;
  readonly praised: boolean;
  readonly sourceVersion: number;
}

export const praiseFactOf = ({ data, aggregate }: BusEvent<'callback.closed'>): PraiseFact => ({
  taskId: data.taskId,
  day: data.closedDay,
  team: data.order.team,
  praised: data.interview?.answers.praise === true,
  sourceVersion: aggregate.version,
});
