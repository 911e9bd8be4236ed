import { createHmac } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { frame } from './framing.ts';

/** HMAC-SHA-256 (RFC 2104), 32 bytes, of the parts: each framed by its length, so that parts cannot slide into each other. */
export const keyedHash = (key: Uint8Array, parts: readonly string[]): Uint8Array =>
  createHmac('sha256', key).update(frame(parts)).digest();

/** The same as text for keys and joins: base64url of the first 16 bytes (22 characters). */
export const keyedHashText = (key: Uint8Array, parts: readonly string[]): string =>
  Buffer.from(keyedHash(key, parts).subarray(0, 16)).toString('base64url');

/** Equal for equal JSON values whatever the order of their fields, and telling nothing without the key (22 characters). */
export const fingerprint = (key: Uint8Array, value: unknown): string =>
  keyedHashText(key, [canonicalJson(value)]);
