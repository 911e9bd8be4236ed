import { addDays, dayOf, momentAt, toInstant } from '@huiyin/calendar';
import { type ApiUser, type BranchApi, everyPage } from '@huiyin/client';
import type { ComplaintCase } from '@huiyin/contracts';
import type { Draw } from '../draw.ts';
import type { MonthActor } from './month-actor.ts';

export interface OfficerDeps {
  readonly api: BranchApi;
  readonly user: ApiUser;
  readonly zone: string;
  readonly draw: Draw;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Which cases are this person's. */
  readonly owns: (found: ComplaintCase) => boolean;
}

const ROUNDS = ['09:10', '15:40'] as const;
const THOUGHT_MS = 20 * 3_600_000;

/** A complaint owner: twice a day acknowledges what is new and concludes what was looked into for a day. */
export function officer(deps: OfficerDeps): MonthActor {
  const { api, user, draw } = deps;
  const roundAfter = (ms: number): number => {
    const today = dayOf(toInstant(ms), deps.zone);
    const rounds = [today, addDays(today, 1)].flatMap((day) =>
      ROUNDS.map((time) => Date.parse(momentAt(day, time, deps.zone))),
    );
    return Math.min(...rounds.filter((round) => round > ms));
  };
  let nextMs = roundAfter(deps.fromMs - 1);

  const handle = async (
    { caseId, round, state, acknowledgedAt = '' }: ComplaintCase,
    nowMs: number,
  ): Promise<void> => {
    const path = { caseId };
    if (state === 'received')
      await api.call('POST /complaints/{caseId}/acknowledge', { path, body: {} }, user);
    else if (state === 'acknowledged' && nowMs - Date.parse(acknowledgedAt) > THOUGHT_MS) {
      const valid = draw('valid', caseId) < 0.7;
      await api.call(
        'POST /complaints/{caseId}/conclude',
        {
          path,
          body: {
            valid,
            responsible: valid && draw('responsible', caseId) < 0.6,
            conclusion: `已与班组核实，${valid ? '向客户致歉并整改' : '向客户说明情况'}（第${round}轮）。`,
          },
        },
        user,
      );
    }
  };

  return {
    room: 'complaints office',
    nextMs: () => (nextMs < deps.untilMs ? nextMs : undefined),
    async act(nowMs) {
      nextMs = roundAfter(nowMs);
      const pages = await everyPage((query) => api.call('GET /complaints', { query }, user));
      const open = pages.flatMap(({ complaints }) => complaints);
      for (const found of open.filter(deps.owns)) await handle(found, nowMs);
    },
  };
}
