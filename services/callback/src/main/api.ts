import { openDoor, openKeys, openTable } from '@huiyin/bootstrap';
import { newId } from '@huiyin/kernel/runtime';
import { revealsIn } from '@huiyin/table';
import { api } from '../doors/api.ts';
import { claimStore } from '../store/claims.ts';
import { queueTallyStore } from '../store/queue-tally.ts';
import { reviewStore } from '../store/reviews.ts';
import { taskStore } from '../store/tasks.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'api', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

export const handler = api({
  branch,
  tasks: taskStore(table, branch.retentionDays.tasks),
  claims: claimStore(table),
  tally: queueTallyStore(table),
  reveals: revealsIn(table, branch.retentionDays.tasks),
  reviews: reviewStore(table, branch.retentionDays.tasks),
  keys: openKeys(door),
  log,
  now,
  newId,
});
