import { auditReviews, type ReviewFinding } from '@huiyin/draw';
import { Fault } from '@huiyin/kernel';
import type { Wording } from '@huiyin/vocabulary';
import { agentOf, fetchCalls, fetchReviews } from '../audit/reviews-record.ts';
import { samplingKeyOf } from '../audit/sampling-key.ts';
import type { Session } from '../session.ts';
import { demandMonth, revealedKeyOf } from './audit-command.ts';

const FINDING_WORDS: Readonly<Record<ReviewFinding['finding'], Wording>> = {
  'commitment-broken': {
    zh: '公布的密钥与月初前的承诺不符',
    en: 'the key that was revealed is not the one that was committed to',
  },
  'should-be-in': { zh: '应当抽中而没有质检', en: 'should be reviewed, and is not' },
  'should-be-out': { zh: '不应抽中', en: 'was not drawn, and is reviewed' },
  'rate-differs': { zh: '比例与当时有效的不符', en: 'was drawn at another rate' },
  'not-in-list': { zh: '没有这通电话', en: 'there is no such call' },
};

/**
 * `huiyin audit reviews MONTH`: draws the month's quality reviews again from the calls that figures count, and names what differs.
 * Throws a `Fault` when something does, after the answer.
 */
export async function auditReviewsCommand(session: Session, month: string): Promise<void> {
  demandMonth(session, month);
  const { api, user, text, language } = session;
  const { branch } = await api.call('GET /branch', {}, user('auditor'));
  const key = revealedKeyOf(session, month, await samplingKeyOf(session, month, 'auditor'));
  const { rates } = await api.call('GET /review-rates', {}, user('auditor'));
  const reviews = await fetchReviews(session, month);
  const calls = [...(await fetchCalls(session, month, rates, Buffer.from(key.key, 'hex')))];
  const listed = new Set(calls.map(({ claimId }) => claimId));
  // Another call of that customer may count since: then the one that was drawn is on its task's record still.
  for (const review of reviews)
    if (
      !listed.has(review.claimId) &&
      (await agentOf(session, review.taskId, review.claimId)) === review.agent
    )
      calls.push(review);
  const audit = auditReviews({ branch, month, key, rates, calls, reviews });
  session.answer({ month, branch, ...audit }, () => [
    text(
      `${month}：${audit.calls} 通有访谈的电话，重抽抽中 ${audit.drawn}，记录 ${audit.recorded}`,
      `${month}: ${audit.calls} calls with an interview, drawn again ${audit.drawn}, on record ${audit.recorded}`,
    ),
    ...audit.findings.map(({ finding, claimId = '', recorded, found }) => {
      const told = [recorded, found].flatMap((each) => each ?? []).join(' ≠ ');
      return `! ${claimId} ${FINDING_WORDS[finding][language]}${told && ` (${told})`}`;
    }),
    ...(audit.findings.length === 0 ? [text('完全一致', 'everything agrees')] : []),
  ]);
  const count = audit.findings.length;
  if (count > 0)
    throw new Fault('sample-differs', text(`${count} 处不符`, `${count} findings: the reviews differ`));
}
