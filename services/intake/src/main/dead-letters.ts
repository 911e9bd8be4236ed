import { openDoor, openLetterBoxes, openTable } from '@huiyin/bootstrap';
import { deadLetters } from '../doors/dead-letters.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'dead-letters', process.env, import.meta.url);

export const handler = deadLetters({ ...door, table: openTable(door), boxes: openLetterBoxes(door) });
