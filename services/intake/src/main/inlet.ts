import { openDoor } from '@huiyin/bootstrap';
import { inlet } from '../doors/inlet.ts';
import { surface } from '../surface.ts';
import { openIntake } from './open-intake.ts';

export const handler = inlet(openIntake(openDoor(surface, 'inlet', process.env, import.meta.url)));
