import { addDays, monthOfDay } from '@huiyin/calendar';
import { type AnswerOf, everyPage } from '@huiyin/client';
import type { RecordedDecision } from '@huiyin/contracts';
import { auditTopic, type TopicAudit, type TopicFinding } from '@huiyin/draw';
import { Fault } from '@huiyin/kernel';
import type { Wording } from '@huiyin/vocabulary';
import { readOrders, type UnreadableRow } from '../audit/read-orders.ts';
import { samplingKeyOf } from '../audit/sampling-key.ts';
import type { Session } from '../session.ts';
import { revealedKeyOf } from './audit-command.ts';

export interface AuditTopicOptions {
  readonly orders: string;
  readonly map?: string;
}

type Topic = AnswerOf<'GET /topics/{topicId}/orders'>['topic'];

const FINDING_WORDS: Readonly<Record<TopicFinding['finding'], Wording>> = {
  'commitment-broken': {
    zh: '公布的密钥与月初前的承诺不符',
    en: 'the key that was revealed is not the one that was committed to',
  },
  'listed-twice': { zh: '清单中有几行，内容不同', en: 'is in the list several times, and differently' },
  'not-on-record': { zh: '清单中有，记录中没有', en: 'is in the list, and nobody decided on it' },
  'not-in-list': { zh: '记录中有，清单中没有', en: 'was decided on, and is not in the list' },
  'scope-differs': {
    zh: '是否在专题范围内，记录与清单不符',
    en: 'is in scope by one of record and list alone',
  },
  'should-be-in': { zh: '应当抽中', en: 'should have been in the sample' },
  'should-be-out': { zh: '不应抽中', en: 'should not have been in the sample' },
  'rank-differs': { zh: '名次与抽签值不符', en: 'was taken out of the sequence of the draws' },
  'rank-missing': { zh: '名次不连续', en: 'ranks are missing' },
  'count-differs': { zh: '范围内的工单数与记录不符', en: 'other orders were in scope than the topic says' },
};

/**
 * `huiyin audit topic TOPIC --orders FILE`: draws the topic's sample again and names what differs. Throws a `Fault` when something
 * does, after the answer.
 */
export async function auditTopicCommand(
  session: Session,
  topicId: string,
  { orders: file, map }: AuditTopicOptions,
): Promise<void> {
  const { api, user, text } = session;
  const as = user('auditor');
  const { topic, orders: taken } = await api.call('GET /topics/{topicId}/orders', { path: { topicId } }, as);
  const { drawn } = topic;
  if (!drawn) throw new Fault('topic-not-drawn', text('该专题尚未抽样', 'its sample is not drawn yet'));
  const { branch, zone } = await api.call('GET /branch', {}, as);
  const months = monthsOf(topic);
  const keys = await Promise.all(
    months.map(async (month) =>
      revealedKeyOf(session, month, await samplingKeyOf(session, month, 'auditor')),
    ),
  );
  const record: RecordedDecision[] = [];
  for (const month of months) {
    const pages = await everyPage((query) =>
      api.call('GET /decisions/{month}', { path: { month }, query }, as),
    );
    record.push(...pages.flatMap(({ decisions }) => decisions));
  }
  const { orders, unreadable } = await readOrders({ file, map, zone });
  const audit = auditTopic({ branch, topic: { ...topic, drawn }, taken, keys, record, orders });
  session.answer({ topicId, branch, ...audit, unreadable }, () =>
    linesOf(session, topicId, audit, unreadable),
  );
  const count = audit.findings.length + unreadable.length;
  if (count > 0)
    throw new Fault('sample-differs', text(`${count} 处不符`, `${count} findings: the sample differs`));
}

/** Every month in which a served day lies. */
function monthsOf({ scope: { served } }: Topic): readonly string[] {
  const months = new Set<string>();
  for (let day = served.first; day <= served.last; day = addDays(day, 1)) months.add(monthOfDay(day));
  return [...months];
}

function linesOf(
  { text, language }: Session,
  topicId: string,
  { listed, recorded, taken, later, inTime, findings }: TopicAudit,
  unreadable: readonly UnreadableRow[],
): string[] {
  const { requested, paused, refused, 'phone-missing': phoneMissing, forgotten } = taken;
  const leftAlone = paused + refused + phoneMissing + forgotten;
  return [
    text(
      `${topicId}：清单中范围内 ${listed} 张工单，记录 ${recorded} 张`,
      `${topicId}: ${listed} orders in scope by the list, ${recorded} on record`,
    ),
    text(
      `抽中 ${requested}，不打扰 ${leftAlone}（暂停期 ${paused}，不愿接 ${refused}，无号码 ${phoneMissing}，已删除 ${forgotten}）`,
      `${requested} to be rung, ${leftAlone} left alone (${paused} asked otherwise, ${refused} want no calls, ${phoneMissing} without a number, ${forgotten} forgotten)`,
    ),
    ...(later > 0
      ? [
          text(
            `  ${later} 张在抽样之后才决定或更正，无从核对`,
            `  ${later} decided on or corrected after the draw: nobody can say what they were`,
          ),
        ]
      : []),
    ...(inTime
      ? []
      : [
          text(
            '密钥是月初之后才承诺的：它可能是挑选的',
            'a key was committed to after its month had begun: it may have been chosen',
          ),
        ]),
    ...unreadable.map(
      ({ line, column }) =>
        `! ${text(`第 ${line} 行：${column} 无法读取`, `line ${line}: ${column} is not readable`)}`,
    ),
    ...findings.map(({ finding, orderId = topicId, recorded: was, found }) => {
      const told = was === undefined && found === undefined ? '' : ` (${was ?? '—'} ≠ ${found ?? '—'})`;
      return `! ${orderId} ${FINDING_WORDS[finding][language]}${told}`;
    }),
    ...(findings.length + unreadable.length === 0 ? [text('完全一致', 'everything agrees')] : []),
  ];
}
