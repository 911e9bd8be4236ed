import { expect, it } from 'vitest';
import { createActivity } from '../../machine/activity.ts';
import { openState, type State } from '../../machine/state.ts';
import type { Invocation, LambdaFunction } from '../lambda/lambda-function.ts';
import { createStreamMapping } from './stream-mapping.ts';

const MINUTE = 60_000;
interface WindowEvent {
  readonly Records: readonly { readonly id: number }[];
  readonly state: { readonly ids?: readonly number[] };
  readonly isFinalInvokeForWindow: boolean;
  readonly window: { readonly start: string; readonly end: string };
  readonly shardId: string;
}

/** A stream with a change each minute of `minutes`, read by a function that collects their numbers; `answer` may fail a call. */
function mappingOver(
  minutes: readonly number[],
  state: State,
  answer: (call: number) => 'answered' | 'failed' = () => 'answered',
) {
  let now = 0;
  const calls: WindowEvent[] = [];
  const activity = createActivity();
  const target: Pick<LambdaFunction, 'invoke' | 'arn'> = {
    arn: 'arn:function',
    invoke: async (event): Promise<Invocation> => {
      // What the mapping hands on, as the worker would get it.
      const call = structuredClone(event) as WindowEvent;
      calls.push(call);
      if (answer(calls.length) === 'failed')
        return { outcome: 'failed', requestId: 'r', fault: { errorType: 'E', errorMessage: '', trace: [] } };
      const ids = [...(call.state.ids ?? []), ...call.Records.map(({ id }) => id)];
      return { outcome: 'answered', requestId: 'r', payload: JSON.stringify({ state: { ids } }) };
    },
  };
  const mapping = createStreamMapping(
    {
      id: 'm',
      table: 't',
      streamArn: 'arn:stream',
      functionName: 'f',
      batchSize: 2,
      bisects: false,
      windowMs: 15 * MINUTE,
      retriesMax: 3,
      reportsItems: false,
      filters: [(record) => (record as { id: number }).id >= 0],
      onFailureArn: undefined,
    },
    {
      stream: {
        read: (_, after, limit) =>
          minutes
            .filter((minute) => minute * MINUTE <= now)
            .map((minute, index) => ({
              sequence: String(index + 1),
              record: { id: minute },
              approximateArrival: minute * MINUTE,
            }))
            .slice(Number(after ?? 0))
            .slice(0, limit),
      },
      target: target as LambdaFunction,
      onFailure: undefined,
      state,
      activity,
      faults: { losesAcknowledgement: () => false },
      now: () => now,
      onRead: () => undefined,
      onFault: (fault) => {
        throw fault;
      },
    },
  );
  const at = async (minute: number): Promise<void> => {
    now = minute * MINUTE;
    mapping.wake();
    await activity.quiet();
  };
  return { mapping, calls, at };
}

it('a window’s changes come when it ends, in batches that know of those before, and then its end', async () => {
  const { mapping, calls, at } = mappingOver([1, 3, 7, 16], openState(':memory:'));
  await at(8);
  expect(calls).toEqual([]);
  expect(mapping.nextDue()).toBe(15 * MINUTE);
  await at(17);
  expect(
    calls.map(({ Records, state, isFinalInvokeForWindow }) => [
      Records.map(({ id }) => id),
      state.ids,
      isFinalInvokeForWindow,
    ]),
  ).toEqual([
    [[1, 3], undefined, false],
    [[7], [1, 3], false],
    [[], [1, 3, 7], true],
  ]);
  expect(calls[0]?.window).toEqual({ start: '1970-01-01T00:00:00.000Z', end: '1970-01-01T00:15:00.000Z' });
  expect(mapping.nextDue()).toBe(30 * MINUTE);
  await at(30);
  expect(
    calls.slice(3).map(({ Records, isFinalInvokeForWindow }) => [Records.length, isFinalInvokeForWindow]),
  ).toEqual([
    [1, false],
    [0, true],
  ]);
  expect(mapping.nextDue()).toBeUndefined();
});

it('what fails is tried again with the same state', async () => {
  const { calls, at } = mappingOver([1, 3, 7], openState(':memory:'), (call) =>
    call === 2 || call === 4 ? 'failed' : 'answered',
  );
  await at(7);
  await at(15);
  expect(
    calls.map(({ Records, state, isFinalInvokeForWindow }) => [
      Records.length,
      state.ids?.length,
      isFinalInvokeForWindow,
    ]),
  ).toEqual([
    [2, undefined, false],
    [1, 2, false],
    [1, 2, false],
    [0, 3, true],
    [0, 3, true],
  ]);
});

it('a window that was under way when the machine died comes again, from its beginning, and one that had ended does not', async () => {
  const state = openState(':memory:');
  const first = mappingOver([1, 3, 16], state, (call) => {
    if (call === 3) first.mapping.stop();
    return 'answered';
  });
  await first.at(16);
  // Dies in the second window's first batch.
  await first.at(17);
  await first.at(30);
  const second = mappingOver([1, 3, 16], state);
  await second.at(30);
  await second.at(31);
  expect(second.calls.map(({ Records }) => Records.map(({ id }) => id))).toEqual([[16], []]);
});

it('changes that the function does not want are passed over', async () => {
  const { mapping, calls, at } = mappingOver([-2, -1], openState(':memory:'));
  await at(1);
  expect([mapping.nextDue(), mapping.checkpoint(), calls]).toEqual([undefined, '2', []]);
});
