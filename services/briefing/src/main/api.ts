import { openDoor, openTable } from '@huiyin/bootstrap';
import { api } from '../api.ts';
import { briefingStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'api', process.env, import.meta.url);
const { branch, log, now } = door;

export const handler = api({ branch, store: briefingStore(openTable(door)), log, now });
