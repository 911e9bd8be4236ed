export { importOrders } from './import/import-orders.ts';
export { readMapping } from './import/read-mapping.ts';
export { huiyin } from './program.ts';
export { redriveQueue } from './replay/redrive-queue.ts';
export { redriveRelay } from './replay/redrive-relay.ts';
export { replayService } from './replay/replay-service.ts';
export type { World } from './session.ts';
