import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { moveDate } from '../../machine/move-date.ts';
import type { Birth, FromWorker, WorkerCall, WorkerFault } from './protocol.ts';

/** The inside of one function: loads the bundle that would be deployed and answers one call at a time. */
const birth: Birth = workerData;
const post = (message: FromWorker): void => parentPort?.postMessage(message);

const faultOf = (thrown: unknown): WorkerFault =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
    : { errorType: 'Error', errorMessage: String(thrown), trace: [] };

// Lines go through the same port as answers, so a log line is never seen after the answer it precedes.
for (const stream of [process.stdout, process.stderr])
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    post({ type: 'line', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString() });
    for (const callback of rest) if (typeof callback === 'function') callback();
    return true;
  };

moveDate(birth.timeCells);

type Handler = (event: unknown, context: unknown) => unknown;
async function loadHandler(): Promise<Handler> {
  const dot = birth.handler.lastIndexOf('.');
  const [file, name] = [birth.handler.slice(0, dot), birth.handler.slice(dot + 1)];
  const path = ['.mjs', '.js', '.cjs'].map((ending) => join(birth.asset, file + ending)).find(existsSync);
  if (!path) throw new Error(`the asset of ${birth.functionName} has no ${file}.mjs`);
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  const handler = module[name];
  if (typeof handler !== 'function') throw new Error(`${birth.functionName} exports no function ${name}`);
  return handler as Handler;
}

function contextOf(call: WorkerCall): Record<string, unknown> {
  const deadline = performance.now() + call.timeoutMs;
  const log = birth.functionName;
  return {
    awsRequestId: call.requestId,
    callbackWaitsForEmptyEventLoop: false,
    functionName: birth.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: birth.functionArn,
    memoryLimitInMB: String(birth.memoryMegabytes),
    logGroupName: `/aws/lambda/${log}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
}

async function answer(handler: Handler, call: WorkerCall): Promise<void> {
  const { requestId } = call;
  try {
    const result = await handler(JSON.parse(call.event), contextOf(call));
    post({ type: 'answer', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (thrown) {
    post({ type: 'fault', requestId, fault: faultOf(thrown) });
  }
}

try {
  const handler = await loadHandler();
  parentPort?.on('message', (call: WorkerCall) => void answer(handler, call));
  post({ type: 'ready' });
} catch (thrown) {
  post({ type: 'unloadable', fault: faultOf(thrown) });
}
