import { openDoor, openTable } from '@huiyin/bootstrap';
import { api } from '../api.ts';
import { decisionStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'api', process.env, import.meta.url);

export const handler = api({ store: decisionStore(openTable(door)), log: door.log });
