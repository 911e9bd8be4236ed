import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { longgang } from '@huiyin/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callbacksKey } from '../store/items.ts';
import { closedOn, type LocalBriefing, openBriefing } from '../testing/local-briefing.ts';
import { foldWaiting } from './fold-waiting.ts';

const DAY = '2026-11-21';
const FOLD_AT = '2026-11-21T23:45:00.000Z';

let service: LocalBriefing;

beforeEach(async () => {
  service = await openBriefing(FOLD_AT);
});
afterEach(() => service[Symbol.asyncDispose]());

async function folded(): Promise<string[]> {
  const days: string[] = [];
  for await (const { day } of service.store.foldsBetween('2026-11-01', '2026-11-30')) days.push(day);
  return days;
}

describe('the fold before the mail', () => {
  it('folds the days that are over and leaves today waiting', async () => {
    await service.deliver(closedOn(DAY, 'a'), closedOn('2026-11-22', 'b'));
    await service.wake('fold', FOLD_AT);
    expect(await service.store.waitingFolds()).toEqual(['2026-11-22']);
    expect(await folded()).toEqual([DAY]);
  });

  it('goes on with the other days when one cannot be folded, and that one waits on', async () => {
    await service.deliver(closedOn('2026-11-20', 'a'), closedOn(DAY, 'b'));
    const error = new Error('no such day');
    const store = {
      ...service.store,
      replaceFolds: (...args: Parameters<typeof service.store.replaceFolds>) =>
        args[0] === DAY ? service.store.replaceFolds(...args) : Promise.reject(error),
    };
    const results = await foldWaiting({ store, branch: longgang(), now: () => service.present })({
      today: '2026-11-22',
      traceId: 'trace-1',
    });
    expect(results.map(({ period, ...result }) => [period.name, result])).toEqual([
      ['2026-11-20', { error }],
      [DAY, {}],
      ['2026-11', {}],
      ['2026-W47', {}],
      ['2026', {}],
      ['2026-Q4', {}],
    ]);
    expect(await service.store.waitingFolds()).toEqual(['2026-11-20']);
    expect(await folded()).toEqual([DAY]);
  });

  it('of a day with a fact that cannot be read fails, so that it is tried again, and the others are folded', async () => {
    await service.deliver(closedOn('2026-11-20', 'a'), closedOn(DAY, 'b'));
    const { client, tableName } = service.local;
    const unreadable = { pk: callbacksKey(DAY, 0), sk: 'x', t: 'callback-fact', v: 1, tr: 't', s: {} };
    await client.send(new PutItemCommand({ TableName: tableName, Item: marshall(unreadable) }));
    await expect(service.wake('fold', FOLD_AT)).rejects.toThrow();
    expect(service.lines.slice(0, 2)).toEqual([
      expect.objectContaining({ what: 'period-not-folded', period: DAY }),
      expect.objectContaining({ what: 'periods-folded', count: 5, failed: 1 }),
    ]);
    expect(await folded()).toEqual(['2026-11-20']);
    expect(await service.store.waitingFolds()).toEqual([DAY]);
  });
});
