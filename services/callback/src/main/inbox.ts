import { openDoor, openTable } from '@huiyin/bootstrap';
import { forgottenCustomers } from '@huiyin/table';
import { inbox } from '../inbox.ts';
import { callbackStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'inbox', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

export const handler = inbox({
  branch,
  store: callbackStore(table, branch.retentionDays.tasks),
  forgotten: forgottenCustomers(table),
  log,
  now,
});
