import { openDoor, openTable } from '@huiyin/bootstrap';
import { inbox } from '../inbox.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'inbox', process.env, import.meta.url);

export const handler = inbox({ ...door, table: openTable(door) });
