import type { RequestListener, Server } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import ses from 'aws-ses-v2-local';
import { moveDate } from '../../machine/move-date.ts';
import { ownHostOnly } from '../../machine/own-host.ts';
import type { TimeCells } from '../../machine/shared-time.ts';

/** The mailbox in a thread of its own: its library keeps one store per thread, and its clock is the cloud's. */
const birth: { timeCells: TimeCells } = workerData;
moveDate(birth.timeCells);

// The package is CommonJS marked as an ES module: what Node imports is its whole exports object.
type Start = (config: { host: string; port: number }) => Promise<Server>;
const { default: start } = ses as unknown as { default: Start }; // its types describe the marked module
const server = await start({ host: '127.0.0.1', port: 0 });
// The library made the server; what it listens with is only reached through the guard.
const listeners = server.listeners('request') as RequestListener[];
server.removeAllListeners('request');
for (const listener of listeners) server.on('request', ownHostOnly(listener));
const address = server.address();
parentPort?.postMessage({ port: typeof address === 'object' && address !== null ? address.port : 0 });
