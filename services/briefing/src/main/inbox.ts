import { openDoor, openTable } from '@huiyin/bootstrap';
import { inbox } from '../doors/inbox.ts';
import { briefingStore } from '../store/briefing-store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'inbox', process.env, import.meta.url);
const { log, now } = door;

export const handler = inbox({ store: briefingStore(openTable(door)), log, now });
