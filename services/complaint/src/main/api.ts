import { openDoor, openEvidence, openKeys, openTable } from '@huiyin/bootstrap';
import { newId } from '@huiyin/kernel/runtime';
import { api } from '../doors/api.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'api', process.env, import.meta.url);
const { branch, log, now } = door;

export const handler = api({
  branch,
  table: openTable(door),
  keys: openKeys(door),
  bucket: openEvidence(door, process.env),
  newId,
  log,
  now,
});
