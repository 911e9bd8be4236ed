import { createPrivateKey, createPublicKey, ECDH, type KeyObject } from 'node:crypto';

export const CURVE = 'prime256v1';

/** What seals: the month's P-256 point, uncompressed (65 bytes). */
export interface MonthPublicKey {
  readonly month: string;
  readonly point: Uint8Array;
}

/** What opens. The key itself stays inside a KeyObject, which neither JSON nor `console.log` can print. */
export interface MonthPrivateKey {
  readonly month: string;
  readonly key: KeyObject;
  /** The point that belongs to it, uncompressed. */
  readonly point: Uint8Array;
}

/** Reads a public key as KMS gives it: DER, SubjectPublicKeyInfo, P-256. Throws when it is anything else. */
export function monthPublicKey(month: string, der: Uint8Array): MonthPublicKey {
  return { month, point: pointOf(createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' })) };
}

/** Reads a private key as KMS gives it: DER, PKCS #8, P-256. Throws when it is anything else. */
export function monthPrivateKey(month: string, der: Uint8Array): MonthPrivateKey {
  const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  return { month, key, point: pointOf(createPublicKey(key)) };
}

/** An ephemeral point, compressed, as a key to agree with; throws when the 33 bytes are no point of the curve. */
export function publicKeyOfPoint(compressed: Uint8Array): KeyObject {
  const point = ECDH.convertKey(compressed, CURVE);
  if (typeof point === 'string') throw new TypeError('A point is bytes');
  const coordinate = (start: number) => point.subarray(start, start + 32).toString('base64url');
  return createPublicKey({
    key: { kty: 'EC', crv: 'P-256', x: coordinate(1), y: coordinate(33) },
    format: 'jwk',
  });
}

function pointOf(key: KeyObject): Uint8Array {
  const { crv, x, y } = key.export({ format: 'jwk' });
  if (crv !== 'P-256' || x === undefined || y === undefined) throw new TypeError('The key is not on P-256');
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}
