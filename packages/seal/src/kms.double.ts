import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  DecryptCommand,
  GenerateDataKeyPairWithoutPlaintextCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';

/** Stands for KMS: "wraps" by the digest of the key's name and the encryption context, and unwraps for the same only. */
export function kmsDouble() {
  const kms = new KMSClient({});
  const mock = mockClient(kms);
  const prefix = ({ KeyId, EncryptionContext = {} }: Under) =>
    createHash('sha256')
      .update(JSON.stringify([KeyId, Object.entries(EncryptionContext).sort()]))
      .digest();

  mock.onAnyCommand().callsFake((input) => {
    throw new Error(`Unscripted: ${JSON.stringify(input)}`);
  });
  mock.on(GenerateDataKeyPairWithoutPlaintextCommand, { KeyPairSpec: 'ECC_NIST_P256' }).callsFake((input) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    return {
      PublicKey: publicKey.export({ format: 'der', type: 'spki' }),
      PrivateKeyCiphertextBlob: Buffer.concat([prefix(input), der]),
    };
  });
  mock.on(GenerateDataKeyWithoutPlaintextCommand, { KeySpec: 'AES_256' }).callsFake((input) => ({
    CiphertextBlob: Buffer.concat([prefix(input), randomBytes(32)]),
  }));
  mock.on(DecryptCommand).callsFake((input) => {
    const blob = Buffer.from(input.CiphertextBlob);
    if (!blob.subarray(0, 32).equals(prefix(input))) throw new Error('InvalidCiphertextException');
    return { Plaintext: Uint8Array.from(blob.subarray(32)) };
  });
  return { kms, mock };
}

interface Under {
  readonly KeyId?: string;
  readonly EncryptionContext?: Record<string, string>;
}
