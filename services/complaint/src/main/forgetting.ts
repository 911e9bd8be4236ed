import { openDoor, openEvidence, openOwnQueue, openTable } from '@huiyin/bootstrap';
import { forgetting } from '../doors/forgetting.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'forgetting', process.env, import.meta.url);
const { branch, log, now } = door;

export const handler = forgetting({
  branch,
  table: openTable(door),
  bucket: openEvidence(door, process.env),
  again: openOwnQueue(door),
  log,
  now,
});
