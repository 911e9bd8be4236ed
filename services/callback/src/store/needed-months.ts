import { monthsSealedIn } from '@huiyin/seal';
import type { Task } from '../domain/task.ts';

/** The months whose keys the task's envelopes still need; they are readable without any key. */
export const monthsNeededBy = (task: Task): readonly string[] => {
  const matter = task.about === 'case' ? (task.matter ?? []) : [];
  const { sealedContact } = task.customer ?? {};
  return monthsSealedIn([
    ...(sealedContact === undefined ? [] : [sealedContact]),
    ...matter.map(({ sealed }) => sealed),
  ]);
};

/** As the queue's index carries them; nothing where no envelope is left. */
export const writeMonths = (months: readonly string[]): { readonly m?: string } =>
  months.length === 0 ? {} : { m: months.join(' ') };

export const readMonths = (m: string | undefined): readonly string[] => (m ? m.split(' ') : []);
