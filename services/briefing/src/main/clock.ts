import { SESv2Client } from '@aws-sdk/client-sesv2';
import { openDoor, openTable } from '@huiyin/bootstrap';
import { mailLedger, sesPost } from '@huiyin/post';
import { namesOf } from '@huiyin/surface';
import { clock } from '../doors/clock.ts';
import { briefingStore } from '../store/briefing-store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);
// Well within CLAIM_MINUTES, so that a claim older than that has no sender any more.
const ses = new SESv2Client({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 15_000, throwOnRequestTimeout: true },
});

export const handler = clock({
  branch,
  store: briefingStore(table),
  ledger: mailLedger(table),
  post: sesPost(ses, {
    name: branch.name[branch.language],
    address: surface.doors.clock.uses.mailFrom(branch),
    configurationSet: namesOf(branch.branch).mailEvents,
  }),
  log,
  now,
});
