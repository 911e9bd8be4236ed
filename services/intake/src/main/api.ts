import { openDoor } from '@huiyin/bootstrap';
import { api } from '../doors/api.ts';
import { surface } from '../surface.ts';
import { openIntake } from './open-intake.ts';

export const handler = api(openIntake(openDoor(surface, 'api', process.env, import.meta.url)));
