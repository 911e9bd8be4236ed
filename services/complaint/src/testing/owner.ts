import type { CallbackClosed } from '@huiyin/contracts';
import type { Actor } from '../domain/commands.ts';
import { acknowledge } from '../work/acknowledge.ts';
import { conclude } from '../work/conclude.ts';
import { raise } from '../work/raise.ts';
import { reveal } from '../work/reveal.ts';
import { CASE, callback, officer } from './cases.ts';
import { openComplaintTable, sealedBy } from './complaints.ts';

export const CONCLUSION = '已上门道歉并重新维修';

/** The service with one case, whose customer said two things, and what an owner does with it. */
export async function openCase(overrides: Partial<CallbackClosed> = {}) {
  const complaints = await openComplaintTable();
  const { deps } = complaints;
  const said = { complaint: '修完还漏气', neighbours: '都这么说' };
  await raise(deps)(callback({ ...(await sealedBy(deps.keys, said)), ...overrides }));
  const logged: unknown[] = [];
  const by = (actor: Actor) => ({ caseId: CASE, actor, traceId: 'trace-1' });
  return {
    ...complaints,
    logged,
    acknowledge: (actor: Actor = officer, owner?: string) => acknowledge(deps)({ ...by(actor), owner }),
    conclude: (actor: Actor = officer) =>
      conclude(deps)({ ...by(actor), valid: true, responsible: false, conclusion: CONCLUSION }),
    reveal: (actor: Actor = officer, keys = deps.keys) =>
      reveal({ ...deps, keys, logReveal: (each) => void logged.push(each) })({
        ...by(actor),
        reason: 'investigate',
      }),
    [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose](),
  };
}
