import { openDoor, openKeys, openTable } from '@huiyin/bootstrap';
import { api } from '../api.ts';
import { caseStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'api', process.env, import.meta.url);
const { branch, log, now } = door;

export const handler = api({ branch, store: caseStore(openTable(door)), keys: openKeys(door), log, now });
