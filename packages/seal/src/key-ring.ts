import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { KMSClient } from '@aws-sdk/client-kms';
import { type Clock, Fault, type Instant, toInstant } from '@huiyin/kernel';
import { KeyDestroyed, KeyNeverExisted, KeyUnavailable } from './faults.ts';
import { type KeyItem, keyItems } from './key-items.ts';
import { assertMonth } from './month-code.ts';
import { type MonthPrivateKey, type MonthPublicKey, monthPrivateKey, monthPublicKey } from './month-key.ts';
import { remember } from './remember.ts';
import { wrapping } from './wrapping.ts';

/** What a symmetric secret is for; doors are granted secrets by purpose. */
export type SecretPurpose = 'sampling' | 'fingerprint' | 'customer';

/** One month's contact key as an administrator sees it. */
export interface KeyMonth {
  readonly month: string;
  readonly createdAt: Instant;
  readonly destroyedAt?: Instant;
}

export type Destruction = 'destroyed' | 'already destroyed' | 'never existed';

export interface KeyRing {
  /**
   * The key to seal with in this month (`YYYY-MM`), made on first use; whoever comes second takes the first one's.
   * Throws {@link KeyDestroyed}; a destruction elsewhere is noticed within a minute.
   */
  publicKey(month: string): Promise<MonthPublicKey>;
  /** The key to open with. Throws {@link KeyDestroyed} (noticed within two minutes) or {@link KeyNeverExisted}. */
  privateKey(month: string): Promise<MonthPrivateKey>;
  /** 32 bytes, the same for ever for this purpose and period (any text without personal data, e.g. `2026-10`, `2026`). */
  secret(purpose: SecretPurpose, period: string): Promise<Uint8Array>;
  /** Leaves a tombstone without key material. Cannot be undone, except from a backup of the keys table. */
  destroy(month: string, at: Instant): Promise<Destruction>;
  /** Every month that has or had a key, the earliest first. */
  months(): Promise<KeyMonth[]>;
}

export interface KeyRingParts {
  readonly kms: KMSClient;
  readonly dynamodb: DynamoDBClient;
  readonly tableName: string;
  readonly kmsKeyId: string;
  readonly branch: string;
  readonly now: Clock;
}

const CONTACT = 'contact';
const PUBLIC_KEY_MILLISECONDS = 60_000;
const PRIVATE_KEY_MILLISECONDS = 120_000;

/** The branch's keys: public ones and secrets remembered by this process, private ones for two minutes only. */
export function openKeyRing({ kms, dynamodb, tableName, kmsKeyId, branch, now }: KeyRingParts): KeyRing {
  const items = keyItems(dynamodb, tableName);
  const wrapper = wrapping(kms, kmsKeyId, branch);
  const createdNow = (period: string) => ({ period, createdAt: toInstant(now()) });

  const publicKeys = remember(now, PUBLIC_KEY_MILLISECONDS, (month) =>
    naming(CONTACT, month, async () => {
      const item =
        (await items.read(CONTACT, month)) ??
        (await items.create(CONTACT, {
          ...createdNow(month),
          ...(await wrapper.makePair(CONTACT, month)),
        }));
      return monthPublicKey(month, material(item, 'publicKey'));
    }),
  );

  const privateKeys = remember(now, PRIVATE_KEY_MILLISECONDS, (month) =>
    naming(CONTACT, month, async () => {
      const item = await items.read(CONTACT, month);
      if (!item) throw new KeyNeverExisted(month);
      const der = await wrapper.unwrap(CONTACT, month, material(item, 'wrappedKey'));
      const key = monthPrivateKey(month, der);
      der.fill(0);
      return key;
    }),
  );

  const secrets = remember(now, Number.POSITIVE_INFINITY, (name) => {
    const [purpose = '', period = ''] = splitOnce(name);
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
    async publicKey(month) {
      assertMonth(month);
      return publicKeys.get(month);
    },
    privateKey: (month) => privateKeys.get(month),
    secret: (purpose, period) => secrets.get(`${purpose}#${period}`),

    async destroy(month, at) {
      publicKeys.forget(month);
      privateKeys.forget(month);
      const item = await items.read(CONTACT, month);
      if (!item) return 'never existed';
      if (item.destroyedAt !== undefined) return 'already destroyed';
      return (await items.entomb(CONTACT, item, at)) ? 'destroyed' : 'already destroyed';
    },

    async months() {
      const known = await items.list(CONTACT);
      return known.map(({ period, createdAt, destroyedAt }) => ({
        month: period,
        createdAt,
        ...(destroyedAt !== undefined && { destroyedAt }),
      }));
    },
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
