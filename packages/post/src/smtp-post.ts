import { Fault } from '@huiyin/kernel';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { LetterNotTaken, type Post, type Sender } from './letter.ts';
import { messageOf } from './message.ts';

/** Where a branch's mail server is, and who signs in. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: asked for before anything is said, and without it nothing is. */
  readonly security: 'tls' | 'starttls';
  readonly user?: string | undefined;
  /** The certificate (PEM) of the authority that signed the server's; absent: a public one did. */
  readonly authority?: string | undefined;
}

export interface SmtpPostOptions {
  readonly sender: Sender;
  /** Asked for every letter, so that a new password needs no deployment; never called where nobody signs in. */
  readonly password: () => Promise<string>;
  /** After so long a letter counts as not taken: well within CLAIM_MINUTES. */
  readonly timeoutMs?: number;
}

/**
 * A post that hands each letter to an SMTP server (RFC 5321) in a session of its own: one recipient in the envelope, one in the
 * header. Throws `LetterNotTaken` where the server says no to this letter, and any other error where it could not be asked or
 * never answered: whether such a letter left is not known.
 */
export const smtpPost = (
  server: SmtpServer,
  { sender, password, timeoutMs = 60_000 }: SmtpPostOptions,
): Post => ({
  async send(letter) {
    const message = await messageOf(letter, sender);
    const { user } = server;
    const auth = user === undefined ? undefined : { user, pass: await password() };
    const connection = new SMTPConnection({
      host: server.host,
      port: server.port,
      secure: server.security === 'tls',
      requireTLS: server.security === 'starttls',
      name: sender.address.split('@')[1],
      ...(server.authority !== undefined && { tls: { ca: server.authority } }),
      connectionTimeout: timeoutMs / 4,
      greetingTimeout: timeoutMs / 4,
      socketTimeout: timeoutMs / 2,
    });
    try {
      await within(timeoutMs, handOver(connection, auth, { from: sender.address, to: [letter.to] }, message));
    } catch (error) {
      throw notTaken(error);
    } finally {
      connection.close();
    }
  },
});

/** Ends when the server has taken the message. */
const handOver = (
  connection: SMTPConnection,
  auth: { readonly user: string; readonly pass: string } | undefined,
  envelope: { readonly from: string; readonly to: string[] },
  message: Buffer,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const orElse = (next: () => void) => (error?: unknown) => (error ? reject(error) : next());
    const send = () => connection.send(envelope, message, orElse(resolve));
    connection.on('error', reject);
    connection.once('end', () => reject(new Fault('connection-closed', 'The mail server hung up')));
    connection.connect(orElse(() => (auth ? connection.login(auth, orElse(send)) : send())));
  });

async function within(timeoutMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Fault('mail-server-slow', 'The mail server did not end in time')),
      timeoutMs,
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Steps whose answer is about this recipient or this letter; elsewhere a no is about the branch or its password. */
const ABOUT_THE_LETTER = ['RCPT TO', 'DATA'];

/** What a server's answer means (RFC 5321, 4.2.1): 4yz try again, 5yz do not. */
function notTaken(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { responseCode, command } = error as { responseCode?: unknown; command?: unknown };
  if (typeof responseCode !== 'number') return error;
  const said = `The mail server answered ${responseCode}`;
  if (responseCode < 500) return new LetterNotTaken('deferred', said, { cause: error });
  return ABOUT_THE_LETTER.includes(String(command))
    ? new LetterNotTaken('refused', said, { cause: error })
    : new Fault('mail-server-refuses', said, { cause: error });
}
