import { toInstant } from '@huiyin/calendar';
import type { KeyRing, MonthNeeds } from '@huiyin/seal';
import type { TaskDeps } from './deps.ts';

/** Tells which months' keys open tasks need. It looks at every open task, in the index alone. */
export const tellNeeds =
  ({ tasks, keys, now }: Pick<TaskDeps, 'tasks' | 'now'> & { readonly keys: Pick<KeyRing, 'tellNeeds'> }) =>
  async (): Promise<MonthNeeds> => {
    const at = toInstant(now());
    const needed = new Set<string>();
    for await (const { months } of tasks.needs()) for (const month of months) needed.add(month);
    const needs = { at, months: [...needed].sort() };
    await keys.tellNeeds('callback', needs);
    return needs;
  };
