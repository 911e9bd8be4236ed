import { isDeepStrictEqual } from 'node:util';
import { toInstant } from '@huiyin/calendar';
import type { BusEvent, LinkedCase } from '@huiyin/contracts';
import { forgettable, type Rule, type Trace, tombstonesIn } from '@huiyin/table';
import { wasKnownBy } from '@huiyin/vocabulary';
import type { CaseFile } from '../domain/case-file.ts';
import {
  type CustomerCases,
  enterCase,
  hashesOfRepeats,
  mattersOf,
  withoutForgotten,
} from '../domain/repeats.ts';
import { caseOf } from '../store/cases.ts';
import { CUSTOMER_CASES, customerCasesKey } from '../store/items.ts';
import { type CaseDeps, commandCase } from './command-case.ts';

/**
 * Links a case that was raised, or judged to be about something else, with those of the same customer and matter, each with
 * the other. Whoever dies in between finds the same ones again; a link that is there is not made again.
 */
export const linkRepeats =
  (deps: CaseDeps) =>
  async ({ data, traceId }: BusEvent<'complaint.raised' | 'complaint.changed'>): Promise<void> => {
    const found = await caseOf(deps.table, data.caseId);
    if (!found?.customer || mattersOf(found).length === 0) return;
    const at = toInstant(deps.now());
    const trace = { traceId, at };
    const keys = hashesOfRepeats(found, deps.branch);
    const repeats = new Map<string, LinkedCase>();
    for (const key of keys)
      for (const each of await enter(deps, key, found, trace)) repeats.set(each.caseId, each);
    if (repeats.size === 0) return;
    await commandCase(deps, found.caseId, trace, () => ({
      kind: 'repeat',
      repeats: [...repeats.values()],
      at,
    }));
    const { caseId, raisedAt } = found;
    for (const other of repeats.keys())
      await commandCase(deps, other, trace, () => ({ kind: 'repeat', repeats: [{ caseId, raisedAt }], at }));
  };

/** Puts a case among its customer's; those of them that it repeats, none for somebody who is forgotten. */
async function enter(
  { table, branch }: CaseDeps,
  key: string,
  found: CaseFile,
  trace: Trace,
): Promise<readonly LinkedCase[]> {
  const { caseId, raisedAt } = found;
  const entry = { caseId, raisedAt, matters: mattersOf(found) };
  const repeats = await table.change<CustomerCases, never, readonly LinkedCase[]>(
    CUSTOMER_CASES,
    customerCasesKey(key),
    trace,
    (lying) => {
      const entered = enterCase(lying, key, entry, branch.complaints.repeats.days);
      return {
        next: isDeepStrictEqual(lying, entered.next) ? undefined : entered.next,
        answer: entered.repeats,
      };
    },
  );
  // Saved first, looked up after that: whoever forgets finds what lies here, or is found.
  const forgottenAt = await tombstonesIn(table).forgottenAt(key);
  if (forgottenAt === undefined || !wasKnownBy(found.order, forgottenAt)) return repeats;
  await table.change(CUSTOMER_CASES, customerCasesKey(key), trace, forgetRule(forgottenAt, caseId));
  return [];
}

const forgetRule =
  (forgottenAt: string, caseId?: string): Rule<CustomerCases, never, void> =>
  (lying) => ({ next: lying && withoutForgotten(lying, forgottenAt, caseId), answer: undefined });

/** Of a customer's cases those go that came before they were forgotten. */
export const forgettableCustomerCases = forgettable(CUSTOMER_CASES, 'customerKey', ({ forgottenAt }) =>
  forgetRule(forgottenAt),
);
