import { toInstant } from '@huiyin/calendar';
import type { BusEvent } from '@huiyin/contracts';
import type { Tombstones } from '@huiyin/table';
import type { TaskCommand } from '../domain/task-commands.ts';
import { changeTask } from './change-task.ts';
import type { TaskDeps } from './deps.ts';

export type RequestEvent = BusEvent<
  'callback.requested' | 'callback.withdrawn' | 'second-callback.requested'
>;

export interface RequestDeps extends TaskDeps {
  readonly tombstones: Tombstones;
}

/** Opens, corrects or withdraws the task that the event names. Old news changes nothing. */
export const takeRequest =
  (deps: RequestDeps) =>
  async (event: RequestEvent): Promise<void> => {
    const { taskId } = event.data;
    const at = toInstant(deps.now());
    await changeTask(deps, taskId, commandOf(event, at), event.traceId);
    if (event.name === 'callback.withdrawn' || !event.data.customer) return;
    // Saved first, asked after that, also for old news: the event may have been on its way while its customer was forgotten.
    const { customerKey } = event.data.customer;
    const forgottenAt = await deps.tombstones.forgottenAt(customerKey);
    if (forgottenAt === undefined) return;
    const forget: TaskCommand = { name: 'forget', customerKeys: [customerKey], forgottenAt, at };
    await changeTask(deps, taskId, forget, event.traceId);
  };

function commandOf(event: RequestEvent, at: string): TaskCommand {
  switch (event.name) {
    case 'callback.requested':
      return { name: 'request', event, at };
    case 'callback.withdrawn':
      return { name: 'withdraw', event, at };
    case 'second-callback.requested':
      return { name: 'request second', event, at };
  }
}
