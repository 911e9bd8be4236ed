import type { BranchConfiguration } from '@huiyin/contracts';
import { forgettable } from '@huiyin/table';
import type { TaskCommand } from '../domain/task-commands.ts';
import { HOLDING } from '../store/claim-item.ts';
import { taskFor } from '../store/task-item.ts';
import { ruleOf } from './change-task.ts';

/** No agent's last claim tells of a customer who is forgotten. */
export const forgettableHoldings = forgettable(HOLDING, 'customerKey', ({ customerKeys }) => (found) => {
  if (found?.customerKey === undefined || !customerKeys.includes(found.customerKey))
    return { answer: undefined };
  const { customerKey: _, earlierKey: __, ...claim } = found;
  return { next: claim, answer: undefined };
});

/** Of a customer's tasks contact, words and hash go; the open ones end. */
export const forgettableTasks = (branch: BranchConfiguration) =>
  forgettable(
    taskFor(branch.retentionDays.tasks),
    'customer.customerKey',
    ({ customerKeys, forgottenAt }, at) => {
      const command: TaskCommand = { name: 'forget', customerKeys, forgottenAt, at };
      return async (found) => {
        const { answer: _, ...ruling } = await ruleOf(command, branch)(found);
        return { ...ruling, answer: undefined };
      };
    },
  );
