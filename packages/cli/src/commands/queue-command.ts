import type { Session } from '../session.ts';

/** `huiyin queue` */
export async function queueCommand(session: Session): Promise<void> {
  const queue = await session.api.call('GET /queue', {}, session.user('supervisor'));
  const times = queue.coming.map(({ at }) => session.when(at).slice(-5));
  const appointments = [...times, ...(queue.moreComing ? ['…'] : [])].join(' ');
  session.answer(queue, () => [
    session.text(
      `待回访 ${queue.open} · 到时可拨 ${queue.due} · 回访中 ${queue.leased} · 今日到期 ${queue.overdueToday} · 二次回访 ${queue.secondCallbacks}`,
      `${queue.open} open · ${queue.due} due now · ${queue.leased} with an agent · ${queue.overdueToday} whose window ends today · ${queue.secondCallbacks} second callbacks`,
    ),
    session.text(
      `等待再拨 ${queue.waiting}${appointments === '' ? '' : ` · 今日约定 ${appointments}`} · 统计时刻 ${session.when(queue.at)}`,
      `${queue.waiting} waiting to be rung again${appointments === '' ? '' : ` · appointments today ${appointments}`} · counted ${session.when(queue.at)}`,
    ),
    ...Object.entries(queue.byBusinessType).map(([type, count]) => `  ${type}: ${count}`),
  ]);
}
