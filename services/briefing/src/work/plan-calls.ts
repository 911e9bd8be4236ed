import { dayOf, toInstant } from '@huiyin/calendar';
import type { PlanAnswer } from '@huiyin/contracts';
import type { Outcome } from '@huiyin/kernel';
import { monthsToPlanBy, type PlanRefusal, planOf } from '../domain/plan.ts';
import type { BriefingDeps } from './briefing-deps.ts';

/** Plans a month's calls by the saved folds of the last months: one item each, whatever their orders. */
export const planCalls =
  ({ branch, store, now }: BriefingDeps) =>
  async ({
    agents,
    households,
  }: {
    readonly agents: number;
    readonly households: number;
  }): Promise<Outcome<PlanAnswer, PlanRefusal>> => {
    const today = dayOf(toInstant(now()), branch.zone);
    const months = await Promise.all(
      monthsToPlanBy(today).map(async (month) => ({ name: month.name, fold: await store.foldOf(month) })),
    );
    const { levels, policies } = branch;
    return planOf({ agents, households, months, levels, floor: policies.switching.floor });
  };
