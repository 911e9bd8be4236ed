import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createActivity } from '../../machine/activity.ts';
import { newTimeCells } from '../../machine/shared-time.ts';
import { createLambdaFunction } from './lambda-function.ts';

vi.setConfig({ testTimeout: 30_000 });

const asset = mkdtempSync(join(tmpdir(), 'huiyin-lambda-function-'));
writeFileSync(
  join(asset, 'index.mjs'),
  `let calls = 0;
export const handler = async (waitMs) => {
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  return ++calls;
};`,
);
afterAll(() => rmSync(asset, { recursive: true, force: true }));

/** A function that counts the calls of its worker. */
const counting = (idleMs: number) =>
  createLambdaFunction(
    {
      name: 'counting',
      arn: 'arn',
      roleArn: 'role',
      asset,
      handler: 'index.handler',
      environment: {},
      timeoutSeconds: 20,
      memoryMegabytes: 128,
    },
    {
      timeCells: newTimeCells(),
      environment: {},
      activity: createActivity(),
      idleMs,
      onLine: () => {},
      onInvoked: () => {},
    },
  );

describe('a worker', () => {
  it('that waited too long for a call is ended, and the next call is answered by a new one', async () => {
    const played = counting(50);
    expect(await played.invoke(0)).toMatchObject({ outcome: 'answered', payload: '1' });
    await sleep(200);
    expect(await played.invoke(0)).toMatchObject({ outcome: 'answered', payload: '1' });
    await played.stop();
  });

  it('that is called while it waits goes on, however long a call takes', async () => {
    const played = counting(2_000);
    expect(await played.invoke(0)).toMatchObject({ payload: '1' });
    expect(await played.invoke(2_500)).toMatchObject({ payload: '2' });
    expect(await played.invoke(0)).toMatchObject({ payload: '3' });
    await played.stop();
  });
});
