import { createHash } from 'node:crypto';
import type { Outcome } from '@huiyin/kernel';
import type { AggregateTable, AggregateType, Trace } from '@huiyin/table';
import * as z from 'zod';
import {
  decideMailing,
  MAILING_STATES,
  type Mailing,
  type MailingCommand,
  type MailingKey,
  type MailingRefusal,
  type MailingState,
} from './mailing.ts';

const PARTITION = 'MAIL';

const keyOf = ({ day, about, recipient }: MailingKey) => ({
  pk: PARTITION,
  sk: `${day}#${about}#${recipient}`,
});

/** One item per letter and recipient, by the last day it speaks of. */
export const MAILING: AggregateType<Mailing, never> = {
  name: 'mailing',
  schema: z.strictObject({
    about: z.string(),
    day: z.iso.date(),
    recipient: z.string(),
    state: z.enum(MAILING_STATES),
    at: z.string(),
  }),
  idOf: ({ about, recipient }) => `${about}/${recipient}`,
  keyOf,
};

export const MAILING_EXAMPLE: Mailing = {
  about: '2026-10-05',
  day: '2026-10-05',
  recipient: '0123456789abcdef',
  state: 'sent',
  at: '2026-10-06T00:00:00.000Z',
};

/** Which letters were sent to whom, in a service's own table. */
export interface MailLedger {
  entry(key: MailingKey): Promise<Mailing | undefined>;
  /** The letter's new state, or the rule that refused. One write where the state changes. */
  apply(
    key: MailingKey,
    command: MailingCommand,
    traceId: string,
  ): Promise<Outcome<MailingState, MailingRefusal>>;
  /** The latest entries, the newest day first. */
  latest(limit: number): Promise<readonly Mailing[]>;
}

export const mailLedger = (table: AggregateTable): MailLedger => ({
  entry: async (key) => (await table.load(MAILING, keyOf(key)))?.state,

  apply: ({ about, day, recipient }, command, traceId) => {
    const key: MailingKey = { about, day, recipient };
    const trace: Trace = { traceId, at: command.at };
    return table.change<Mailing, never, Outcome<MailingState, MailingRefusal>>(
      MAILING,
      keyOf(key),
      trace,
      (found) => {
        const decided = decideMailing(found, command);
        if (!decided.ok) return { answer: decided };
        return { next: { ...key, state: decided.value, at: command.at }, answer: decided };
      },
    );
  },

  latest: async (limit) =>
    (await table.query(MAILING, { pk: PARTITION, descending: true, limit })).items.map(({ state }) => state),
});

/** Knows an address again without showing it. */
export const digestOf = (address: string): string =>
  createHash('sha256').update(address).digest('hex').slice(0, 16);
