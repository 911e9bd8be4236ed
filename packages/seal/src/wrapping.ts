import {
  DecryptCommand,
  GenerateDataKeyPairWithoutPlaintextCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  type KMSClient,
} from '@aws-sdk/client-kms';

export interface WrappedPair {
  readonly publicKey: Uint8Array;
  readonly wrappedKey: Uint8Array;
}

/** Makes and unwraps keys. Every call names branch, purpose and period in its encryption context: grants are given by them. */
export function wrapping(kms: KMSClient, kmsKeyId: string, branch: string) {
  const under = (purpose: string, period: string) => ({
    KeyId: kmsKeyId,
    EncryptionContext: { branch, purpose, period },
  });

  return {
    async makePair(purpose: string, period: string): Promise<WrappedPair> {
      const made = await kms.send(
        new GenerateDataKeyPairWithoutPlaintextCommand({
          ...under(purpose, period),
          KeyPairSpec: 'ECC_NIST_P256',
        }),
      );
      return {
        publicKey: present(made.PublicKey),
        wrappedKey: present(made.PrivateKeyCiphertextBlob),
      };
    },

    /** 32 bytes, wrapped. */
    async makeSecret(purpose: string, period: string): Promise<Uint8Array> {
      const made = await kms.send(
        new GenerateDataKeyWithoutPlaintextCommand({ ...under(purpose, period), KeySpec: 'AES_256' }),
      );
      return present(made.CiphertextBlob);
    },

    async unwrap(purpose: string, period: string, wrappedKey: Uint8Array): Promise<Uint8Array> {
      const answer = await kms.send(
        new DecryptCommand({ ...under(purpose, period), CiphertextBlob: wrappedKey }),
      );
      return present(answer.Plaintext);
    },
  };
}

function present(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new TypeError('The key service answered without a key');
  return bytes;
}
