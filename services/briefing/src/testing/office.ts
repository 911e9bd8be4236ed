import { type BriefingDocument, briefingDocument, type CallbackClosed } from '@huiyin/contracts';
import { callbackClosedOf, eventOf, localTable, longgang } from '@huiyin/testing';
import { api } from '../api.ts';
import { clock } from '../clock.ts';
import { inbox } from '../inbox.ts';
import { type BriefingStore, briefingStore } from '../store.ts';
import { surface } from '../surface.ts';
import { messageOf } from './facts.ts';
import { type Answer, call, deliver, postDouble, silent, wake } from './invoke.ts';

/** The doors of one branch's briefing over a table of their own; `present` is what their clocks show. */
export interface Office extends AsyncDisposable {
  present: Date;
  readonly store: BriefingStore;
  readonly post: ReturnType<typeof postDouble>;
  /** Answers the places of the messages that stay on the queue. */
  readonly hear: (...messages: string[]) => Promise<number[]>;
  readonly wake: (task: 'fold' | 'mail', scheduledAt: string) => Promise<void>;
  readonly call: (route: string, sent?: Parameters<typeof call>[2]) => Promise<Answer>;
  readonly briefing: (period: string) => Promise<BriefingDocument>;
}

export async function openOffice(present: string): Promise<Office> {
  const local = await localTable(surface);
  const store = briefingStore(local.table);
  const post = postDouble();
  const parts = { branch: longgang(), store, post, log: silent, now: () => office.present };
  const office: Office = {
    present: new Date(present),
    store,
    post,
    hear: (...messages) => deliver(inbox(parts), ...messages),
    wake: (task, scheduledAt) => wake(clock(parts), task, scheduledAt),
    call: (route, sent) => call(api(parts), route, sent),
    briefing: async (period) => {
      const { body } = await office.call('GET /briefings/{period}', { path: { period } });
      return briefingDocument.parse(JSON.parse(body));
    },
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
  return office;
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
