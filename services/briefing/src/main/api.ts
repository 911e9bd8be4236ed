import { openDoor, openTable } from '@huiyin/bootstrap';
import { mailLedger } from '@huiyin/post';
import { api } from '../doors/api.ts';
import { briefingStore } from '../store/briefing-store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'api', process.env, import.meta.url);
const { branch, log, now } = door;
const table = openTable(door);

export const handler = api({ branch, store: briefingStore(table), ledger: mailLedger(table), log, now });
