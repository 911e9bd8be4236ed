import type { ClaimedTask } from '@huiyin/contracts';
import { ROUTINE, taskIdOf } from '@huiyin/vocabulary';
import { longgang } from './branch.ts';

/** The branch's questionnaire of this id; throws when there is none. */
export function questionnaireNamed(id: string): ClaimedTask['questionnaire'] {
  const found = longgang().questionnaires.find((each) => each.id === id);
  if (!found) throw new Error(`longgang asks no ${id}`);
  return found;
}

/** The routine callback about the repair of 5 October, claimed on 6 October at 10:00 and never rung before. */
export const claimedTaskOf = (overrides: Partial<ClaimedTask> = {}): ClaimedTask => ({
  taskId: taskIdOf(ROUTINE, 'WO-20261005-000123'),
  claimId: 'claim-1',
  leaseEndsAt: '2026-10-06T02:20:00.000Z',
  programme: ROUTINE,
  orderId: 'WO-20261005-000123',
  businessType: 'repair',
  team: 'repair-1',
  names: { businessType: { zh: '维修', en: 'Repair' }, team: { zh: '维修一班', en: 'Repair 1' } },
  zone: longgang().zone,
  staff: ['LG1043'],
  completedAt: '2026-10-05T02:11:09.000Z',
  windowEndsAt: '2026-10-19T16:00:00.000Z',
  attempts: [],
  matter: [],
  contact: { name: '示例客户', phones: ['13800000000'], address: '示例路1号' },
  questionnaire: questionnaireNamed('on-site'),
  levels: longgang().levels.map(({ id, name }) => ({ id, name })),
  ...overrides,
});
