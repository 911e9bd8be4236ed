import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openState } from '../../machine/state.ts';
import { openKeys } from './keys.ts';

const id = '0f0f0f0f-0000-4000-8000-000000000001';
const definition = { id, arn: `arn:aws:kms:r:1:key/${id}`, aliases: ['alias/branch'] };
const state = openState(':memory:');
const keys = openKeys([definition], state);
const ask = (operation: string, body: object): Record<string, string> => {
  const answer = keys.answer(operation, body);
  return { ...(answer.body as Record<string, string>), status: String(answer.status) }; // shapes are checked by the SDK suites
};
const EncryptionContext = { branch: 'longgang', purpose: 'contact' };

describe('a key', () => {
  test('opens what it sealed under the same encryption context only', () => {
    const { CiphertextBlob = '' } = ask('Encrypt', {
      KeyId: 'alias/branch',
      Plaintext: 'c2VjcmV0',
      EncryptionContext,
    });
    expect(ask('Decrypt', { CiphertextBlob, EncryptionContext })['Plaintext']).toBe('c2VjcmV0');
    expect(ask('Decrypt', { CiphertextBlob })['__type']).toBe('InvalidCiphertextException');
    const other = { branch: 'longgang', purpose: 'sampling' };
    expect(ask('Decrypt', { CiphertextBlob, EncryptionContext: other })['__type']).toBe(
      'InvalidCiphertextException',
    );
  });

  test('gives a P-256 pair whose private half opens only through it, also after a restart', () => {
    const pair = ask('GenerateDataKeyPairWithoutPlaintext', {
      KeyId: id,
      KeyPairSpec: 'ECC_NIST_P256',
      EncryptionContext,
    });
    expect(pair['PrivateKeyPlaintext']).toBeUndefined();
    const again = openKeys([definition], state);
    const opened = again.answer('Decrypt', {
      CiphertextBlob: pair['PrivateKeyCiphertextBlob'],
      EncryptionContext,
    });
    const privateKey = Buffer.from((opened.body as { Plaintext: string }).Plaintext, 'base64');
    const opening = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(opening).export({ format: 'der', type: 'spki' });
    expect(spki.toString('base64')).toBe(pair.PublicKey);
    expect(opening.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  });

  test('wraps data keys and tells them only when asked to', () => {
    const told = ask('GenerateDataKey', { KeyId: id, KeySpec: 'AES_256', EncryptionContext });
    expect(ask('Decrypt', { CiphertextBlob: told['CiphertextBlob'], EncryptionContext })['Plaintext']).toBe(
      told['Plaintext'],
    );
    expect(
      ask('GenerateDataKeyWithoutPlaintext', { KeyId: id, KeySpec: 'AES_256' })['Plaintext'],
    ).toBeUndefined();
  });

  test('made from a seed gives the same data keys in every run, others for another context', () => {
    const keyOf = (EncryptionContextGiven: object) => {
      const seeded = openKeys([definition], openState(':memory:'), 'a story');
      const { body } = seeded.answer('GenerateDataKey', {
        KeyId: id,
        EncryptionContext: EncryptionContextGiven,
      });
      return (body as { Plaintext: string }).Plaintext; // the shape of a successful answer
    };
    expect(keyOf({ purpose: 'sampling' })).toBe(keyOf({ purpose: 'sampling' }));
    expect(keyOf({ purpose: 'sampling' })).not.toBe(keyOf({ purpose: 'fingerprint' }));
  });

  test('that does not exist, and an operation that is not played, are refused by name', () => {
    expect(ask('DescribeKey', { KeyId: 'other' })['__type']).toBe('NotFoundException');
    expect(ask('Sign', { KeyId: id })['message']).toContain('Sign');
    // Objects have that by themselves.
    expect(ask('toString', { KeyId: id })['__type']).toBe('UnsupportedOperationException');
  });
});
