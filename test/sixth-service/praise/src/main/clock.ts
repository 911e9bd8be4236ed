import { openDoor, openTable } from '@huiyin/bootstrap';
import { clock } from '../clock.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);

export const handler = clock({ ...door, table: openTable(door) });
