import { Fault } from '@huiyin/kernel';
import type { Session } from '../session.ts';

/** `huiyin keys list` */
export async function listKeys(session: Session): Promise<void> {
  const { text, when } = session;
  const keys = await session.api.call('GET /month-keys', {}, session.user('administrator'));
  session.answer(keys, () =>
    keys.months.map(({ month, createdAt, destroyedAt }) => {
      const made = text(`生成 ${when(createdAt)}`, `made ${when(createdAt)}`);
      const destroyed =
        destroyedAt === undefined
          ? ''
          : text(`  销毁 ${when(destroyedAt)}`, `  destroyed ${when(destroyedAt)}`);
      return `${month}  ${made}${destroyed}`;
    }),
  );
}

/** `huiyin keys destroy MONTH`: refuses while work is open that needs the key, unless forced. */
export async function destroyKey(session: Session, month: string, force: boolean): Promise<void> {
  const { text } = session;
  const user = session.user('administrator');
  const request = { path: { month } };
  const [tasks, complaints] = await Promise.all([
    session.api.call('GET /open-tasks/{month}', request, user),
    session.api.call('GET /open-complaints/{month}', request, user),
  ]);
  const open = { tasks: tasks.open.map(({ id }) => id), complaints: complaints.open.map(({ id }) => id) };
  for (const id of open.tasks) session.world.remark(text(`未办结回访 ${id}`, `open callback ${id}`));
  for (const id of open.complaints) session.world.remark(text(`未办结投诉 ${id}`, `open complaint ${id}`));
  const count = open.tasks.length + open.complaints.length;
  if (count > 0 && !force)
    throw new Fault(
      'work-still-open',
      `${count} open cases need the key of ${month}: end them, or say --force`,
    );
  const { result } = await session.api.call('DELETE /month-keys/{month}', request, user);
  const results = {
    destroyed: text('已销毁', 'destroyed'),
    'already destroyed': text('此前已销毁', 'already destroyed'),
    'never existed': text('从未存在', 'never existed'),
  };
  session.answer({ result, open }, () => [
    text(`${month} 的密钥：${results[result]}`, `the key of ${month}: ${results[result]}`),
  ]);
}
