import { openDoor, openKeys, openTable } from '@huiyin/bootstrap';
import { toInstant } from '@huiyin/kernel';
import { forgottenCustomers, markForRefold } from '@huiyin/table';
import { inbox } from '../inbox.ts';
import { decisionStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'inbox', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

export const handler = inbox({
  branch,
  store: decisionStore(table),
  forgotten: forgottenCustomers(table),
  keys: openKeys(door),
  markDay: (day, traceId) => markForRefold(table, day, toInstant(now()), traceId),
  log,
  now,
});
