import type { EventDraft } from '@huiyin/contracts';
import type { Forgotten } from './forgotten.ts';
import type { KeptOrder } from './kept-order.ts';

/** What others need of a work order: everything but how it went through its stages and what only intake compares. */
export function eventsOfOrder(order: KeptOrder): readonly EventDraft[] {
  const { stages, fingerprint, sealedExtra, staff, abnormal, ...rest } = order;
  return [
    {
      name: 'work-order.recorded',
      at: order.recordedAt,
      data: { ...rest, staff: [...staff], ...(abnormal && { abnormal: [...abnormal] }) },
    },
  ];
}

export const eventsOfForgotten = ({ customerKeys, forgottenAt }: Forgotten): readonly EventDraft[] => [
  { name: 'customer.forgotten', at: forgottenAt, data: { customerKeys: [...customerKeys], forgottenAt } },
];
