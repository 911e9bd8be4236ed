import { openDoor, openKeys, openTable } from '@huiyin/bootstrap';
import { inbox } from '../doors/inbox.ts';
import { rememberedPolicies } from '../store/policies.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'inbox', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

export const handler = inbox({
  branch,
  log,
  now,
  table,
  policies: rememberedPolicies(table, branch, now),
  keys: openKeys(door),
});
