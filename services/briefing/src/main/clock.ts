import { SESv2Client } from '@aws-sdk/client-sesv2';
import { openDoor, openTable } from '@huiyin/bootstrap';
import { clock } from '../clock.ts';
import { sesPost } from '../post-ses.ts';
import { briefingStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);
const { branch, log, now } = door;
// Well within CLAIM_MINUTES, so that a claim older than that has no sender any more.
const ses = new SESv2Client({
  maxAttempts: 3,
  requestHandler: { requestTimeout: 15_000, throwOnRequestTimeout: true },
});

export const handler = clock({
  branch,
  store: briefingStore(openTable(door)),
  post: sesPost(ses, {
    name: branch.name[branch.language],
    address: surface.doors.clock.uses.mailFrom(branch),
  }),
  log,
  now,
});
