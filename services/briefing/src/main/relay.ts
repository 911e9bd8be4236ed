import { openDoor, openRelay } from '@huiyin/bootstrap';
import { emitters } from '../emitters.ts';
import { surface } from '../surface.ts';

export const handler = openRelay(openDoor(surface, 'relay', process.env, import.meta.url), emitters);
