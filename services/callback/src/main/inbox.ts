import { openDoor, openKeys, openTable } from '@huiyin/bootstrap';
import { tombstonesIn } from '@huiyin/table';
import { inbox } from '../doors/inbox.ts';
import { reviewStore } from '../store/reviews.ts';
import { taskStore } from '../store/tasks.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'inbox', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

export const handler = inbox({
  branch,
  tasks: taskStore(table, branch.retentionDays.tasks),
  reviews: reviewStore(table, branch.retentionDays.tasks),
  keys: openKeys(door),
  tombstones: tombstonesIn(table),
  log,
  now,
});
