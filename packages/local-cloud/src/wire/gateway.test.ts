import { afterEach, describe, expect, test } from 'vitest';
import { createActivity } from '../machine/activity.ts';
import { openState } from '../machine/state.ts';
import { openBuckets } from '../played/buckets/buckets.ts';
import { listen } from './api-servers.ts';
import { type AwsService, createGateway } from './gateway.ts';

const fail = (): never => {
  throw new Error('not scripted');
};
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A gateway with one service, and what it reported as broken. */
async function open(
  service: AwsService,
): Promise<{ ask(body: string, target?: string): Promise<Response>; faults: unknown[] }> {
  const faults: unknown[] = [];
  const gateway = createGateway(
    Promise.resolve({
      services: { Tested: service },
      mail: { questions: fail, answer: fail },
      localized: (address) => address,
      buckets: openBuckets([], openState(':memory:'), () => 0),
      secretOf: () => undefined,
      now: () => 0,
      callerOf: () => undefined,
      refusal: fail,
      onRefused: fail,
      activity: createActivity(),
      noRoom: (fault) => fault instanceof Error && fault.message === 'no room',
      onFault: (fault) => void faults.push(fault),
    }),
  );
  const url = await listen(gateway, 0);
  ends.push(() => {
    gateway.close();
    gateway.closeAllConnections();
  });
  return {
    faults,
    ask: (body, target = 'Tested.Do') =>
      fetch(url, {
        method: 'POST',
        headers: { 'x-amz-target': target },
        body,
        signal: AbortSignal.timeout(2000),
      }),
  };
}

describe('a call of an emulated service', () => {
  test('that finds no room on the disk is answered with 503, which the SDK sends again, and breaks nothing', async () => {
    const { ask, faults } = await open({
      questions: () => [],
      answer: () => {
        throw new Error('no room');
      },
    });
    const answer = await ask('{}');
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { __type: 'ServiceUnavailable', message: 'the disk is full' },
    ]);
    expect(faults).toEqual([]);
  });

  test('in which the service breaks is answered with 500, and reported', async () => {
    const broken = new Error('broken inside');
    const { ask, faults } = await open({
      questions: fail,
      answer() {
        throw broken;
      },
    });
    const response = await ask('{"some":"body"}');
    expect([response.status, await response.json()]).toEqual([
      500,
      { __type: 'InternalFailure', message: 'local-cloud failed' },
    ]);
    expect(faults).toEqual([broken]);
  });

  test.each(['constructor', '__proto__', 'toString'])(
    'of none, by a name that every object has (%s), is refused: nothing is broken',
    async (prefix) => {
      const { ask, faults } = await open({ questions: fail, answer: fail });
      const response = await ask('{}', `${prefix}.Do`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ __type: 'UnknownOperationException' });
      expect(faults).toEqual([]);
    },
  );

  test('that is not JSON is the caller’s mistake: nothing is broken', async () => {
    const { ask, faults } = await open({ questions: fail, answer: fail });
    expect((await ask('{')).status).toBe(400);
    expect(faults).toEqual([]);
  });
});
