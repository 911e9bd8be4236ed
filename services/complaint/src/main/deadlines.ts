import { SESv2Client } from '@aws-sdk/client-sesv2';
import { openDoor, openTable } from '@huiyin/bootstrap';
import { mailLedger, sesPost } from '@huiyin/post';
import { namesOf } from '@huiyin/surface';
import { deadlines } from '../doors/deadlines.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'deadlines', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);
// Well within the minutes after which a letter that was claimed has no sender any more.
const ses = new SESv2Client({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 15_000, throwOnRequestTimeout: true },
});

export const handler = deadlines({
  branch,
  table,
  ledger: mailLedger(table),
  post: sesPost(ses, {
    name: branch.name[branch.language],
    address: surface.doors.deadlines.uses.mailFrom(branch),
    configurationSet: namesOf(branch.branch).mailEvents,
  }),
  log,
  now,
});
