import { openDoor, openNeeds, openTable } from '@huiyin/bootstrap';
import { clock } from '../doors/clock.ts';
import { taskStore } from '../store/tasks.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);
const { branch, log, now } = door;

export const handler = clock({
  branch,
  tasks: taskStore(openTable(door), branch.retentionDays.tasks),
  keys: openNeeds(door),
  log,
  now,
});
