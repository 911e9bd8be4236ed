import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MovableClock } from '../machine/clock.ts';
import type { CloudMeter } from '../played/billing/billable.ts';
import type { Accepted } from '../played/bus/buses.ts';
import type { Deviation, Person } from '../played/issuer/issuer.ts';
import type { Mail } from '../played/mail/mailbox.ts';
import type { Faults } from './faults.ts';

/** What a branch that runs for months may keep of them. */
export const EVENTS_REMEMBERED = 1_000;

export interface LocalCloudOptions {
  /** cdk.out folders; several are branches side by side in one account */
  assemblies: readonly string[];
  /** absent: everything is in memory and gone afterwards */
  dataDir?: string;
  /** port of the first HTTP API; 0 or absent: any free one */
  port?: number;
  /** where the clock of a folder that was never used stands at first; absent: the host's time, running */
  startAt?: Date;
  /** Data keys follow from this text, the same in every run: for demonstrations, never with real customers. */
  keySeed?: string;
  /** Whom its identity provider knows, for the sign-in page; it signs tokens for anybody else, too. */
  people?: readonly Person[];
  /** How many of the latest events `events` has; {@link EVENTS_REMEMBERED} unless told. */
  eventsRemembered?: number;
  /** Serves beside the API, on the same port, what no route takes: /health, a mailbox. False: not mine. */
  fallback?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** The disk is full: the APIs answer 503 until there is room again. */
  onDisk?: (state: 'full' | 'room') => void;
  /** What functions print, line by line as written; function '' is the cloud itself. */
  onLog?: (line: { function: string; text: string }) => void;
}

export interface QueueMessage {
  messageId: string;
  body: string;
  sentAt: Date;
  receives: number;
}

export interface LocalCloud {
  /** base URLs by the API's name and by its stack's name */
  apis: Record<string, string>;
  mailboxUrl: string;
  /** stack -> output -> value */
  outputs: Record<string, Record<string, string>>;
  /** for SDK clients of the CLI and of tests: any credentials that are not a function's may do everything */
  endpoints: { dynamodb: string; sqs: string; eventbridge: string; sesv2: string; kms: string };
  region: string;
  clock: MovableClock;
  /** Resolves when streams, queues, bus and calls in flight are drained; never early. Rejects when the cloud stops. */
  quiet(): Promise<void>;
  meter: Pick<CloudMeter, 'snapshot' | 'onOperation'>;
  people: readonly Person[];
  /** A signed access token for an API (by name or stack; absent: the first one); `otherwise`: one as no good issuer gives. */
  token(o: { api?: string; role: string; person?: string; otherwise?: Deviation }): Promise<string>;
  /** The newest mails, at least a hundred; the oldest of them first. */
  mails(): Promise<Mail[]>;
  /** How many were ever sent. */
  mailed(): number;
  queues: {
    names(): string[];
    depth(name: string): { visible: number; inFlight: number; delayed: number };
    /** What stands in the queue, oldest first, without taking it out. */
    peek(name: string): QueueMessage[];
    /** Moves a dead-letter queue's messages back to the queue they came from; returns how many. */
    redrive(deadLetterName: string): number;
  };
  functions: { names(): string[] };
  buckets: { names(): string[] /** what lies there now */; keys(name: string): readonly string[] };
  tables: { names(): string[] };
  /** the latest events that buses accepted, oldest first */
  events(): readonly Accepted[];
  /** Calls a function as the scheduler would, outside its schedule: for tests and for `huiyin`. */
  call(functionName: string, event: unknown): void;
  faults: Faults;
  stop(): Promise<void>;
  /** Ends everything at once, as after kill -9: nothing is drained and nothing is saved on the way out. */
  kill(): void;
}
