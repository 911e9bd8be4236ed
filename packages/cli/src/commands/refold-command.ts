import type { RequestOf } from '@huiyin/client';
import type { Session } from '../session.ts';

/**
 * `huiyin refold FIRST LAST`: counts the populations of these days anew, then folds the days anew from their facts. A
 * population that differs reaches the briefing as an event and has its day folded once more by itself.
 */
export async function refoldCommand(
  session: Session,
  days: RequestOf<'POST /day-folds/refold'>['body'],
): Promise<void> {
  const user = session.user('administrator');
  const recounted = await session.api.call('POST /populations/recount', { body: days }, user);
  const refolded = await session.api.call('POST /day-folds/refold', { body: days }, user);
  session.answer({ recounted: recounted.days, refolded: refolded.days }, () => [
    session.text(
      `重新计数 ${recounted.days} 天，重新汇总 ${refolded.days} 天`,
      `${recounted.days} days counted anew, ${refolded.days} days folded anew`,
    ),
  ]);
}
