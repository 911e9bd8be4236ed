import type { Session } from '../session.ts';

/** `huiyin queue` */
export async function queueCommand(session: Session): Promise<void> {
  const queue = await session.api.call('GET /queue', {}, session.user('supervisor'));
  session.answer(queue, () => [
    session.text(
      `待回访 ${queue.open} · 到时可拨 ${queue.due} · 回访中 ${queue.leased} · 今日到期 ${queue.overdueToday} · 二次回访 ${queue.secondCallbacks}`,
      `${queue.open} open · ${queue.due} due now · ${queue.leased} with an agent · ${queue.overdueToday} whose window ends today · ${queue.secondCallbacks} second callbacks`,
    ),
    ...Object.entries(queue.byBusinessType).map(([type, count]) => `  ${type}: ${count}`),
  ]);
}
