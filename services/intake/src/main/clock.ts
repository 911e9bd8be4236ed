import { openDoor } from '@huiyin/bootstrap';
import { clock } from '../doors/clock.ts';
import { surface } from '../surface.ts';
import { openIntake } from './open-intake.ts';

export const handler = clock(openIntake(openDoor(surface, 'clock', process.env, import.meta.url)));
