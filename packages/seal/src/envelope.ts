import { createCipheriv, createDecipheriv, createECDH, diffieHellman, hkdfSync } from 'node:crypto';
import { SealBroken } from './faults.ts';
import { frame, utf8 } from './framing.ts';
import { decodeMonth, encodeMonth } from './month-code.ts';
import { CURVE, type MonthPrivateKey, type MonthPublicKey, publicKeyOfPoint } from './month-key.ts';

/**
 * An envelope as text (base64url). Binary: version 1 byte, month 2, ephemeral P-256 point compressed 33,
 * ciphertext as long as the plaintext, tag 16: 52 bytes more than the plaintext, 70 characters for an empty one.
 */
export type Sealed = string & { readonly sealed: unique symbol };

const VERSION = 1;
const HEADER_BYTES = 36;
const POINT_START = 3;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/**
 * Seals a text to the month's public key: ephemeral-static ECDH on P-256, HKDF-SHA-256 (RFC 5869) over both points,
 * AES-256-GCM. Key and nonce come from HKDF; the ephemeral key is fresh for every envelope, so no pair is used twice.
 * The context (e.g. branch, order id, revision) is bound, not carried: whoever opens must name the same.
 */
export function seal(key: MonthPublicKey, plaintext: string, context: readonly string[]): Sealed {
  const ephemeral = createECDH(CURVE);
  ephemeral.generateKeys();
  const point = ephemeral.getPublicKey(null, 'compressed');
  const header = Buffer.concat([Buffer.of(VERSION), encodeMonth(key.month), point]);
  const { cipherKey, nonce } = derive(ephemeral.computeSecret(key.point), point, key.point);
  const cipher = createCipheriv(CIPHER, cipherKey, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(header, context));
  const bytes = Buffer.concat([header, cipher.update(utf8(plaintext)), cipher.final(), cipher.getAuthTag()]);
  // The only place where a text becomes Sealed without being one already.
  return bytes.toString('base64url') as Sealed;
}

/** Opens an envelope. Throws {@link SealBroken} for another month, key or context and for any changed byte. */
export function open(key: MonthPrivateKey, sealed: string, context: readonly string[]): string {
  const bytes = bytesOf(sealed);
  const header = bytes.subarray(0, HEADER_BYTES);
  const point = header.subarray(POINT_START);
  const aad = associatedData(header, context);
  if (monthIn(bytes) !== key.month) throw new SealBroken();
  try {
    const shared = diffieHellman({ privateKey: key.key, publicKey: publicKeyOfPoint(point) });
    const { cipherKey, nonce } = derive(shared, point, key.point);
    const decipher = createDecipheriv(CIPHER, cipherKey, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(aad);
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([
      decipher.update(bytes.subarray(HEADER_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]).toString('utf8');
  } catch (error) {
    throw new SealBroken(error);
  }
}

/** The month, `YYYY-MM`, whose key opens this envelope: readable without any key. Throws {@link SealBroken}. */
export const monthOf = (sealed: string): string => monthIn(bytesOf(sealed));

/** The months whose keys open these envelopes, the earliest first. What is no envelope opens with none, so it needs none. */
export function monthsSealedIn(envelopes: readonly string[]): string[] {
  const months = envelopes.flatMap((sealed) => {
    try {
      return monthOf(sealed);
    } catch {
      // monthOf throws nothing else.
      return [];
    }
  });
  return [...new Set(months)].sort();
}

function bytesOf(sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  // Node skips what is not base64url; only the one true spelling of the bytes is an envelope.
  const whole = bytes.length >= HEADER_BYTES + TAG_BYTES && bytes.toString('base64url') === sealed;
  if (!whole || bytes[0] !== VERSION) throw new SealBroken();
  return bytes;
}

const monthIn = (bytes: Buffer): string => decodeMonth(bytes.readUInt8(1), bytes.readUInt8(2));

const associatedData = (header: Uint8Array, context: readonly string[]): Uint8Array =>
  Buffer.concat([header, frame(context)]);

function derive(shared: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array) {
  const salt = Buffer.concat([ephemeral, recipient]);
  const okm = Buffer.from(hkdfSync('sha256', shared, salt, 'huiyin seal 1', 44));
  return { cipherKey: okm.subarray(0, 32), nonce: okm.subarray(32) };
}
