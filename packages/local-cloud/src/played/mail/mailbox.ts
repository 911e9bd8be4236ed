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
  /** The newest, oldest of them first. */
  mails(): Promise<Mail[]>;
  /** How many were ever accepted. */
  mailed(): number;
}

const workerFile = new URL('./worker.ts', import.meta.url);
const MAILS =
  'CREATE TABLE IF NOT EXISTS mails (id INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, body TEXT NOT NULL)';
const NEWEST = 'SELECT at, body FROM (SELECT * FROM mails ORDER BY id DESC LIMIT ?) ORDER BY id';
const stored = z.object({ at: z.number(), body: z.string() });
const counted = z.object({ mails: z.number() });
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

/**
 * The mailbox holds its mails in memory, 130 KB each with what is attached: at least this many of the newest, and less than
 * twice as many. All lie on disk.
 */
const NEWEST_SHOWN = 100;

/** Opens the mailbox and hands it again the newest of what it held when the process ended. */
export async function openMailbox(o: {
  state: State;
  now: () => number;
  thread: MailboxThread;
}): Promise<Mailbox> {
  o.state.statement(MAILS).run();
  const { cells } = o.thread;
  const url = await o.thread.url;

  const deliver = (at: number, body: string): Promise<Response> => {
    standAt(cells, at);
    return fetch(`${url}/v2/email/outbound-emails`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'AWS local' },
      body,
    });
  };
  /** What it shows was sent, in the order in which it was. */
  const showNewest = async (): Promise<number> => {
    await fetch(`${url}/clear-store`, { method: 'POST' });
    const rows = o.state.statement(NEWEST).all(NEWEST_SHOWN);
    for (const row of rows) {
      const { at, body } = stored.parse(row);
      await deliver(at, body);
    }
    return rows.length;
  };
  let shown = await showNewest();

  const accept = async (at: number, body: string): Promise<ServiceAnswer> => {
    const response = await deliver(at, body);
    const answer: unknown = await response.json();
    if (!response.ok)
      return refuse(
        'BadRequestException',
        z.object({ detail: z.string() }).catch({ detail: 'refused' }).parse(answer).detail,
      );
    o.state.statement('INSERT INTO mails (at, body) VALUES (?, ?)').run(at, body);
    shown += 1;
    if (shown === 2 * NEWEST_SHOWN) shown = await showNewest();
    return ok(answer);
  };
  /** One after the other, each at its own time. */
  let last: Promise<unknown> = Promise.resolve();

  return {
    url,
    accept(body) {
      const at = o.now();
      const next = last.then(() => accept(at, body));
      last = next.catch(() => undefined);
      return next;
    },
    mailed: () => counted.parse(o.state.statement('SELECT COUNT(*) AS mails FROM mails').get()).mails,
    async mails() {
      const response = await fetch(`${url}/store`);
      return z.object({ emails: z.array(mail) }).parse(await response.json()).emails;
    },
  };
}
