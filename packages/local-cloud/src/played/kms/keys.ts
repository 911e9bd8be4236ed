import { createCipheriv, createDecipheriv, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { State } from '../../machine/state.ts';
import { ok, refuse, type ServiceAnswer } from '../answer.ts';
import { named } from '../named.ts';

/**
 * A small key service: symmetric keys of the template, kept on disk beside the other state. A ciphertext names its key,
 * and the encryption context is its associated data, so a wrong context fails as it does at AWS.
 */
export interface Keys {
  answer(operation: string, body: unknown): ServiceAnswer;
  arnOf(nameOrArn: string): string | undefined;
}
export interface KeyDefinition {
  id: string;
  arn: string;
  aliases: readonly string[];
}

const context = z.record(z.string(), z.string()).default({});
const ask = {
  encrypt: z.object({ KeyId: z.string(), Plaintext: z.string(), EncryptionContext: context }),
  decrypt: z.object({ KeyId: z.string().optional(), CiphertextBlob: z.string(), EncryptionContext: context }),
  dataKey: z.object({
    KeyId: z.string(),
    KeySpec: z.enum(['AES_256', 'AES_128']).optional(),
    NumberOfBytes: z.number().int().min(1).max(1024).optional(),
    EncryptionContext: context,
  }),
  pair: z.object({ KeyId: z.string(), KeyPairSpec: z.literal('ECC_NIST_P256'), EncryptionContext: context }),
  key: z.object({ KeyId: z.string() }),
};
type Context = z.infer<typeof context>;

/** The associated data: context keys in order, each part with its length, so that no two contexts read alike. */
const bound = (given: Context): Buffer =>
  Buffer.concat(
    Object.keys(given)
      .sort()
      .flatMap((key) => [key, given[key] ?? ''])
      .flatMap((part) => {
        const bytes = Buffer.from(part);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(bytes.length);
        return [length, bytes];
      }),
  );

const [NONCE, TAG, ID] = [12, 16, 36];

/**
 * With a seed, data keys follow from it and their context, so that whatever is drawn by them is drawn the same in every
 * run of a demonstration.
 */
export function openKeys(definitions: readonly KeyDefinition[], state: State, seed?: string): Keys {
  const stored = state.setting('kms material');
  const material = stored ? Buffer.from(stored, 'base64') : randomBytes(32);
  if (!stored) state.saveSetting('kms material', material.toString('base64'));
  const secretOf = (key: KeyDefinition): Buffer => Buffer.from(hkdfSync('sha256', material, '', key.id, 32));

  const byName = new Map<string, KeyDefinition>();
  for (const key of definitions) for (const name of [key.id, key.arn, ...key.aliases]) byName.set(name, key);

  const wrap = (key: KeyDefinition, plain: Buffer, given: Context): string => {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', secretOf(key), nonce);
    cipher.setAAD(bound(given));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.from(key.id), nonce, cipher.getAuthTag(), sealed]).toString('base64');
  };
  const unwrap = (blob: Buffer, given: Context): { key: KeyDefinition; plain: Buffer } | undefined => {
    const key = byName.get(blob.subarray(0, ID).toString());
    if (!key) return undefined;
    const [nonce, tag, sealed] = [
      blob.subarray(ID, ID + NONCE),
      blob.subarray(ID + NONCE, ID + NONCE + TAG),
      blob.subarray(ID + NONCE + TAG),
    ];
    try {
      const decipher = createDecipheriv('aes-256-gcm', secretOf(key), nonce, { authTagLength: TAG });
      decipher.setAAD(bound(given));
      decipher.setAuthTag(tag);
      return { key, plain: Buffer.concat([decipher.update(sealed), decipher.final()]) };
    } catch {
      return undefined; // the service does not say whether blob or context is wrong
    }
  };
  const withKey = (name: string, then: (key: KeyDefinition) => ServiceAnswer): ServiceAnswer => {
    const key = byName.get(name);
    return key ? then(key) : refuse('NotFoundException', `Key '${name}' does not exist`);
  };
  const dataKey = (body: unknown, tellsPlain: boolean): ServiceAnswer => {
    const asked = ask.dataKey.parse(body);
    const length = asked.NumberOfBytes ?? (asked.KeySpec === 'AES_128' ? 16 : 32);
    const plain =
      seed === undefined
        ? randomBytes(length)
        : Buffer.from(hkdfSync('sha256', seed, '', bound(asked.EncryptionContext), length));
    return withKey(asked.KeyId, (key) =>
      ok({
        KeyId: key.arn,
        CiphertextBlob: wrap(key, plain, asked.EncryptionContext),
        ...(tellsPlain ? { Plaintext: plain.toString('base64') } : {}),
      }),
    );
  };

  const operations: Record<string, (body: unknown) => ServiceAnswer> = {
    Encrypt(body) {
      const asked = ask.encrypt.parse(body);
      const plain = Buffer.from(asked.Plaintext, 'base64');
      if (plain.length > 4096) return refuse('ValidationException', 'Plaintext is longer than 4096 bytes');
      return withKey(asked.KeyId, (key) =>
        ok({
          KeyId: key.arn,
          CiphertextBlob: wrap(key, plain, asked.EncryptionContext),
          EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
        }),
      );
    },
    Decrypt(body) {
      const asked = ask.decrypt.parse(body);
      const opened = unwrap(Buffer.from(asked.CiphertextBlob, 'base64'), asked.EncryptionContext);
      if (!opened)
        return refuse('InvalidCiphertextException', 'The ciphertext or its encryption context is not right');
      if (asked.KeyId !== undefined && byName.get(asked.KeyId) !== opened.key)
        return refuse(
          'IncorrectKeyException',
          'The key ID in the request does not identify the key of the ciphertext',
        );
      return ok({
        KeyId: opened.key.arn,
        Plaintext: opened.plain.toString('base64'),
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      });
    },
    GenerateDataKey: (body) => dataKey(body, true),
    GenerateDataKeyWithoutPlaintext: (body) => dataKey(body, false),
    GenerateDataKeyPairWithoutPlaintext(body) {
      const asked = ask.pair.parse(body);
      const pair = generateKeyPairSync('ec', {
        namedCurve: 'P-256',
        publicKeyEncoding: { type: 'spki', format: 'der' },
        privateKeyEncoding: { type: 'pkcs8', format: 'der' },
      });
      return withKey(asked.KeyId, (key) =>
        ok({
          KeyId: key.arn,
          KeyPairSpec: asked.KeyPairSpec,
          PublicKey: pair.publicKey.toString('base64'),
          PrivateKeyCiphertextBlob: wrap(key, pair.privateKey, asked.EncryptionContext),
        }),
      );
    },
    DescribeKey: (body) =>
      withKey(ask.key.parse(body).KeyId, (key) =>
        ok({
          KeyMetadata: {
            KeyId: key.id,
            Arn: key.arn,
            Enabled: true,
            KeyState: 'Enabled',
            KeyUsage: 'ENCRYPT_DECRYPT',
            KeySpec: 'SYMMETRIC_DEFAULT',
            KeyManager: 'CUSTOMER',
          },
        }),
      ),
  };
  return {
    arnOf: (name) => byName.get(name)?.arn,
    answer: (operation, body) =>
      named(operations, operation)?.(body) ??
      refuse('UnsupportedOperationException', `local-cloud does not support KMS ${operation}`),
  };
}
