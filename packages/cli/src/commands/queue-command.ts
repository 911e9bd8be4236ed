import type { Session } from '../session.ts';

/** `huiyin queue` */
export async function queueCommand(session: Session): Promise<void> {
  const queue = await session.api.call('GET /queue', {}, session.user('supervisor'));
  session.answer(queue, () => [
    `${queue.open} open · ${queue.due} due now · ${queue.leased} with an agent · ${queue.overdueToday} whose window ends today · ${queue.secondCallbacks} second callbacks`,
    ...Object.entries(queue.byBusinessType).map(([type, count]) => `  ${type}: ${count}`),
  ]);
}
