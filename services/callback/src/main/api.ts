import { openDoor, openKeys, openTable } from '@huiyin/bootstrap';
import { newId } from '@huiyin/kernel';
import { api } from '../api.ts';
import { callbackStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'api', process.env, import.meta.url);
const { branch, log, now } = door;

export const handler = api({
  branch,
  store: callbackStore(openTable(door), branch.retentionDays.tasks),
  keys: openKeys(door),
  log,
  now,
  newId,
});
