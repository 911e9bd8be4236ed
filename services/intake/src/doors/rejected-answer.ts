import type { RouteAnswer } from '@huiyin/lambda';
import type { RejectedPage } from '../store/rejected-list.ts';

/** What the list of rejected bodies shows of them. */
export const rejectedAnswerOf = ({ entries, next }: RejectedPage): RouteAnswer<'GET /rejected'> => ({
  rejected: entries.map(({ rejectedId, orderId, receivedAt, door, issues }) => ({
    rejectedId,
    ...(orderId !== undefined && { orderId }),
    receivedAt,
    door,
    issues: [...issues],
  })),
  ...(next !== undefined && { next }),
});
