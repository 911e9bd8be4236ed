import { ApiRefusal } from '@huiyin/client';
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

/**
 * `huiyin keys destroy MONTH`: lets the services look what their open work needs, names what needs this month, and asks for
 * its destruction, which the branch refuses while work is open that needs it, unless forced.
 */
export async function destroyKey(session: Session, month: string, force: boolean): Promise<void> {
  const { text } = session;
  const user = session.user('administrator');
  const path = { month };
  const [byCallback, byComplaint] = await Promise.all([
    session.api.call('PUT /needed-months/callback', {}, user),
    session.api.call('PUT /needed-months/complaint', {}, user),
  ]);
  const [tasks, complaints] = await Promise.all([
    byCallback.months.includes(month) ? session.api.call('GET /open-tasks/{month}', { path }, user) : NONE,
    byComplaint.months.includes(month)
      ? session.api.call('GET /open-complaints/{month}', { path }, user)
      : NONE,
  ]);
  const open = { tasks: tasks.open.map(({ id }) => id), complaints: complaints.open.map(({ id }) => id) };
  for (const id of open.tasks) session.world.remark(text(`未办结回访 ${id}`, `open callback ${id}`));
  for (const id of open.complaints) session.world.remark(text(`未办结投诉 ${id}`, `open complaint ${id}`));
  const query = { force: force ? ('yes' as const) : ('no' as const) };
  const { result } = await session.api
    .call('DELETE /month-keys/{month}', { path, query }, user)
    .catch((error: unknown) => {
      throw refusedBy(error, 'open-work-needs-it')
        ? new Fault(
            'work-still-open',
            `open callbacks, complaints or rejected bodies need the key of ${month}: end them, or say --force`,
          )
        : error;
    });
  const results = {
    destroyed: text('已销毁', 'destroyed'),
    'already destroyed': text('此前已销毁', 'already destroyed'),
    'never existed': text('从未存在', 'never existed'),
  };
  session.answer({ result, open }, () => [
    text(`${month} 的密钥：${results[result]}`, `the key of ${month}: ${results[result]}`),
  ]);
}

const NONE: { readonly open: readonly { readonly id: string }[] } = { open: [] };

const refusedBy = (error: unknown, rule: string): boolean =>
  error instanceof ApiRefusal && error.rule === rule;
