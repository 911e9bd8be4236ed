import { openDoor, openNeeds, openTable } from '@huiyin/bootstrap';
import { clock } from '../doors/clock.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);

export const handler = clock({
  table: openTable(door),
  keys: openNeeds(door),
  log: door.log,
  now: door.now,
});
