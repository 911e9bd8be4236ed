import { ConditionalCheckFailedException, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DecryptCommand,
  GenerateDataKeyPairWithoutPlaintextCommand,
  GenerateDataKeyWithoutPlaintextCommand,
} from '@aws-sdk/client-kms';
import { KEY_ATTRIBUTES } from '@huiyin/vocabulary';
import { beforeEach, describe, expect, it } from 'vitest';
import { KeyDestroyed, KeyNeverExisted, KeyUnavailable, open, openKeyRing, seal } from './index.ts';
import { keysTableDouble } from './keys-table.double.ts';
import { kmsDouble } from './kms.double.ts';

const START = '2026-10-05T02:00:00.000Z';
const LATER = '2026-12-01T00:00:00.000Z';

let table: ReturnType<typeof keysTableDouble>;
let cloud: ReturnType<typeof kmsDouble>;
let now: Date;

beforeEach(() => {
  table = keysTableDouble();
  cloud = kmsDouble();
  now = new Date(START);
});

/** A ring of its own, as another process would have it. */
const ring = (branch = 'longgang') =>
  openKeyRing({
    kms: cloud.kms,
    dynamodb: table.dynamodb,
    tableName: 'keys',
    kmsKeyId: 'branch-key',
    branch,
    now: () => now,
  });
const afterSeconds = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const pairsMade = () => cloud.mock.commandCalls(GenerateDataKeyPairWithoutPlaintextCommand).length;
const unwrapped = () => cloud.mock.commandCalls(DecryptCommand).length;
const reads = () => table.mock.commandCalls(GetItemCommand).length;

describe("a month's key", () => {
  it('is made on first use, and the call desk opens with it what the inlet sealed', async () => {
    const sealed = seal(await ring().publicKey('2026-10'), '示例客户', ['longgang', 'WO-1', '1']);
    const key = await ring().privateKey('2026-10');
    expect(open(key, sealed, ['longgang', 'WO-1', '1'])).toBe('示例客户');
    expect(await ring().months()).toEqual([{ month: '2026-10', createdAt: START }]);
    expect(table.items.size).toBe(1);
  });

  it('is asked of the key service by branch, purpose and period, and sealing never unwraps', async () => {
    await ring().publicKey('2026-10');
    expect(cloud.mock.calls().map(({ args: [command] }) => command.input)).toEqual([
      {
        KeyId: 'branch-key',
        KeyPairSpec: 'ECC_NIST_P256',
        EncryptionContext: { branch: 'longgang', purpose: 'contact', period: '2026-10' },
      },
    ]);
  });

  it('is one key although several processes make it at once', async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, () => ring().publicKey('2026-10')));
    expect(pairsMade()).toBe(5);
    expect(new Set(keys.map(({ point }) => Buffer.from(point).toString('hex'))).size).toBe(1);
    const [first] = keys;
    if (!first) throw new Error('no key');
    expect(open(await ring().privateKey('2026-10'), seal(first, 'x', []), [])).toBe('x');
    expect(table.items.size).toBe(1);
  });

  it('is read once for all who ask at the same time, and again after a minute', async () => {
    const one = ring();
    await Promise.all([one.publicKey('2026-10'), one.publicKey('2026-10')]);
    afterSeconds(59);
    await one.publicKey('2026-10');
    expect([reads(), pairsMade()]).toEqual([1, 1]);
    afterSeconds(1);
    await one.publicKey('2026-10');
    expect([reads(), pairsMade()]).toEqual([2, 1]);
    afterSeconds(-1);
    await one.publicKey('2026-10');
    expect([reads(), pairsMade()]).toEqual([3, 1]);
  });

  it('stays unwrapped in memory for two minutes only', async () => {
    const one = ring();
    await one.publicKey('2026-10');
    await one.privateKey('2026-10');
    afterSeconds(119);
    await one.privateKey('2026-10');
    expect(unwrapped()).toBe(1);
    afterSeconds(1);
    await one.privateKey('2026-10');
    expect(unwrapped()).toBe(2);
  });

  it('is not left in memory as the bytes that the key service gave', async () => {
    await ring().publicKey('2026-10');
    await ring().privateKey('2026-10');
    const [call] = cloud.mock.commandCalls(DecryptCommand);
    const { Plaintext = [] } = (await call?.returnValue) ?? {};
    expect(Plaintext.length).toBeGreaterThan(32);
    expect(new Set(Plaintext)).toEqual(new Set([0]));
  });

  it('of another branch does not unwrap', async () => {
    await ring('longgang').publicKey('2026-10');
    await expect(ring('nyc311').privateKey('2026-10')).rejects.toMatchObject({
      name: 'KeyUnavailable',
      code: 'key-unavailable',
      message: 'The contact key of 2026-10 cannot be had',
      cause: new Error('InvalidCiphertextException'),
    });
  });

  it('that never was does not come into being by opening', async () => {
    await expect(ring().privateKey('2026-10')).rejects.toThrow(KeyNeverExisted);
    await expect(ring().privateKey('2026-10')).rejects.toMatchObject({
      name: 'KeyNeverExisted',
      code: 'key-never-existed',
      message: 'There is no key of 2026-10',
    });
    expect(table.items.size).toBe(0);
  });

  it('is made for months only', async () => {
    for (const no of ['2026-13', '2026-10-05', 'x2026-10', '5461-05'])
      await expect(ring().publicKey(no)).rejects.toThrow(RangeError);
    expect((await ring().publicKey('5461-04')).month).toBe('5461-04');
    table.items.clear();
    expect(table.items.size).toBe(0);
  });

  it('that could not be read is tried again by the next who asks', async () => {
    const one = ring();
    table.failNextRead();
    await expect(one.publicKey('2026-10')).rejects.toThrow(KeyUnavailable);
    expect((await one.publicKey('2026-10')).month).toBe('2026-10');
  });
});

describe('a row of the keys table that is no key', () => {
  it.each([
    ['sk', 'A row of the keys table is no key'],
    ['createdAt', 'A row of the keys table is no key'],
    ['publicKey', 'A row of the keys table lacks its publicKey'],
    ['wrappedKey', 'A row of the keys table lacks its wrappedKey'],
  ])('without its %s cannot be had, and the cause says so', async (field, words) => {
    await ring().publicKey('2026-10');
    const [name, row] = [...table.items][0] ?? [];
    if (name === undefined) throw new Error('no row');
    const lacking = Object.entries(row ?? {}).filter(([each]) => each !== field);
    for (const attribute of [{}, { [field]: { N: '1' } }]) {
      table.items.set(name, { ...Object.fromEntries(lacking), ...attribute });
      const asked = field === 'wrappedKey' ? ring().privateKey('2026-10') : ring().publicKey('2026-10');
      await expect(asked).rejects.toMatchObject({ code: 'key-unavailable', cause: new TypeError(words) });
    }
  });
});

describe('a key that was not made', () => {
  const nothing = 'The key service answered without a key';
  const refused = new ConditionalCheckFailedException({ $metadata: {}, message: 'refused without a row' });

  it.each([new Error('throttled'), refused])(
    'because the table refused it says with what (%#)',
    async (cause) => {
      table.mock.on(PutItemCommand).rejectsOnce(cause);
      await expect(ring().publicKey('2026-10')).rejects.toMatchObject({ code: 'key-unavailable', cause });
      expect((await ring().publicKey('2026-10')).month).toBe('2026-10');
    },
  );

  it('because the key service gave nothing leaves no row', async () => {
    cloud.mock.on(GenerateDataKeyPairWithoutPlaintextCommand).resolvesOnce({});
    cloud.mock.on(GenerateDataKeyWithoutPlaintextCommand).resolvesOnce({});
    const cause = new TypeError(nothing);
    await expect(ring().publicKey('2026-10')).rejects.toMatchObject({ code: 'key-unavailable', cause });
    await expect(ring().secret('customer', '2026')).rejects.toMatchObject({ code: 'key-unavailable', cause });
    expect(table.items.size).toBe(0);
  });
});

describe('destroying a month', () => {
  it('is noticed at once by the process that did it', async () => {
    const one = ring();
    await one.publicKey('2026-10');
    await one.privateKey('2026-10');
    await one.destroy('2026-10', LATER);
    await expect(one.publicKey('2026-10')).rejects.toMatchObject({
      name: 'KeyDestroyed',
      code: 'key-destroyed',
      message: 'The key of 2026-10 was destroyed',
      month: '2026-10',
    });
    await expect(one.privateKey('2026-10')).rejects.toThrow(KeyDestroyed);
  });

  it('is over when the last of its pairs is, and months come in their order', async () => {
    await ring().publicKey('2026-11');
    await ring().publicKey('2026-10', 'rejected');
    afterSeconds(60);
    await ring().publicKey('2026-10');
    expect(await ring().months()).toEqual([
      { month: '2026-10', createdAt: START },
      { month: '2026-11', createdAt: START },
    ]);
    const [contact, rejected] = ['KEY#contact/2026-10', 'KEY#rejected/2026-10'];
    const entomb = (name: string, at: string) =>
      table.items.set(name, { ...table.items.get(name), destroyedAt: { S: at } });
    const stillLater = '2026-12-02T00:00:00.000Z';
    entomb(contact, LATER);
    expect((await ring().months())[0]).not.toHaveProperty('destroyedAt');
    entomb(rejected, stillLater);
    expect((await ring().months())[0]).toMatchObject({ destroyedAt: stillLater });
    entomb(contact, '2026-12-03T00:00:00.000Z');
    expect((await ring().months())[0]).toMatchObject({ destroyedAt: '2026-12-03T00:00:00.000Z' });
    table.items.delete(rejected);
    expect((await ring().months())[0]).toMatchObject({ destroyedAt: '2026-12-03T00:00:00.000Z' });
  });

  it('leaves a tombstone without key material, and nothing more is sealed or opened', async () => {
    await ring().publicKey('2026-10');
    await ring().publicKey('2026-11');
    const one = ring();
    expect(await one.destroy('2026-10', LATER)).toBe('destroyed');
    for (const each of [one, ring()]) {
      await expect(each.publicKey('2026-10')).rejects.toThrow(KeyDestroyed);
      await expect(each.privateKey('2026-10')).rejects.toThrow(KeyDestroyed);
    }
    expect(table.items.get('KEY#contact/2026-10')).toEqual({
      pk: { S: 'KEY#contact' },
      sk: { S: '2026-10' },
      createdAt: { S: START },
      destroyedAt: { S: LATER },
    });
    expect(await one.months()).toEqual([
      { month: '2026-10', createdAt: START, destroyedAt: LATER },
      { month: '2026-11', createdAt: START },
    ]);
    expect(pairsMade()).toBe(2);
  });

  it('is noticed by other processes when what they remember has grown old', async () => {
    const other = ring();
    await other.publicKey('2026-10');
    await other.privateKey('2026-10');
    await ring().destroy('2026-10', LATER);
    afterSeconds(60);
    await expect(other.publicKey('2026-10')).rejects.toThrow(KeyDestroyed);
    afterSeconds(60);
    await expect(other.privateKey('2026-10')).rejects.toThrow(KeyDestroyed);
  });

  it('happens once, also when two do it at the same moment', async () => {
    await ring().publicKey('2026-10');
    const both = await Promise.all([ring().destroy('2026-10', LATER), ring().destroy('2026-10', LATER)]);
    expect(both.sort()).toEqual(['already destroyed', 'destroyed']);
    expect(await ring().destroy('2026-10', START)).toBe('already destroyed');
    expect(await ring().months()).toEqual([{ month: '2026-10', createdAt: START, destroyedAt: LATER }]);
  });

  it('of a month without a key says so and leaves nothing', async () => {
    expect(await ring().destroy('2026-10', LATER)).toBe('never existed');
    expect(table.items.size).toBe(0);
  });
});

describe('what is written of a key', () => {
  it('are the attributes that a door without the right to entomb may write', async () => {
    await ring().publicKey('2026-10');
    await ring().secret('customer', '2026');
    const written = [...table.items.values()].flatMap((item) => Object.keys(item));
    expect([...new Set(written)].sort()).toEqual([...KEY_ATTRIBUTES].sort());
  });
});

describe('a secret', () => {
  it('is the same 32 bytes in every process, and another for each purpose and period', async () => {
    const text = async (...of: Parameters<ReturnType<typeof ring>['secret']>) =>
      Buffer.from(await ring().secret(...of)).toString('hex');
    const sampling = await text('sampling', '2026-10');
    expect(sampling).toHaveLength(64);
    expect(await text('sampling', '2026-10')).toBe(sampling);
    const all = [sampling, await text('sampling', '2026-11'), await text('fingerprint', '2026-10')];
    expect(new Set(all).size).toBe(3);
    expect(table.items.size).toBe(3);
  });

  it('is one secret although several processes make it at once', async () => {
    const secrets = await Promise.all(Array.from({ length: 5 }, () => ring().secret('customer', '2026')));
    expect(cloud.mock.commandCalls(GenerateDataKeyWithoutPlaintextCommand)).toHaveLength(5);
    expect(new Set(secrets.map((each) => Buffer.from(each).toString('hex'))).size).toBe(1);
  });

  it('is unwrapped once per process', async () => {
    const one = ring();
    await one.secret('sampling', '2026-10');
    afterSeconds(86_400);
    await one.secret('sampling', '2026-10');
    expect(unwrapped()).toBe(1);
  });
});

describe('the pair for rejected bodies', () => {
  it('is another than the contact pair of the month, and does not open what was sealed to that', async () => {
    const keys = ring();
    const envelope = seal(await keys.publicKey('2026-10'), '内容', ['longgang']);
    await keys.publicKey('2026-10', 'rejected');
    const rejected = await keys.privateKey('2026-10', 'rejected');
    expect(() => open(rejected, envelope, ['longgang'])).toThrow('does not open');
  });

  it('is destroyed with the month', async () => {
    const keys = ring();
    await keys.publicKey('2026-10', 'rejected');
    expect(await keys.destroy('2026-10', LATER)).toBe('destroyed');
    await expect(keys.privateKey('2026-10', 'rejected')).rejects.toThrow(KeyDestroyed);
  });

  it('does not come into being once the month was destroyed', async () => {
    await ring().publicKey('2026-10');
    await ring().destroy('2026-10', LATER);
    await expect(ring().publicKey('2026-10', 'rejected')).rejects.toThrow(KeyDestroyed);
    expect(pairsMade()).toBe(1);
  });

  it('alone makes its month known, in its place among the others', async () => {
    await ring().publicKey('2026-11');
    await ring().publicKey('2026-10', 'rejected');
    expect((await ring().months()).map(({ month }) => month)).toEqual(['2026-10', '2026-11']);
  });
});

describe('the periods of a secret', () => {
  it('are those for which it was ever made', async () => {
    const keys = ring();
    await keys.secret('customer', '2025');
    await keys.secret('customer', '2026');
    await keys.secret('sampling', '2026-10');
    expect(await keys.periods('customer')).toEqual(['2025', '2026']);
  });
});
