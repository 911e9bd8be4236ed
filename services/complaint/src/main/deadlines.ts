import { openDoor, openPost, openTable } from '@huiyin/bootstrap';
import { mailLedger } from '@huiyin/post';
import { deadlines } from '../doors/deadlines.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'deadlines', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

export const handler = deadlines({
  branch,
  table,
  ledger: mailLedger(table),
  post: openPost(door, surface.doors.deadlines.uses.mails(branch)),
  log,
  now,
});
