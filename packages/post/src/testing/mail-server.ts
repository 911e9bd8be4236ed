import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ownCertificate } from '@huiyin/testing';
import { SMTPServer } from 'smtp-server';
import type { SmtpServer } from '../smtp-post.ts';

export const USER = 'huiyin';
export const PASSWORD = 'the password of the branch';

/** A message as the server took it: the envelope, and the whole text. */
export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

/** What the server does to a session; it may throw `saying(550)`. */
export interface Manners {
  readonly recipient?: (address: string) => void;
  readonly sender?: (address: string) => void;
  readonly message?: (taken: Taken, hangUp: () => void) => void | Promise<void>;
}

/** An answer of the server with this code (RFC 5321, 4.2.1). */
export const saying = (responseCode: number): Error =>
  Object.assign(new Error('The mailbox says no'), { responseCode });

/** A real SMTP server with a certificate of its own, on a free port of this machine. */
export interface MailServer extends AsyncDisposable {
  readonly at: SmtpServer;
  readonly taken: readonly Taken[];
  /** How many sessions were opened. */
  readonly sessions: () => number;
}

export async function openMailServer(
  security: SmtpServer['security'],
  manners: Manners = {},
): Promise<MailServer> {
  const { cert, key } = ownCertificate();
  const taken: Taken[] = [];
  let sessions = 0;
  const server = new SMTPServer({
    secure: security === 'tls',
    cert,
    key,
    logger: false,
    closeTimeout: 100,
    onConnect: (_session, answer) => {
      sessions += 1;
      answer();
    },
    onAuth: ({ username, password }, _session, answer) =>
      username === USER && password === PASSWORD ? answer(null, { user: username }) : answer(saying(535)),
    onMailFrom: ({ address }, _session, answer) => answer(tried(() => manners.sender?.(address))),
    onRcptTo: ({ address }, _session, answer) => answer(tried(() => manners.recipient?.(address))),
    onData: (stream, { envelope }, answer) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const message = {
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          text: String(Buffer.concat(parts)),
        };
        taken.push(message);
        try {
          await manners.message?.(message, hangUp);
          answer();
        } catch (error) {
          answer(error instanceof Error ? error : saying(451));
        }
      });
    },
  });
  // The session's own socket: to end the one beneath a TLS session crashes Node 24.
  const hangUp = () => {
    for (const { _socket } of server.connections) _socket.destroy();
  };
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    at: { host: '127.0.0.1', port, security, user: USER, authority: cert },
    taken,
    sessions: () => sessions,
    [Symbol.asyncDispose]: () =>
      new Promise((closed) => {
        hangUp();
        server.close(closed);
      }),
  };
}

function tried(work: () => void): Error | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Error ? error : saying(451);
  }
}
