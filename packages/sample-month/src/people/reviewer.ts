import { addDays, dayOf, momentAt, toInstant } from '@huiyin/calendar';
import { type ApiUser, type BranchApi, everyPage } from '@huiyin/client';
import type { ReviewSheet } from '@huiyin/contracts';
import type { Draw } from '../draw.ts';
import type { MonthActor } from './month-actor.ts';

export interface ReviewerDeps {
  readonly api: BranchApi;
  readonly user: ApiUser;
  readonly zone: string;
  readonly draw: Draw;
  readonly fromMs: number;
  readonly untilMs: number;
}

const ROUND = '16:30';
/** So often a reviewer sees an item as the recording has it, and not one step otherwise. */
const SURE = 0.85;

/** Whoever reviews calls: once a day scores what waits for them, and tells the agents of what both have scored. */
export function reviewer({ api, user, zone, draw, fromMs, untilMs }: ReviewerDeps): MonthActor {
  const roundAfter = (ms: number): number => {
    const today = Date.parse(momentAt(dayOf(toInstant(ms), zone), ROUND, zone));
    return today > ms ? today : Date.parse(momentAt(addDays(dayOf(toInstant(ms), zone), 1), ROUND, zone));
  };
  let nextMs = roundAfter(fromMs - 1);

  /** What the recording has is the call's, how it is seen the reviewer's. */
  const pointsOf = (sheet: ReviewSheet, claimId: string): Record<string, number> =>
    Object.fromEntries(
      sheet.items.map(({ id, points }) => {
        const truth = draw('heard', claimId, id) < 0.8 ? 0 : 1;
        const seen = draw('seen', claimId, id, String(user.person)) < SURE ? truth : 1 - truth;
        return [id, points[Math.min(seen, points.length - 1)] ?? 0];
      }),
    );
  const waiting = async (state: 'to-score' | 'to-tell') =>
    (await everyPage((query) => api.call('GET /reviews', { query: { state, ...query } }, user))).flatMap(
      ({ reviews }) => reviews,
    );

  return {
    room: 'shift room',
    nextMs: () => (nextMs < untilMs ? nextMs : undefined),
    async act(nowMs) {
      nextMs = roundAfter(nowMs);
      const { sheets } = await api.call('GET /review-sheets', {}, user);
      for (const { month, claimId, sheet: version } of await waiting('to-score')) {
        const sheet = sheets.find((each) => each.version === version);
        if (!sheet) continue;
        const body = { points: pointsOf(sheet, claimId), fatal: [] };
        await api.call('PUT /reviews/{month}/{claimId}/score', { path: { month, claimId }, body }, user);
      }
      for (const { month, claimId, result } of await waiting('to-tell')) {
        const words = result === 'passed' ? '流程完整，继续保持。' : '请对照质检表再听一遍录音。';
        await api.call(
          'POST /reviews/{month}/{claimId}/feedback',
          { path: { month, claimId }, body: { words } },
          user,
        );
      }
    },
  };
}
