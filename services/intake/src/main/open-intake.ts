import { type OpenDoor, openKeys, openTable } from '@huiyin/bootstrap';
import type { Environment } from '@huiyin/surface';
import type { surface } from '../surface.ts';

/** What the two ways in have in common. */
export const openIntake = (door: OpenDoor<Environment<typeof surface.doors.inlet>>) => ({
  branch: door.branch,
  log: door.log,
  now: door.now,
  table: openTable(door),
  keys: openKeys(door),
});
