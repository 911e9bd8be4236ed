import { type AnswerOf, everyPage } from '@huiyin/client';
import type { ReviewAnswer } from '@huiyin/contracts';
import { dependsOnAgent, type ListedCall } from '@huiyin/draw';
import * as z from 'zod';
import type { Session } from '../session.ts';

/** Every review of a month. */
export async function fetchReviews({ api, user }: Session, month: string): Promise<readonly ReviewAnswer[]> {
  const pages = await everyPage((query) =>
    api.call('GET /reviews/{month}', { path: { month }, query }, user('auditor')),
  );
  return pages.flatMap(({ reviews }) => reviews);
}

/** Every call of a month whose interview counts, as the figures have it; who rang where the draw depends on it. */
export async function fetchCalls(
  { api, user }: Session,
  month: string,
  rates: AnswerOf<'GET /review-rates'>['rates'],
  key: Uint8Array,
): Promise<readonly ListedCall[]> {
  const as = user('auditor');
  const pages = await everyPage((query) =>
    api.call(
      'GET /briefings/{period}/callbacks',
      { path: { period: month }, query: { figure: 'closed', ...query } },
      as,
    ),
  );
  const calls: ListedCall[] = [];
  for (const { claimId, taskId, businessType, team, closedDay } of pages.flatMap(
    ({ callbacks }) => callbacks,
  )) {
    if (claimId === undefined) continue;
    const call = { claimId, businessType, team, closedDay };
    const agent = dependsOnAgent(rates, call, key)
      ? await agentOf({ api, user }, taskId, claimId)
      : undefined;
    calls.push({ ...call, agent });
  }
  return calls;
}

const attempts = z.looseObject({
  attempts: z.array(z.looseObject({ claimId: z.string(), agent: z.string() })),
});

/** Who made that call by the task's own record; undefined: it has no such call. */
export async function agentOf(
  { api, user }: Pick<Session, 'api' | 'user'>,
  taskId: string,
  claimId: string,
): Promise<string | undefined> {
  const task = await api.call('GET /tasks/{taskId}', { path: { taskId } }, user('auditor'));
  return attempts.safeParse(task).data?.attempts.find((each) => each.claimId === claimId)?.agent;
}
