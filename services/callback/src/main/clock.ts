import { openDoor, openNeeds, openTable } from '@huiyin/bootstrap';
import { clock } from '../doors/clock.ts';
import { queueTallyStore } from '../store/queue-tally.ts';
import { taskStore } from '../store/tasks.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);
const { branch, log, now } = door;

const table = openTable(door);

export const handler = clock({
  branch,
  tasks: taskStore(table, branch.retentionDays.tasks),
  tally: queueTallyStore(table),
  keys: openNeeds(door),
  log,
  now,
});
