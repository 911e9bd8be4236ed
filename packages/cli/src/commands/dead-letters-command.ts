import { type AnswerOf, everyPage } from '@huiyin/client';
import {
  DISCARD_REASON_NAMES,
  type DiscardReason,
  LETTER_ACT_NAMES,
  LETTER_REASON_NAMES,
  LETTER_SENDER_NAMES,
} from '@huiyin/vocabulary';
import type { Session } from '../session.ts';

/** `huiyin dead-letters list`: which doors have some. */
export async function listLetterQueues(session: Session): Promise<void> {
  const { text, when } = session;
  const { queues } = await session.api.call('GET /dead-letters', {}, session.user('administrator'));
  const full = queues.filter(({ waiting, held }) => waiting + held > 0);
  session.answer({ queues }, () =>
    full.length === 0
      ? [text('没有死信', 'there are no dead letters')]
      : full.map(({ queue, sender, waiting, held, oldestAt }) =>
          [
            queue,
            text(`${waiting} 封`, `${waiting} letters`),
            wordOf(session, LETTER_SENDER_NAMES[sender]),
            ...(held === 0 ? [] : [text(`${held} 封正被查看`, `${held} looked at`)]),
            ...(oldestAt === undefined ? [] : [text(`最早 ${when(oldestAt)}`, `oldest ${when(oldestAt)}`)]),
          ].join('  '),
        ),
  );
}

/** `huiyin dead-letters list QUEUE`: the letters of a door, by what they are about. */
export async function listLetters(session: Session, queue: string): Promise<void> {
  const { text, when } = session;
  const found = await session.api.call(
    'GET /dead-letters/{queue}',
    { path: { queue } },
    session.user('administrator'),
  );
  session.answer(found, () =>
    found.letters.length === 0
      ? [text('没有可看的死信', 'no letter to look at')]
      : found.letters.flatMap(({ letterId, what, about, reason, issues = [], sentAt, keptUntil }) => [
          [
            letterId,
            when(sentAt),
            ...(what === undefined ? [] : [what]),
            ...(about === undefined ? [] : [about]),
            wordOf(session, LETTER_REASON_NAMES[reason]),
            text(`保留至 ${when(keptUntil)}`, `kept until ${when(keptUntil)}`),
          ].join('  '),
          ...issues.map(({ path, rule }) => `  ${path === '' ? text('（整体）', '(whole)') : path}: ${rule}`),
        ]),
  );
}

/** `huiyin dead-letters resubmit QUEUE ID`, or all of them. */
export async function resubmitLetters(session: Session, queue: string, letterId?: string): Promise<void> {
  const user = session.user('administrator');
  const { letters } =
    letterId === undefined
      ? await session.api.call('POST /dead-letters/{queue}/resubmit', { path: { queue } }, user)
      : await session.api.call(
          'POST /dead-letters/{queue}/{letterId}/resubmit',
          { path: { queue, letterId } },
          user,
        );
  session.answer({ letters }, () => [
    session.text(`${letters} 封退回 ${queue}`, `${letters} letters go back to ${queue}`),
  ]);
}

/** `huiyin dead-letters discard QUEUE ID --reason …` */
export async function discardLetter(
  session: Session,
  queue: string,
  letterId: string,
  reason: DiscardReason,
): Promise<void> {
  const { letters } = await session.api.call(
    'POST /dead-letters/{queue}/{letterId}/discard',
    { path: { queue, letterId }, body: { reason } },
    session.user('administrator'),
  );
  session.answer({ letters }, () => [
    letters === 0
      ? session.text('此前已丢弃', 'it was discarded before')
      : session.text('已丢弃，已记录', 'discarded, and on record'),
  ]);
}

/** `huiyin dead-letters acts`: who did what about them. */
export async function listLetterActs(session: Session): Promise<void> {
  const pages = await everyPage((query) =>
    session.api.call('GET /dead-letter-acts', { query }, session.user('administrator')),
  );
  const acts = pages.flatMap((page) => [...page.acts]);
  session.answer({ acts }, () =>
    acts.length === 0
      ? [session.text('还没有处理过死信', 'nothing was done about a letter yet')]
      : acts.map((act) => lineOf(session, act)),
  );
}

type Act = AnswerOf<'GET /dead-letter-acts'>['acts'][number];

const lineOf = (session: Session, { at, by, act, queue, letterId, about, what, reason, letters }: Act) =>
  [
    session.when(at),
    by,
    wordOf(session, LETTER_ACT_NAMES[act]),
    queue,
    ...[what, about ?? letterId].filter((each) => each !== undefined),
    ...(letters === undefined ? [] : [session.text(`${letters} 封`, `${letters} letters`)]),
    ...(reason === undefined ? [] : [wordOf(session, DISCARD_REASON_NAMES[reason])]),
  ].join('  ');

const wordOf = (session: Session, { zh, en }: { readonly zh: string; readonly en: string }): string =>
  session.text(zh, en);
