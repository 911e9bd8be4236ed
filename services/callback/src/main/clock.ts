import { openDoor, openTable } from '@huiyin/bootstrap';
import { clock } from '../clock.ts';
import { callbackStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);
const { branch, log } = door;

export const handler = clock({
  branch,
  store: callbackStore(openTable(door), branch.retentionDays.tasks),
  log,
});
