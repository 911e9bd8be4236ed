import { Worker } from 'node:worker_threads';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import { newTimeCells, standAt, type TimeCells } from '../../machine/shared-time.ts';
import type { State } from '../../machine/state.ts';
import { ok, refuse, type ServiceAnswer } from '../answer.ts';

const mail = z.object({
  messageId: z.string(),
  from: z.string(),
  destination: z.object({ to: z.array(z.string()), cc: z.array(z.string()), bcc: z.array(z.string()) }),
  subject: z.string(),
  body: z.object({ html: z.string().optional(), text: z.string().optional() }),
  attachments: z.array(
    z
      .object({
        content: z.string(),
        contentType: z.string(),
        filename: z.string().optional(),
        size: z.number(),
      })
      .loose(),
  ),
  /** epoch seconds by the cloud's clock */
  at: z.number(),
});
/** A mail as it was sent; attachments in base64. */
export type Mail = z.infer<typeof mail>;

export interface Mailbox {
  url: string;
  /** Accepts a SendEmail request (SES v2 JSON). When it is answered, the mail is on disk. */
  accept(body: string): Promise<ServiceAnswer>;
  mails(): Promise<Mail[]>;
}

const workerFile = new URL('./worker.ts', import.meta.url);
const MAILS =
  'CREATE TABLE IF NOT EXISTS mails (id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, body TEXT NOT NULL)';
const fromWorker = z.object({ port: z.number() });

export interface MailboxThread {
  cells: TimeCells;
  url: Promise<string>;
  stop(): Promise<unknown>;
}

/** aws-ses-v2-local with its page, in a thread of its own; it takes a while to load. */
export function startMailboxThread(): MailboxThread {
  // Its own cells, not the cloud's: a mail that is put back gets the time at which it was sent.
  const cells: TimeCells = newTimeCells();
  const worker = new Worker(workerFile, {
    workerData: { timeCells: cells },
    name: 'mailbox',
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const url = new Promise<string>((resolve, reject) => {
    worker.once('message', (message) => resolve(`http://127.0.0.1:${fromWorker.parse(message).port}`));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Fault('mailbox-stopped', 'the mailbox has stopped')));
  });
  url.catch(() => undefined); // whoever waits for it gets the rejection
  return { cells, url, stop: () => worker.terminate() };
}

/** Opens the mailbox and hands it again whatever it held when the process ended. */
export async function openMailbox(o: {
  state: State;
  now: () => number;
  thread: MailboxThread;
}): Promise<Mailbox> {
  o.state.statement(MAILS).run();
  const { cells } = o.thread;
  const url = await o.thread.url;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other, each at its own time. */
  const deliver = (at: number, body: string): Promise<Response> => {
    const next = last.then(() => {
      standAt(cells, at);
      return fetch(`${url}/v2/email/outbound-emails`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'AWS local' },
        body,
      });
    });
    last = next.catch(() => undefined);
    return next;
  };

  const stored = z.object({ at: z.number(), body: z.string() });
  for (const row of o.state.statement('SELECT at, body FROM mails ORDER BY id').all()) {
    const { at, body } = stored.parse(row);
    await deliver(at, body);
  }

  return {
    url,
    async accept(body) {
      const at = o.now();
      const response = await deliver(at, body);
      const answer: unknown = await response.json();
      if (!response.ok)
        return refuse(
          'BadRequestException',
          z.object({ detail: z.string() }).catch({ detail: 'refused' }).parse(answer).detail,
        );
      o.state.statement('INSERT INTO mails (at, body) VALUES (?, ?)').run(at, body);
      return ok(answer);
    },
    async mails() {
      const response = await fetch(`${url}/store`);
      return z.object({ emails: z.array(mail) }).parse(await response.json()).emails;
    },
  };
}
