import { openDoor, openOwnQueue, openTable } from '@huiyin/bootstrap';
import { forgetting } from '../doors/forgetting.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'forgetting', process.env, import.meta.url);

export const handler = forgetting({
  branch: door.branch,
  table: openTable(door),
  now: door.now,
  log: door.log,
  again: openOwnQueue(door),
});
