import { generateKeyPairSync, sign } from 'node:crypto';

/**
 * A certificate for 127.0.0.1 that signs itself, and its key (PEM both): for one server of one run. Written out here because
 * Node reads certificates but makes none. Field by field after RFC 5280, 4.1; the signature is Ed25519 (RFC 8410).
 */
export function ownCertificate(): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const algorithm = field(0x30, field(0x06, Buffer.from([0x2b, 0x65, 0x70])));
  const commonName = field(
    0x30,
    field(0x06, Buffer.from([0x55, 0x04, 0x03])),
    field(0x0c, Buffer.from('bench')),
  );
  const name = field(0x30, field(0x31, commonName));
  const validity = field(
    0x30,
    field(0x17, Buffer.from('200101000000Z')),
    field(0x17, Buffer.from('491231000000Z')),
  );
  const address = field(0x30, field(0x87, Buffer.from([127, 0, 0, 1])));
  const extension = field(0x30, field(0x06, Buffer.from([0x55, 0x1d, 0x11])), field(0x04, address));
  const toBeSigned = field(
    0x30,
    field(0xa0, field(0x02, Buffer.from([2]))),
    field(0x02, Buffer.from([1])),
    algorithm,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    field(0xa3, field(0x30, extension)),
  );
  const signature = field(0x03, Buffer.from([0]), sign(null, toBeSigned, privateKey));
  const der = field(0x30, toBeSigned, algorithm, signature).toString('base64');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${der.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Tag, length and contents as DER has them (X.690, 8.1). */
function field(tag: number, ...contents: readonly Buffer[]): Buffer {
  const value = Buffer.concat(contents);
  const length = value.length < 128 ? [value.length] : [0x82, value.length >> 8, value.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}
