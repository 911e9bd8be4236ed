import type { BranchConfiguration } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import {
  type AggregateTable,
  type ForgetCommand,
  forgetSlice,
  forgettable,
  type ItemUnreadable,
  type SliceResult,
} from '@huiyin/table';
import type { TaskCommand } from '../domain/task-commands.ts';
import { taskFor } from '../store/task-item.ts';
import { ruleOf } from './change-task.ts';

export interface TaskForgettingDeps {
  readonly branch: BranchConfiguration;
  readonly table: AggregateTable;
  readonly now: Clock;
}

/** A page is begun only within so many milliseconds. */
const SLICE_MILLISECONDS = 12_000;

/** Works through one slice of the table: the customer's open tasks end, contact, words and hash go. */
export const forgetCustomer =
  ({ branch, table, now }: TaskForgettingDeps) =>
  (command: ForgetCommand, onUnreadable: (error: ItemUnreadable) => void): Promise<SliceResult> => {
    const tasks = forgettable(
      taskFor(branch.retentionDays.tasks),
      'customer.customerKey',
      ({ customerKeys }, at) => {
        const inTask: TaskCommand = { name: 'forget', customerKeys, at };
        return async (found) => {
          const { answer: _, ...ruling } = await ruleOf(inTask, branch)(found);
          return { ...ruling, answer: undefined };
        };
      },
    );
    const forgettables = [tasks];
    return forgetSlice(
      { table, forgettables, now, sliceMilliseconds: SLICE_MILLISECONDS, onUnreadable },
      command,
    );
  };
