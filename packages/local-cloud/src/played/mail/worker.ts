import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import ses from 'aws-ses-v2-local';
import store from 'aws-ses-v2-local/dist/store.js';
import { moveDate } from '../../machine/move-date.ts';
import { ownHostOnly } from '../../machine/own-host.ts';
import type { TimeCells } from '../../machine/shared-time.ts';
import { oddQuestion, sayFault } from './guard.ts';

/** The mailbox in a thread of its own: its library keeps one store per thread, and its clock is the cloud's. */
const birth: { timeCells: TimeCells } = workerData;
moveDate(birth.timeCells);

// The package is CommonJS marked as an ES module: what Node imports is its whole exports object.
type Start = (config: { host: string; port: number }) => Promise<Server>;
const { default: start } = ses as unknown as { default: Start }; // its types describe the marked module
const server = await start({ host: '127.0.0.1', port: 0 });
// The library made the server; what it listens with, its express application, is only reached through the guards.
type ErrorRequestHandler = (
  fault: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;
type Application = RequestListener & { use(onFault: ErrorRequestHandler): void };
const listeners = server.listeners('request') as Application[];
server.removeAllListeners('request');
const hasMail = (messageId: string): boolean =>
  store.getStoreReadonly().emails.some((mail) => mail.messageId === messageId);
for (const listener of listeners) {
  // Known as a handler of faults by its four parameters.
  listener.use((fault, _request, response, _next) => sayFault(fault, response));
  const guarded: RequestListener = (request, response) => {
    const odd = oddQuestion(request, hasMail);
    if (!odd) return listener(request, response);
    const { status, message } = odd;
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
  };
  server.on('request', ownHostOnly(guarded));
}
const address = server.address();
parentPort?.postMessage({ port: typeof address === 'object' && address !== null ? address.port : 0 });
