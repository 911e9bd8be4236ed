import { Fault } from '@huiyin/kernel';
import type { Activity } from '../../machine/activity.ts';
import type { State } from '../../machine/state.ts';
import type { Queue } from '../queues/queue.ts';
import { openQueues } from '../queues/queues.ts';
import type { LambdaFunction } from './lambda-function.ts';

export interface AsyncDefinition {
  functionName: string;
  /** absent in the template: 2, as at AWS */
  retriesMax: number;
  onFailureArn: string | undefined;
}
export interface AsyncCalls {
  /** Takes a call: when this returns it is on disk. */
  call(functionName: string, payload: string): void;
  wake(): void;
  hasPending(): boolean;
  stop(): void;
}

/** Asynchronous invocations, as the scheduler makes them: a queue of their own per function, retried without waiting. */
export function openAsyncCalls(
  functions: readonly LambdaFunction[],
  definitions: readonly AsyncDefinition[],
  o: {
    state: State;
    now: () => number;
    activity: Activity;
    destination(arn: string): Queue | undefined;
    onGivenUp(functionName: string): void;
    onFault(fault: unknown): void;
  },
): AsyncCalls {
  const queues = openQueues(
    functions.map(({ name }) => ({
      name: `async ${name}`,
      arn: name,
      url: name,
      visibilitySeconds: 900,
      retentionSeconds: 21_600 * 1000,
      delaySeconds: 0,
      maximumBytes: 1_048_576,
      redrive: undefined,
    })),
    o,
  );
  const working = new Set<string>();
  let stopped = false;

  const work = async (target: LambdaFunction, queue: Queue): Promise<void> => {
    const definition = definitions.find(({ functionName }) => functionName === target.name);
    const retriesMax = definition?.retriesMax ?? 2;
    while (!stopped) {
      const [message] = queue.receive(1);
      if (!message?.receipt) return;
      const invocation = await target.invoke(JSON.parse(message.body));
      if (stopped) return;
      if (invocation.outcome === 'failed' && message.receives <= retriesMax) {
        queue.changeVisibility(message.receipt, 0);
        continue;
      }
      if (invocation.outcome === 'failed') {
        o.onGivenUp(target.name);
        if (definition?.onFailureArn !== undefined)
          o.destination(definition.onFailureArn)?.send(
            JSON.stringify({
              version: '1.0',
              timestamp: new Date(o.now()).toISOString(),
              requestContext: {
                requestId: invocation.requestId,
                functionArn: `${target.arn}:$LATEST`,
                condition: 'RetriesExhausted',
                approximateInvokeCount: message.receives,
              },
              requestPayload: JSON.parse(message.body),
              responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
              responsePayload: invocation.fault,
            }),
          );
      }
      queue.delete(message.receipt);
    }
  };

  const wake = (target: LambdaFunction): void => {
    const queue = queues.byArn(target.name);
    if (!queue || stopped || working.has(target.name) || queue.depth().visible === 0) return;
    working.add(target.name);
    const end = o.activity.begin();
    setImmediate(() => {
      work(target, queue)
        .catch((fault: unknown) => {
          if (!stopped) o.onFault(fault);
        })
        .finally(() => {
          working.delete(target.name);
          wake(target);
          end();
        });
    });
  };

  return {
    call(functionName, payload) {
      const queue = queues.byArn(functionName);
      if (!queue) throw new Fault('function-unknown', `there is no function ${functionName}`);
      queue.send(payload);
      for (const target of functions) if (target.name === functionName) wake(target);
    },
    wake() {
      for (const target of functions) wake(target);
    },
    hasPending: () => !stopped && queues.all().some((queue) => queue.depth().visible > 0),
    stop() {
      stopped = true;
    },
  };
}
