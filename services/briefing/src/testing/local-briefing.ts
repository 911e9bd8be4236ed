import { type BriefingDocument, briefingDocument, type CallbackClosed } from '@huiyin/contracts';
import { claimsOf, httpEvent, lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { type MailLedger, mailLedger } from '@huiyin/post';
import { callbackClosedOf, eventOf, type LocalTable, localTable, longgang } from '@huiyin/testing';
import { api } from '../doors/api.ts';
import { clock } from '../doors/clock.ts';
import { inbox } from '../doors/inbox.ts';
import { type BriefingStore, briefingStore } from '../store/briefing-store.ts';
import { surface } from '../surface.ts';
import { messageOf } from './facts.ts';
import { type PostDouble, postDouble } from './post.double.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | boolean>>;
  readonly body: string;
}

/** One branch's briefing service over a table of its own; `present` is what its clocks show. */
export interface LocalBriefing extends AsyncDisposable {
  present: Date;
  readonly local: LocalTable;
  readonly store: BriefingStore;
  readonly ledger: MailLedger;
  readonly post: PostDouble;
  readonly lines: ReturnType<typeof logDouble>['lines'];
  /** Answers the places (from 1) of the messages that stay on the queue. */
  readonly deliver: (...messages: string[]) => Promise<string[]>;
  readonly wake: (task: 'fold' | 'count-lots' | 'mail', scheduledAt: string) => Promise<void>;
  /** Calls a route as this role; a supervisor by default. */
  readonly call: (route: string, sent?: Parameters<typeof httpEvent>[1], role?: string) => Promise<Answer>;
  readonly briefing: (period: string) => Promise<BriefingDocument>;
}

export async function openBriefing(present: string, branch = longgang()): Promise<LocalBriefing> {
  const local = await localTable(surface);
  const store = briefingStore(local.table);
  const ledger = mailLedger(local.table);
  const post = postDouble();
  const { log, lines } = logDouble();
  const deps = { branch, store, ledger, post, log, now: () => briefing.present };
  const briefing: LocalBriefing = {
    present: new Date(present),
    local,
    store,
    ledger,
    post,
    lines,
    deliver: async (...messages) => {
      const { batchItemFailures } = await inbox(deps)(sqsEvent(...messages), lambdaContext());
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    },
    wake: (task, scheduledAt) => clock(deps)({ scheduledAt, input: { task } }, lambdaContext()),
    call: async (route, sent = {}, role = 'supervisor') => {
      const {
        statusCode = 0,
        headers = {},
        body = '',
      } = await api(deps)(httpEvent(route, { ...sent, claims: claimsOf(role) }), lambdaContext());
      return { status: statusCode, headers, body };
    },
    briefing: async (period) => {
      const { body } = await briefing.call('GET /briefings/{period}', { path: { period } });
      return briefingDocument.parse(JSON.parse(body));
    },
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
  return briefing;
}

/** A message about that task, closed at 10:00 of that day. */
export const closedOn = (
  day: string,
  taskId: string,
  overrides: Partial<CallbackClosed> = {},
  version = 2,
): string =>
  messageOf(
    eventOf(
      'callback.closed',
      callbackClosedOf({ taskId, closedDay: day, closedAt: `${day}T02:00:00.000Z`, ...overrides }),
      { type: 'task', id: taskId, version },
    ),
  );
