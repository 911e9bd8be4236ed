export { type OpenDoor, openDoor } from './open-door.ts';
export { openKeys } from './open-keys.ts';
export { openNeeds } from './open-needs.ts';
export { openOwnQueue } from './open-own-queue.ts';
export { openPost } from './open-post.ts';
export { openRelay } from './open-relay.ts';
export { openTable } from './open-table.ts';
