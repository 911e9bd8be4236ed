import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openQueues } from '../played/queues/queues.ts';
import { openState } from './state.ts';

const CANARY = '13912345678';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const onDisk = (text: string): string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));

describe('what lies on disk', () => {
  test('no longer holds a message that was handled, in no file', () => {
    const state = openState(join(folder, 'cloud.db'));
    const queues = openQueues(
      [
        {
          name: 'inlet',
          arn: 'inlet',
          url: 'inlet',
          visibilitySeconds: 60,
          retentionSeconds: 3600,
          delaySeconds: 0,
          maximumBytes: 262_144,
          redrive: undefined,
        },
      ],
      { state, now: () => 0 },
    );
    const inlet = queues.byName('inlet');
    for (let index = 0; index < 50; index += 1) inlet?.send(`${CANARY} ${'x'.repeat(index * 100)}`);
    state.wipe();
    expect(onDisk(CANARY)).not.toEqual([]);
    for (const { receipt = '' } of inlet?.receive(50) ?? []) inlet?.delete(receipt);
    state.wipe();
    expect(onDisk(CANARY)).toEqual([]);
    state.close();
  });
});
