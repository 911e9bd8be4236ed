import type { IncomingMessage } from 'node:http';
import { Fault } from '@huiyin/kernel';

export class TooLarge extends Fault {
  constructor(bytesMax: number) {
    super('body-too-large', `more than ${bytesMax} bytes`);
  }
}

/** Whoever sent the request did not wait for its answer. */
export class CallerGone extends Fault {
  constructor(options?: { cause: unknown }) {
    super('caller-gone', 'the caller hung up', options);
  }
}

/**
 * The whole body; throws TooLarge or CallerGone. By events rather than by iteration: every call of every function comes
 * through here.
 */
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
    request.once('error', (cause) => reject(new CallerGone({ cause })));
    request.once('close', () => reject(new CallerGone()));
  });
