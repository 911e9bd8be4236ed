import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  KeyDestroyed,
  KeyNeverExisted,
  type KeyRing,
  type MonthNeeds,
  monthPrivateKey,
  monthPublicKey,
} from '@huiyin/seal';

interface Pair {
  readonly publicDer: Buffer;
  readonly privateDer: Buffer;
}

const MADE_AT = '2026-01-01T00:00:00.000Z';

/** A key ring in memory with real keys: pairs are made on first use; secrets are the same in every run. */
export function keyRingDouble(): KeyRing {
  const pairs = new Map<string, Pair>();
  const secrets = new Map<string, Uint8Array>();
  const destroyed = new Map<string, string>();
  const needs = new Map<string, MonthNeeds>();

  const assertAlive = (month: string) => {
    if (destroyed.has(month)) throw new KeyDestroyed(month);
  };
  const pairOf = (name: string): Pair => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pair = pairs.get(name) ?? {
      publicDer: publicKey.export({ format: 'der', type: 'spki' }),
      privateDer: privateKey.export({ format: 'der', type: 'pkcs8' }),
    };
    pairs.set(name, pair);
    return pair;
  };

  return {
    async publicKey(month, purpose = 'contact') {
      assertAlive(month);
      return monthPublicKey(month, pairOf(`${purpose}#${month}`).publicDer);
    },
    async privateKey(month, purpose = 'contact') {
      assertAlive(month);
      const pair = pairs.get(`${purpose}#${month}`);
      if (!pair) throw new KeyNeverExisted(month);
      return monthPrivateKey(month, pair.privateDer);
    },
    async secret(purpose, period) {
      const name = `${purpose}#${period}`;
      const secret = secrets.get(name) ?? createHash('sha256').update(name).digest();
      secrets.set(name, secret);
      return secret;
    },
    async periods(purpose) {
      return [...secrets.keys()].flatMap((name) =>
        name.startsWith(`${purpose}#`) ? [name.slice(purpose.length + 1)] : [],
      );
    },
    async destroy(month, at) {
      if (destroyed.has(month)) return 'already destroyed';
      if (![...pairs.keys()].some((name) => name.endsWith(`#${month}`))) return 'never existed';
      destroyed.set(month, at);
      return 'destroyed';
    },
    async months() {
      const known = new Set(
        [...pairs.keys()].flatMap((name) => name.match(/^contact#(.*)$/)?.slice(1) ?? []),
      );
      return [...known].sort().map((month) => {
        const destroyedAt = destroyed.get(month);
        return { month, createdAt: MADE_AT, ...(destroyedAt !== undefined && { destroyedAt }) };
      });
    },
    async tellNeeds(teller, told) {
      if ((needs.get(teller)?.at ?? '') < told.at) needs.set(teller, told);
    },
    async needsTold() {
      return Object.fromEntries(needs);
    },
  };
}
