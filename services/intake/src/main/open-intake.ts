import { type OpenDoor, openKeys, openTable } from '@huiyin/bootstrap';
import type { Environment } from '@huiyin/surface';
import { forgottenStore } from '../forgotten-store.ts';
import { rejectedStore } from '../rejected-store.ts';
import { orderStore } from '../store.ts';
import type { surface } from '../surface.ts';

/** What the two ways in have in common. */
export function openIntake(door: OpenDoor<Environment<typeof surface.doors.inlet>>) {
  const table = openTable(door);
  const { branch, log, now } = door;
  return {
    branch,
    log,
    now,
    orders: orderStore(table),
    rejected: rejectedStore(table, branch.retentionDays.rejected),
    forgotten: forgottenStore(table, now),
    keys: openKeys(door),
  };
}
