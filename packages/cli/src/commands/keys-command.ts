import { Fault } from '@huiyin/kernel';
import type { Session } from '../session.ts';

/** `huiyin forget CUSTOMER` */
export async function forgetCustomer(session: Session, customerId: string): Promise<void> {
  const forgotten = await session.api.call(
    'POST /forgotten-customers',
    { body: { customerId } },
    session.user('administrator'),
  );
  session.answer(forgotten, () => [
    `forgotten at ${forgotten.forgottenAt}; every service drops what it holds`,
  ]);
}

/** `huiyin keys list` */
export async function listKeys(session: Session): Promise<void> {
  const keys = await session.api.call('GET /month-keys', {}, session.user('administrator'));
  session.answer(keys, () =>
    keys.months.map(
      ({ month, createdAt, destroyedAt }) =>
        `${month}  made ${createdAt}${destroyedAt === undefined ? '' : `  destroyed ${destroyedAt}`}`,
    ),
  );
}

/** `huiyin keys destroy MONTH`: refuses while work is open that needs the key, unless forced. */
export async function destroyKey(session: Session, month: string, force: boolean): Promise<void> {
  const user = session.user('administrator');
  const request = { path: { month } };
  const [tasks, complaints] = await Promise.all([
    session.api.call('GET /open-tasks/{month}', request, user),
    session.api.call('GET /open-complaints/{month}', request, user),
  ]);
  const open = { tasks: tasks.open.map(({ id }) => id), complaints: complaints.open.map(({ id }) => id) };
  for (const id of open.tasks) session.world.remark(`open callback ${id}`);
  for (const id of open.complaints) session.world.remark(`open complaint ${id}`);
  const count = open.tasks.length + open.complaints.length;
  if (count > 0 && !force)
    throw new Fault(
      'work-still-open',
      `${count} open cases need the key of ${month}: end them, or say --force`,
    );
  const { result } = await session.api.call('DELETE /month-keys/{month}', request, user);
  session.answer({ result, open }, () => [`the key of ${month}: ${result}`]);
}
