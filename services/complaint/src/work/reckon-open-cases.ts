import { createHash } from 'node:crypto';
import { calendarOf, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { isReckonedOtherwise } from '../domain/reckon-again.ts';
import { everyOpenCase } from '../store/cases.ts';
import { isReckonedUnder, keepReckonedUnder } from '../store/reckoned-under.ts';
import { type CaseDeps, commandCase } from './command-case.ts';

/** What decides when something of a case is due. */
function rulesOf(branch: BranchConfiguration): string {
  const { kinds, notices, acceptWithin, appeal } = branch.complaints;
  const { table, ...calendar } = calendarOf(branch);
  const rules = { calendar, table: table.version, kinds, notices, acceptWithin, appeal };
  return createHash('sha256').update(JSON.stringify(rules)).digest('base64url');
}

/**
 * Reckons every open case anew where calendar, limits or notices are others than those it was reckoned under; answers how many were
 * due at another moment. One read where nothing changed. What it did not come to, the next does.
 */
export const reckonOpenCases =
  (deps: CaseDeps) =>
  async ({ traceId }: { readonly traceId: string }): Promise<number> => {
    const { table, branch, now } = deps;
    const rules = rulesOf(branch);
    if (await isReckonedUnder(table, rules)) return 0;
    const trace = { traceId, at: toInstant(now()) };
    let moved = 0;
    for await (const { state } of everyOpenCase(table)) {
      if (!isReckonedOtherwise(state, branch)) continue;
      await commandCase(deps, state.caseId, trace, () => ({ kind: 'reckon-again', at: trace.at }));
      moved += 1;
    }
    await keepReckonedUnder(table, rules, trace);
    return moved;
  };
