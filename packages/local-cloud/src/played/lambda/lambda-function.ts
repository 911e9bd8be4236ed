import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { Fault } from '@huiyin/kernel';
import type { Activity } from '../../machine/activity.ts';
import type { TimeCells } from '../../machine/shared-time.ts';
import type { Birth, FromWorker, WorkerCall, WorkerFault } from './protocol.ts';

export interface FunctionDefinition {
  name: string;
  arn: string;
  roleArn: string;
  asset: string;
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMegabytes: number;
  /** absent: not reserved */
}
export type Invocation =
  | { outcome: 'answered'; payload: string; requestId: string }
  | { outcome: 'failed'; fault: WorkerFault; requestId: string };

export interface LambdaFunction extends FunctionDefinition {
  /** Waits for a free worker, runs one call, and reports a crash or a timeout as a failed invocation. */
  invoke(event: unknown): Promise<Invocation>;
  /** Ends the worker in the middle of a coming call, as a crash would. */
  killNext(when: { afterMs: number }): void;
  stop(): Promise<void>;
}
export interface FunctionDeps {
  timeCells: TimeCells;
  environment: Record<string, string>;
  /** asked for the template's variables when a worker starts */
  localIssuer?(text: string): string;
  activity: Activity;
  /** How long a worker may wait for a call before it is ended; {@link IDLE_MS} unless told. */
  idleMs?: number;
  onLine(functionName: string, text: string): void;
  onInvoked(functionName: string, milliseconds: number, memoryMegabytes: number): void;
}

const workerFile = new URL('./worker.ts', import.meta.url);

interface Waiting {
  event: string;
  settle(invocation: Invocation): void;
}
interface Hand {
  worker: Worker;
  busy: boolean;
  /** Ends it when it has waited too long. */
  idle: NodeJS.Timeout | undefined;
  /** what is done when the worker says something or dies while a call is under way */
  onMessage: ((message: FromWorker) => void) | undefined;
  onEnd: ((fault: WorkerFault) => void) | undefined;
}

/** A second worker of a function is slower on two cores; what a template reserves is Lambda's to keep. */
export const HANDS_MAX = 1;

/** A worker takes 15 to 35 MB, and most functions of a branch that runs here are called a few times a day. */
const IDLE_MS = 60_000;

/** One function of the template: its workers are started when needed and thrown away after a crash or a timeout. */
export function createLambdaFunction(definition: FunctionDefinition, o: FunctionDeps): LambdaFunction {
  const { name } = definition;
  const hands = new Set<Hand>();
  const waiting: Waiting[] = [];
  const kills: { afterMs: number }[] = [];
  let stopped = false;

  const rest = (hand: Hand): void => {
    hand.busy = false;
    // One that died of its call is out already.
    if (!hands.has(hand)) return;
    hand.idle = setTimeout(() => {
      hands.delete(hand);
      void hand.worker.terminate();
    }, o.idleMs ?? IDLE_MS).unref();
  };

  const spawn = (): Hand => {
    const birth: Birth = {
      asset: definition.asset,
      handler: definition.handler,
      functionName: name,
      functionArn: definition.arn,
      memoryMegabytes: definition.memoryMegabytes,
      timeCells: o.timeCells,
    };
    const worker = new Worker(workerFile, {
      workerData: birth,
      // Two dozen functions side by side: without limits each heap grows before it is swept.
      resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: definition.memoryMegabytes },
      env: { ...o.environment, ...localized(definition.environment, o.localIssuer) },
      // A host that is profiled has its workers profiled too.
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        ...process.execArgv.filter((flag) => flag.startsWith('--cpu-prof')),
      ],
      name,
    });
    const hand: Hand = { worker, busy: false, idle: undefined, onMessage: undefined, onEnd: undefined };
    hands.add(hand);
    const end = (fault: WorkerFault): void => {
      if (!hands.delete(hand)) return;
      void worker.terminate();
      if (!hand.onEnd && !stopped) o.onLine(name, `${fault.errorType}: ${fault.errorMessage}\n`);
      hand.onEnd?.(fault);
    };
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'line') o.onLine(name, message.text);
      else if (message.type === 'unloadable') end(message.fault);
      else hand.onMessage?.(message);
    });
    worker.on('error', (fault: Error) =>
      end({ errorType: fault.name, errorMessage: fault.message, trace: (fault.stack ?? '').split('\n') }),
    );
    worker.on('exit', () =>
      end({ errorType: 'Runtime.ExitError', errorMessage: 'the worker ended', trace: [] }),
    );
    return hand;
  };

  const run = (hand: Hand, { event, settle }: Waiting): void => {
    hand.busy = true;
    clearTimeout(hand.idle);
    const requestId = randomUUID();
    const timeoutMs = definition.timeoutSeconds * 1000;
    const startedAt = performance.now();
    const done = (invocation: Invocation): void => {
      clearTimeout(timer);
      clearTimeout(killer);
      hand.onMessage = undefined;
      hand.onEnd = undefined;
      rest(hand);
      o.onInvoked(name, performance.now() - startedAt, definition.memoryMegabytes);
      settle(invocation);
      next();
    };
    const fail = (fault: WorkerFault): void => done({ outcome: 'failed', fault, requestId });
    const end = (errorType: string, errorMessage: string): void => {
      hands.delete(hand);
      void hand.worker.terminate();
      fail({ errorType, errorMessage, trace: [] });
    };
    const timer = setTimeout(
      () => end('Sandbox.Timedout', `Task timed out after ${definition.timeoutSeconds} seconds`),
      timeoutMs,
    );
    const kill = kills.shift();
    const killer = kill && setTimeout(() => end('Runtime.ExitError', 'the worker was killed'), kill.afterMs);
    hand.onEnd = fail;
    hand.onMessage = (message) => {
      if (message.type === 'answer' && message.requestId === requestId)
        done({ outcome: 'answered', payload: message.payload, requestId });
      if (message.type === 'fault' && message.requestId === requestId) fail(message.fault);
    };
    const call: WorkerCall = { type: 'call', requestId, event, timeoutMs };
    hand.worker.postMessage(call);
  };

  const next = (): void => {
    if (waiting.length === 0) return;
    let hand = [...hands].find((candidate) => !candidate.busy);
    if (!hand && hands.size < HANDS_MAX) hand = spawn();
    if (!hand) return;
    const call = waiting.shift();
    if (call) run(hand, call);
  };

  return {
    ...definition,
    invoke(event) {
      if (stopped)
        return Promise.reject(
          new Fault('local-cloud-stopped', `the local cloud has stopped: ${name} is not invoked`),
        );
      const end = o.activity.begin();
      return new Promise<Invocation>((resolve) => {
        waiting.push({
          event: JSON.stringify(event),
          settle(invocation) {
            if (invocation.outcome === 'failed')
              o.onLine(name, `${invocation.requestId} ${invocation.fault.errorType}\n`);
            resolve(invocation);
            // After the callers of `invoke` have gone on, so that whatever they begin is counted first.
            setImmediate(end);
          },
        });
        next();
      });
    },
    killNext: (when) => void kills.push(when),
    async stop() {
      stopped = true;
      await Promise.all([...hands].map(({ worker }) => worker.terminate()));
    },
  };
}

const localized = (
  environment: Record<string, string>,
  local: ((text: string) => string) | undefined,
): Record<string, string> =>
  local
    ? Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, local(value)]))
    : environment;
