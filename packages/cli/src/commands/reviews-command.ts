import { everyPage } from '@huiyin/client';
import type { ReviewAnswer, ReviewFigures } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import type { Wording } from '@huiyin/vocabulary';
import type { Session } from '../session.ts';
import { demandMonth } from './audit-command.ts';

const RESULT_WORDS: Readonly<Record<NonNullable<ReviewAnswer['result']>, Wording>> = {
  passed: { zh: '合格', en: 'passed' },
  failed: { zh: '不合格', en: 'failed' },
  disputed: { zh: '两人判断不一', en: 'the two disagree' },
};

function linesOf({ text, when, language }: Session, review: ReviewAnswer): readonly string[] {
  const { month, claimId, agent, calledAt, durationSeconds, businessType, team, scored, result } = review;
  return [
    [
      `${month} ${claimId}`,
      when(calledAt),
      text(`${durationSeconds} 秒`, `${durationSeconds} s`),
      agent,
      businessType,
      team,
      result ? RESULT_WORDS[result][language] : text(`已评 ${scored}/2`, `scored ${scored}/2`),
    ].join('  '),
    ...review.scores.map(({ by, total, points, fatal, remark }) => {
      const given = Object.entries(points).map(([id, each]) => `${id} ${each}`);
      return `   ${by}  ${total}  ${[...given, ...fatal.map((id) => `! ${id}`)].join(', ')}${remark === undefined ? '' : `  ${remark}`}`;
    }),
    ...(review.feedback ? [`   ${review.feedback.by} → ${review.feedback.words}`] : []),
    ...(review.answer ? [`   ${review.answer.by} ← ${review.answer.words}`] : []),
  ];
}

const showOne = (session: Session, review: ReviewAnswer): void =>
  session.answer(review, () => linesOf(session, review));

const showAll = (session: Session, reviews: readonly ReviewAnswer[]): void =>
  session.answer({ reviews }, () =>
    reviews.length === 0
      ? [session.text('没有待办的质检', 'no reviews')]
      : reviews.flatMap((each) => linesOf(session, each)),
  );

/** `huiyin reviews list [--to-tell]`: what waits for whoever asks. */
export async function listReviews(session: Session, state: 'to-score' | 'to-tell'): Promise<void> {
  const pages = await everyPage((query) =>
    session.api.call('GET /reviews', { query: { state, ...query } }, session.user('shift-leader')),
  );
  showAll(
    session,
    pages.flatMap(({ reviews }) => reviews),
  );
}

/** `huiyin reviews feedback`: what the agent was told, the newest first. */
export async function listFeedback(session: Session): Promise<void> {
  const pages = await everyPage((query) =>
    session.api.call('GET /feedback', { query }, session.user('agent')),
  );
  showAll(
    session,
    pages.flatMap(({ reviews }) => reviews),
  );
}

/** `huiyin reviews sheet`: what calls are scored on, in every version. */
export async function showSheets(session: Session): Promise<void> {
  const { sheets } = await session.api.call('GET /review-sheets', {}, session.user('shift-leader'));
  const { text, language } = session;
  session.answer({ sheets }, () =>
    sheets.flatMap(({ version, items, fatal, passAt }) => [
      text(`第 ${version} 版，${passAt} 分合格`, `version ${version}, passed with ${passAt}`),
      ...items.map(({ id, name, points }) => `   ${id}  ${points.join(' / ')}  ${name[language]}`),
      ...fatal.map(({ id, name }) => `   ! ${id}  ${name[language]}`),
    ]),
  );
}

/** `huiyin reviews show MONTH CALL` */
export async function showReview(session: Session, month: string, claimId: string): Promise<void> {
  const path = { month, claimId };
  showOne(
    session,
    await session.api.call('GET /reviews/{month}/{claimId}', { path }, session.user('shift-leader')),
  );
}

/** `opening=10,record=20` as points by item. Throws a `Fault` for anything else. */
export function readPoints(given: string, { text }: Session): Record<string, number> {
  const pairs = given.split(/[,，]/).map((each) => /^\s*([a-z0-9-]+)\s*=\s*(\d{1,3})\s*$/.exec(each));
  return Object.fromEntries(
    pairs.map((pair) => {
      if (!pair)
        throw new Fault(
          'points-wrong',
          text('分数应写作 opening=10,record=20', 'points are written opening=10,record=20'),
        );
      const [, id = '', points] = pair;
      return [id, Number(points)] as const;
    }),
  );
}

/** `huiyin reviews score MONTH CALL --points …` */
export async function scoreReview(
  session: Session,
  month: string,
  claimId: string,
  { points, fatal, remark }: { readonly points: string; readonly fatal?: string; readonly remark?: string },
): Promise<void> {
  const body = {
    points: readPoints(points, session),
    fatal: fatal === undefined ? [] : fatal.split(/[,，]/).map((each) => each.trim()),
    ...(remark !== undefined && { remark }),
  };
  const call = { path: { month, claimId }, body };
  showOne(
    session,
    await session.api.call('PUT /reviews/{month}/{claimId}/score', call, session.user('shift-leader')),
  );
}

/** `huiyin reviews tell MONTH CALL --words …` */
export async function tellReview(
  session: Session,
  month: string,
  claimId: string,
  words: string,
): Promise<void> {
  const call = { path: { month, claimId }, body: { words } };
  showOne(
    session,
    await session.api.call('POST /reviews/{month}/{claimId}/feedback', call, session.user('shift-leader')),
  );
}

/** `huiyin reviews answer MONTH CALL --words …` */
export async function answerReview(
  session: Session,
  month: string,
  claimId: string,
  words: string,
): Promise<void> {
  const call = { path: { month, claimId }, body: { words } };
  showOne(
    session,
    await session.api.call('POST /reviews/{month}/{claimId}/answer', call, session.user('agent')),
  );
}

/** `huiyin reviews figures MONTH` */
export async function reviewFigures(session: Session, month: string): Promise<void> {
  demandMonth(session, month);
  const figures = await session.api.call(
    'GET /review-figures/{month}',
    { path: { month } },
    session.user('shift-leader'),
  );
  session.answer(figures, () => figureLines(session, figures));
}

function figureLines({ text }: Session, { drawn, scored, results, told, answered, sheets }: ReviewFigures) {
  const agreementOf = ({
    reviewed,
    alike,
    kappa,
    interval,
  }: ReviewFigures['sheets'][number]['verdict']): string => {
    const beyond =
      kappa === null
        ? 'κ n/a'
        : `κ ${kappa.toFixed(2)}${interval ? ` (95 %: ${interval.low.toFixed(2)} – ${interval.high.toFixed(2)})` : ''}`;
    return `${alike}/${reviewed}  ${beyond}`;
  };
  return [
    text(
      `抽中 ${drawn}：两人已评 ${scored.both}，一人 ${scored.one}，未评 ${scored.none}`,
      `drawn ${drawn}: scored by two ${scored.both}, by one ${scored.one}, by nobody ${scored.none}`,
    ),
    text(
      `合格 ${results.passed}，不合格 ${results.failed}，不一致 ${results.disputed}；已反馈 ${told}，已答复 ${answered}`,
      `passed ${results.passed}, failed ${results.failed}, disputed ${results.disputed}; told ${told}, answered ${answered}`,
    ),
    ...sheets.flatMap(({ version, verdict, items }) => [
      text(
        `第 ${version} 版 合格与否一致 ${agreementOf(verdict)}`,
        `version ${version}, passed or not alike: ${agreementOf(verdict)}`,
      ),
      ...items.map(({ id, agreement }) => `   ${id}  ${agreementOf(agreement)}`),
    ]),
  ];
}
