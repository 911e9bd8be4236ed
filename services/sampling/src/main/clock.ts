import { openDoor, openKeys, openTable } from '@huiyin/bootstrap';
import { clock } from '../doors/clock.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);

export const handler = clock({
  branch: door.branch,
  log: door.log,
  now: door.now,
  table: openTable(door),
  keys: openKeys(door),
});
