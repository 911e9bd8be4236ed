import { writeFile } from 'node:fs/promises';
import type { AnswerOf, ApiUser, BranchApi } from '@huiyin/client';
import { type RecordedTopic, type TopicScope, topicBody } from '@huiyin/contracts';
import { readSettings } from '@huiyin/files';
import {
  explainSignal,
  STOP_REASON_NAMES,
  type StopReason,
  TOPIC_ACT_NAMES,
  TOPIC_STATE_NAMES,
} from '@huiyin/vocabulary';
import type { Session } from '../session.ts';

type Topics = AnswerOf<'GET /topics'>;
type Report = AnswerOf<'GET /topic-reports/{topicId}'>;

/** `huiyin topics list` */
export const listTopics = (session: Session): Promise<void> =>
  changeTopics(session, ({ api }, user) => api.call('GET /topics', {}, user));

/** `huiyin topics propose TOPIC FILE`: the file says what it is about, what is asked, of how many, until when, and why. */
export async function proposeTopic(session: Session, topicId: string, file: string): Promise<void> {
  const body = await readSettings(file, topicBody);
  await changeTopics(session, ({ api }, user) =>
    api.call('PUT /topics/{topicId}', { path: { topicId }, body }, user),
  );
}

export interface StopTopicOptions {
  readonly because: StopReason;
  readonly words?: string;
}

/** `huiyin topics stop TOPIC --because REASON` */
export const stopTopic = (session: Session, topicId: string, body: StopTopicOptions): Promise<void> =>
  changeTopics(session, ({ api }, user) =>
    api.call('POST /topics/{topicId}/stop', { path: { topicId }, body }, user),
  );

/** Has something done with topics, and shows what there are by then. */
export async function changeTopics(
  session: Session,
  change: (session: { readonly api: BranchApi }, user: ApiUser) => Promise<Topics>,
): Promise<void> {
  const answer = await change(session, session.user('supervisor'));
  session.answer(answer, () => answer.topics.flatMap((topic) => linesOf(session, topic)));
}

/** A topic: where it stands, what it is about and why, and who did what with it. */
function linesOf({ text, when, language }: Session, topic: RecordedTopic): string[] {
  const { topicId, state, scope, questionnaire, sampleSize, ringBy, reason, signal, drawn, stopped, acts } =
    topic;
  const { zh, en } = TOPIC_STATE_NAMES[state];
  const why = signal && explainSignal(signal);
  return [
    `${topicId}  ${text(zh, en)}  ${scopeOf(scope)}`,
    text(
      `  问卷 ${questionnaire}，${sampleSize} 户，${ringBy} 前`,
      `  asks ${questionnaire} of ${sampleSize} customers by ${ringBy}`,
    ),
    ...(reason === undefined ? [] : [`  ${reason}`]),
    ...(why ? [`  ${text(why.zh, why.en)}`] : []),
    ...(drawn
      ? [
          text(
            `  范围内 ${drawn.orders} 单，回访 ${drawn.requested}，不打扰 ${leftAlone(drawn)}`,
            `  ${drawn.orders} orders in scope, ${drawn.requested} to be rung, ${leftAlone(drawn)} left alone`,
          ),
        ]
      : []),
    ...(stopped
      ? [
          `  ${[text('中止：', 'stopped: ') + STOP_REASON_NAMES[stopped.because][language], stopped.words].filter(Boolean).join(' · ')}`,
        ]
      : []),
    ...acts.map(
      ({ act, at, by = text('系统', 'the clock') }) =>
        `  ${when(at)}  ${by} ${text(TOPIC_ACT_NAMES[act].zh, TOPIC_ACT_NAMES[act].en)}`,
    ),
  ];
}

const leftAlone = ({
  paused,
  refused,
  phoneMissing,
  forgotten,
}: NonNullable<RecordedTopic['drawn']>): number => paused + refused + phoneMissing + forgotten;

const scopeOf = ({ businessTypes, teams = [], partners = [], served }: TopicScope): string =>
  [...businessTypes, ...teams, ...partners, `${served.first} – ${served.last}`].join(' · ');

export interface TopicReportFiles {
  readonly html?: string;
  readonly xlsx?: string;
}

/** `huiyin topics report TOPIC`: what has come of it by now, as lines or JSON, or the page and workbook that are mailed, in files. */
export async function showTopicReport(
  session: Session,
  topicId: string,
  files: TopicReportFiles = {},
): Promise<void> {
  const wanted = [
    ['html', files.html],
    ['xlsx', files.xlsx],
  ] as const;
  for (const [format, file] of wanted) {
    if (file === undefined) continue;
    const bytes = await session.api.download(
      'GET /topic-reports/{topicId}',
      { path: { topicId }, query: { format, language: session.language } },
      session.user('supervisor'),
    );
    await writeFile(file, bytes);
    session.world.remark(session.text(`已写入 ${file}`, `${file} written`));
  }
  if (files.html !== undefined || files.xlsx !== undefined) return;
  const report = await session.api.call(
    'GET /topic-reports/{topicId}',
    { path: { topicId } },
    session.user('supervisor'),
  );
  session.answer(report, () => reportLines(session, report));
}

function reportLines({ text, language }: Session, report: Report): string[] {
  const { topic, through, isOver, closed, interviews, responsePercent, estimates, causes, teams } = report;
  const { ofRated } = estimates;
  return [
    `${topic.topicId}  ${scopeOf(topic.scope)}`,
    text(
      `截至 ${through}${isOver ? '（已结束）' : ''}：范围内 ${topic.orders} 单，应回访 ${topic.requested}，已结束 ${closed}，完整访谈 ${interviews}（${responsePercent ?? '—'} %）`,
      `by ${through}${isOver ? ' (over)' : ''}: ${topic.orders} orders in scope, ${topic.requested} to be rung, ${closed} ended, ${interviews} complete interviews (${responsePercent ?? 'n/a'} %)`,
    ),
    ofRated === null
      ? text('满意率：暂无评价', 'satisfaction: nobody rated yet')
      : text(
          `满意率 ${ofRated.estimate} %（95 % 区间 ${ofRated.low}–${ofRated.high} %）`,
          `satisfaction ${ofRated.estimate} % (95 % interval ${ofRated.low}–${ofRated.high} %)`,
        ),
    text('客户说的原因：', 'causes that customers named:'),
    ...causes.map(
      ({ name, count, of, share, leads }) =>
        `  ${name[language]}  ${count}/${of}  ${share.percent} % (${share.low}–${share.high} %)${leads ? text('，明显居首', ', clearly the first') : ''}`,
    ),
    ...(causes.some(({ leads }) => leads)
      ? []
      : [text('  没有哪一项明显居首', '  none of them is clearly the first')]),
    text('班组：', 'teams:'),
    ...teams.map(({ name, rated, satisfied, comparison }) => {
      const verdict = VERDICTS[comparison.verdict];
      return `  ${name[language]}  ${satisfied}/${rated}  ${text(verdict.zh, verdict.en)}`;
    }),
  ];
}

const VERDICTS = {
  'no-test': { zh: '无从比较', en: 'nothing to compare with' },
  'not-different': { zh: '与其他班组差异不显著', en: 'not different from the others' },
  higher: { zh: '显著高于其他班组', en: 'higher than the others' },
  lower: { zh: '显著低于其他班组', en: 'lower than the others' },
} as const satisfies Record<Report['teams'][number]['comparison']['verdict'], { zh: string; en: string }>;
