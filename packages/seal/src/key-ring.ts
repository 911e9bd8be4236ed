import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { KMSClient } from '@aws-sdk/client-kms';
import { type Instant, toInstant } from '@huiyin/calendar';
import { type Clock, Fault } from '@huiyin/kernel';
import type { NeedTeller, PairPurpose, SecretPurpose } from '@huiyin/vocabulary';
import { KeyDestroyed, KeyNeverExisted, KeyUnavailable } from './faults.ts';
import { type KeyItem, keyItems } from './key-items.ts';
import { assertMonth } from './month-code.ts';
import { type MonthPrivateKey, type MonthPublicKey, monthPrivateKey, monthPublicKey } from './month-key.ts';
import { type MonthNeeds, monthNeeds, type NeedsTold } from './month-needs.ts';
import { type Destruction, destroyMonth, type KeyMonth, monthsOf } from './month-pairs.ts';
import { remember } from './remember.ts';
import { wrapping } from './wrapping.ts';

export interface KeyRing {
  /**
   * The key to seal with in this month (`YYYY-MM`; `contact` unless told), made on first use; whoever comes second takes the first one's.
   * Throws {@link KeyDestroyed}; a destruction elsewhere is noticed within a minute.
   */
  publicKey(month: string, purpose?: PairPurpose): Promise<MonthPublicKey>;
  /** The key to open with; `contact` unless told. Throws {@link KeyDestroyed} (noticed within two minutes) or {@link KeyNeverExisted}. */
  privateKey(month: string, purpose?: PairPurpose): Promise<MonthPrivateKey>;
  /** 32 bytes, the same for ever for this purpose and period (any text without personal data, e.g. `2026-10`, `2026`). */
  secret(purpose: SecretPurpose, period: string): Promise<Uint8Array>;
  /** Every period for which a secret of this purpose was ever made. */
  periods(purpose: SecretPurpose): Promise<string[]>;
  /** Leaves a tombstone without key material, of every purpose's pair of that month. Cannot be undone, except from a backup of the keys table. */
  destroy(month: string, at: Instant): Promise<Destruction>;
  /** Every month that has or had a key, the earliest first. */
  months(): Promise<KeyMonth[]>;
  /** A service tells which months its open work needs; what it looked up earlier never replaces what it looked up later. */
  tellNeeds(teller: NeedTeller, needs: MonthNeeds): Promise<void>;
  /** What each service told last. */
  needsTold(): Promise<NeedsTold>;
}

export interface KeyRingDeps {
  readonly kms: KMSClient;
  readonly dynamodb: DynamoDBClient;
  readonly tableName: string;
  readonly kmsKeyId: string;
  readonly branch: string;
  readonly now: Clock;
}

const PUBLIC_KEY_MILLISECONDS = 60_000;
const PRIVATE_KEY_MILLISECONDS = 120_000;

/** The branch's keys: public ones and secrets remembered by this process, private ones for two minutes only. */
export function openKeyRing({ kms, dynamodb, tableName, kmsKeyId, branch, now }: KeyRingDeps): KeyRing {
  const items = keyItems(dynamodb, tableName);
  const needs = monthNeeds(dynamodb, tableName);
  const wrapper = wrapping(kms, kmsKeyId, branch);
  const createdNow = (period: string) => ({ period, createdAt: toInstant(now()) });

  const publicKeys = remember(now, PUBLIC_KEY_MILLISECONDS, (name) => {
    const [purpose, month] = splitOnce(name);
    return naming(purpose, month, async () => {
      const item =
        (await items.read(purpose, month)) ??
        (await items.create(purpose, {
          ...createdNow(month),
          ...(await wrapper.makePair(purpose, month)),
        }));
      return monthPublicKey(month, material(item, 'publicKey'));
    });
  });

  const privateKeys = remember(now, PRIVATE_KEY_MILLISECONDS, (name) => {
    const [purpose, month] = splitOnce(name);
    return naming(purpose, month, async () => {
      const item = await items.read(purpose, month);
      if (!item) throw new KeyNeverExisted(month);
      const der = await wrapper.unwrap(purpose, month, material(item, 'wrappedKey'));
      const key = monthPrivateKey(month, der);
      der.fill(0);
      return key;
    });
  });

  const secrets = remember(now, Number.POSITIVE_INFINITY, (name) => {
    const [purpose, period] = splitOnce(name);
    return naming(purpose, period, async () => {
      const item =
        (await items.read(purpose, period)) ??
        (await items.create(purpose, {
          ...createdNow(period),
          wrappedKey: await wrapper.makeSecret(purpose, period),
        }));
      return wrapper.unwrap(purpose, period, material(item, 'wrappedKey'));
    });
  });

  return {
    async publicKey(month, purpose = 'contact') {
      assertMonth(month);
      return publicKeys.get(`${purpose}#${month}`);
    },
    privateKey: (month, purpose = 'contact') => privateKeys.get(`${purpose}#${month}`),
    secret: (purpose, period) => secrets.get(`${purpose}#${period}`),

    async periods(purpose) {
      return (await items.list(purpose)).map(({ period }) => period);
    },

    async destroy(month, at) {
      const result = await destroyMonth(items, month, at);
      publicKeys.forgetAll();
      privateKeys.forgetAll();
      return result;
    },

    months: () => monthsOf(items),
    tellNeeds: needs.tell,
    needsTold: needs.told,
  };
}

function material(item: KeyItem, part: 'publicKey' | 'wrappedKey'): Uint8Array {
  if (item.destroyedAt !== undefined) throw new KeyDestroyed(item.period);
  const bytes = item[part];
  if (bytes === undefined) throw new TypeError(`A row of the keys table lacks its ${part}`);
  return bytes;
}

/** Says which key could not be had, for faults that do not say so themselves. */
async function naming<T>(purpose: string, period: string, had: () => Promise<T>): Promise<T> {
  try {
    return await had();
  } catch (error) {
    throw error instanceof Fault ? error : new KeyUnavailable(purpose, period, error);
  }
}

function splitOnce(name: string): [string, string] {
  const at = name.indexOf('#');
  return [name.slice(0, at), name.slice(at + 1)];
}
