import * as z from 'zod';
import { md5 } from './message.ts';

export const messageAttributes = z.record(
  z.string(),
  z.object({ DataType: z.string(), StringValue: z.string().optional(), BinaryValue: z.string().optional() }),
);
/** md5 of message attributes (SQS developer guide, "Calculating the MD5 message digest for message attributes"). */
export function attributesDigest(given: z.infer<typeof messageAttributes>): string {
  const parts: Buffer[] = [];
  const part = (bytes: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    parts.push(length, bytes);
  };
  for (const name of Object.keys(given).sort()) {
    const value = given[name];
    if (!value) continue;
    part(Buffer.from(name));
    part(Buffer.from(value.DataType));
    const binary = value.DataType.startsWith('Binary');
    parts.push(Buffer.from([binary ? 2 : 1]));
    part(binary ? Buffer.from(value.BinaryValue ?? '', 'base64') : Buffer.from(value.StringValue ?? ''));
  }
  return md5Of(Buffer.concat(parts));
}
const md5Of = (bytes: Buffer): string => md5(bytes.toString('latin1'), 'latin1');
