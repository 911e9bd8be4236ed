import { openDoor, openTable } from '@huiyin/bootstrap';
import { tally } from '../doors/tally.ts';
import { queueTallyStore } from '../store/queue-tally.ts';
import { taskStore } from '../store/tasks.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'tally', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

export const handler = tally({
  branch,
  tasks: taskStore(table, branch.retentionDays.tasks),
  tally: queueTallyStore(table),
  log,
  now,
});
