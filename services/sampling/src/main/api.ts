import { openDoor, openTable } from '@huiyin/bootstrap';
import { api } from '../doors/api.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'api', process.env, import.meta.url);
const { branch, log, now } = door;

export const handler = api({ branch, log, now, table: openTable(door) });
