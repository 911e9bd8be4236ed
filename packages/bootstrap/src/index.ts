export { letterBox } from './letter-boxes.ts';
export { type OpenDoor, openDoor } from './open-door.ts';
export { openEvidence } from './open-evidence.ts';
export { openKeys } from './open-keys.ts';
export { openLetterBoxes } from './open-letter-boxes.ts';
export { openNeeds } from './open-needs.ts';
export { openOwnQueue } from './open-own-queue.ts';
export { openRelay } from './open-relay.ts';
export { openTable } from './open-table.ts';
