import { type AnswerOf, ApiRefusal, type BranchApi } from '@huiyin/client';
import type { RevealReason } from '@huiyin/contracts';
import { caseIdOf, type Disposition, ROUTINE, secondTaskIdOf, taskIdOf } from '@huiyin/vocabulary';

/** Somebody who was shown a customer. */
export interface FoundReveal {
  readonly at: string;
  readonly who: string;
  /** For which call, or in which case. */
  readonly where: string;
  readonly why:
    | { readonly kind: 'call'; readonly disposition?: Disposition; readonly released?: true }
    | { readonly kind: 'case'; readonly reason?: RevealReason };
}

/** A callback gives rise to few cases, and a case is reopened a few times: whatever is beyond is not looked for. */
const CASES_MAX = 5;
const ROUNDS_MAX = 10;
const PAGES_MAX = 20;

/** Who was shown the customer of an order, in its callback, in the cases that it gave rise to, and in their second callbacks; undefined: there is no such callback. */
export async function findReveals(
  api: Pick<BranchApi, 'call'>,
  orderId: string,
): Promise<readonly FoundReveal[] | undefined> {
  const taskId = taskIdOf(ROUTINE, orderId);
  const calls = await callsOf(api, taskId);
  if (!calls) return undefined;
  const found = [...calls];
  for (let number = 1; number <= CASES_MAX; number += 1) {
    const caseId = caseIdOf(taskId, number);
    const complaint = await orNothing(() => api.call('GET /complaints/{caseId}', { path: { caseId } }));
    if (!complaint) break;
    found.push(...(await openedIn(api, caseId)));
    for (let round = 1; round <= Math.min(complaint.round, ROUNDS_MAX); round += 1)
      found.push(...((await callsOf(api, secondTaskIdOf(caseId, round))) ?? []));
  }
  return found.sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** Undefined: there is no such thing. */
async function orNothing<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) return undefined;
    throw error;
  }
}

async function callsOf(
  api: Pick<BranchApi, 'call'>,
  taskId: string,
): Promise<readonly FoundReveal[] | undefined> {
  const answer = await orNothing(() => api.call('GET /tasks/{taskId}/reveals', { path: { taskId } }));
  return answer?.reveals.map(({ agent, at, call, released }) => ({
    ...{ at, who: agent, where: taskId },
    why: {
      kind: 'call' as const,
      ...(call && { disposition: call.disposition }),
      ...(released && { released }),
    },
  }));
}

async function openedIn(api: Pick<BranchApi, 'call'>, caseId: string): Promise<readonly FoundReveal[]> {
  const found: FoundReveal[] = [];
  let next: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const page: AnswerOf<'GET /complaints/{caseId}/history'> = await api.call(
      'GET /complaints/{caseId}/history',
      { path: { caseId }, query: next === undefined ? {} : { next } },
    );
    for (const { act, at, by = '—', reason } of page.steps)
      if (act === 'reveal')
        found.push({ at, who: by, where: caseId, why: { kind: 'case', ...(reason && { reason }) } });
    if (page.next === undefined) return found;
    next = page.next;
  }
  return found;
}
