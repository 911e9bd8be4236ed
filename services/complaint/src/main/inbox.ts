import { openDoor, openEvidence, openTable } from '@huiyin/bootstrap';
import { inbox } from '../doors/inbox.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'inbox', process.env, import.meta.url);
const { branch, log, now } = door;

export const handler = inbox({
  branch,
  table: openTable(door),
  bucket: openEvidence(door, process.env),
  log,
  now,
});
