export * from './branch/branch-api.ts';
export { RUN_FILE, type RunFile, runFile } from './branch/run-file.ts';
export { broughtToken } from './branch/tokens.ts';
export { importOrders } from './import/import-orders.ts';
export { readMapping } from './import/read-mapping.ts';
export { redriveQueue, redriveRelay } from './replay/redrive-queue.ts';
export { replayService } from './replay/replay-service.ts';
