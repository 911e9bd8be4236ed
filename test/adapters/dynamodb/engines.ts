import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { createDynamoEngine } from '@huiyin/dynamo-on-sqlite';
import { findEmulator } from './reference-jar.ts';

/** A DynamoDB that runs, wherever it comes from. */
export interface RunningEngine {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** An engine that can be started; `missing` says why it cannot. */
export interface EngineChoice {
  readonly name: string;
  readonly missing?: string;
  start(): Promise<RunningEngine>;
}

export const localEngine: EngineChoice = {
  name: 'dynamo-on-sqlite',
  async start() {
    const engine = createDynamoEngine({ file: ':memory:', now: () => Date.now() });
    const server = createServer(engine.listener);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
      endpoint: `http://127.0.0.1:${portOf(server.address())}`,
      async stop() {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
        engine.close();
      },
    };
  },
};

const emulator = await findEmulator();

/** AWS's own DynamoDB Local: what the local engine is held to. */
export const referenceEngine: EngineChoice = {
  name: "AWS's DynamoDB Local",
  ...('missing' in emulator && { missing: emulator.missing }),
  async start() {
    if ('missing' in emulator) throw new Error(emulator.missing);
    const port = await freePort();
    const java = spawn(
      'java',
      [
        '-Djava.library.path=DynamoDBLocal_lib',
        ...['-jar', 'DynamoDBLocal.jar'],
        ...['-inMemory', '-disableTelemetry', '-port', String(port)],
      ],
      { cwd: emulator.folder, stdio: 'ignore' },
    );
    const endpoint = `http://127.0.0.1:${port}`;
    const kill = (): void => void java.kill('SIGKILL');
    process.once('exit', kill);
    const stop = async (): Promise<void> => {
      process.off('exit', kill);
      if (java.exitCode !== null || java.signalCode !== null) return;
      kill();
      await once(java, 'exit');
    };
    try {
      await answering(endpoint, () => java.exitCode);
    } catch (fault) {
      await stop();
      throw fault;
    }
    return { endpoint, stop };
  },
};

const portOf = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
};

async function freePort(): Promise<number> {
  const socket = createSocket();
  socket.listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const port = portOf(socket.address());
  socket.close();
  await once(socket, 'close');
  return port;
}

const START_MS_MAX = 100_000;

/** Waits until a server answers at all; faults when its process has ended, or does not come. */
async function answering(endpoint: string, exitCode: () => number | null): Promise<void> {
  const started = performance.now();
  for (;;) {
    try {
      // Without a limit of its own, a request that a starting server took and forgot would wait for ever.
      await fetch(endpoint, { signal: AbortSignal.timeout(5_000) });
      return;
    } catch (fault) {
      if (exitCode() !== null) throw new Error('DynamoDB Local ended before it answered', { cause: fault });
      if (performance.now() - started > START_MS_MAX)
        throw new Error('DynamoDB Local does not answer', { cause: fault });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
