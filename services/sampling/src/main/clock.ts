import { openDoor, openTable } from '@huiyin/bootstrap';
import { toInstant } from '@huiyin/kernel';
import { daysToRefold, refoldDay } from '@huiyin/table';
import { clock } from '../clock.ts';
import { decisionStore } from '../store.ts';
import { surface } from '../surface.ts';

const door = openDoor(surface, 'clock', process.env, import.meta.url);
const { log, now } = door;
const table = openTable(door);

export const handler = clock({
  store: decisionStore(table),
  waiting: () => daysToRefold(table),
  refold: (day, fold, traceId) => refoldDay(table, day, fold, toInstant(now()), traceId),
  log,
  now,
});
