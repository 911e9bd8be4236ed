import { openDoor, openPost, openTable } from '@huiyin/bootstrap';
import { mailLedger } from '@huiyin/post';
import { clock } from '../doors/clock.ts';
import { briefingStore } from '../store/briefing-store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

export const handler = clock({
  branch,
  store: briefingStore(table),
  ledger: mailLedger(table),
  post: openPost(door, surface.doors.clock.uses.mails(branch)),
  log,
  now,
});
