import { openDoor, openTable } from '@huiyin/bootstrap';
import { inbox } from '../inbox.ts';
import { rejectedStore } from '../rejected-store.ts';
import { orderStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'inbox', process.env, import.meta.url);
const table = openTable(door);

export const handler = inbox({
  orders: orderStore(table),
  rejected: rejectedStore(table, door.branch.retentionDays.rejected),
  log: door.log,
  now: door.now,
});
