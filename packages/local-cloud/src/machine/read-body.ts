import type { IncomingMessage } from 'node:http';
import { Fault } from '@huiyin/kernel';

export class TooLarge extends Fault {
  constructor(bytesMax: number) {
    super('body-too-large', `more than ${bytesMax} bytes`);
  }
}

/** The whole body; by events rather than by iteration, for every call of every function comes through here. */
export const readBody = (request: IncomingMessage, bytesMax: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= bytesMax) parts.push(part);
    });
    request.once('end', () => {
      if (bytes > bytesMax) reject(new TooLarge(bytesMax));
      else resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
    });
    request.once('error', reject);
    request.once('close', () => reject(new Fault('caller-gone', 'the caller hung up')));
  });
