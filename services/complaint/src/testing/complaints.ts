import { type KeyRing, seal } from '@huiyin/seal';
import { type AggregateTable, type ForgetCommand, forgetSlice } from '@huiyin/table';
import { keyRingDouble, localTable } from '@huiyin/testing';
import { contactContext, wordsContext } from '@huiyin/vocabulary';
import { caseOf } from '../store/cases.ts';
import { COMPLAINT_CASE, caseKey } from '../store/items.ts';
import { surface } from '../surface.ts';
import type { EvidenceDeps } from '../work/attach-evidence.ts';
import { forgettableCases } from '../work/forget-case.ts';
import { forgettableCustomerCases } from '../work/link-repeats.ts';
import { branch, CASE, customer, orderOf, TASK } from './cases.ts';
import { memoryBucket } from './memory-bucket.ts';

export const MOMENT = '2026-10-07T02:00:00.000Z';
export const MONTH = '2026-10';
/** Nobody's. */
export const CONTACT = {
  name: '示例客户',
  phones: ['13800000000'],
  address: '示例路1号',
};

/** The complaint service's table on the local engine, with its keys. */
export async function openComplaintTable({ now = () => new Date(MOMENT) } = {}) {
  const local = await localTable(surface, now);
  const memory = memoryBucket();
  let ids = 0;
  const deps: EvidenceDeps & { readonly keys: KeyRing } = {
    branch,
    table: local.table,
    now,
    keys: keyRingDouble(),
    bucket: memory.bucket,
    newId: () => {
      ids += 1;
      return `E-${ids}`;
    },
  };
  return {
    local,
    deps,
    memory,
    caseOf: (caseId = CASE) => caseOf(local.table, caseId),
    said: (caseId = CASE) => lastSaid(local.table, caseId),
    forget: (command: Partial<ForgetCommand> = {}) =>
      forgetSlice(
        {
          ...deps,
          forgettables: [forgettableCases(branch, memory.bucket), forgettableCustomerCases],
          sliceMilliseconds: 12_000,
          onUnreadable: throwIt,
        },
        {
          id: 'forgotten-1',
          customerKeys: [customer.customerKey],
          forgottenAt: MOMENT,
          traceId: 'trace-1',
          ...command,
        },
      ),
    [Symbol.asyncDispose]: () => local[Symbol.asyncDispose](),
  };
}

/** The events that the last save of a case said. */
const lastSaid = async (table: AggregateTable, caseId: string): Promise<readonly string[]> =>
  (await table.load(COMPLAINT_CASE, caseKey(caseId)))?.emits ?? [];

function throwIt(error: unknown): never {
  throw error;
}

/** A customer and what they said in the first call, as intake and callback seal them. */
export async function sealedBy(keys: KeyRing, words: Readonly<Record<string, string>> = {}) {
  const key = await keys.publicKey(MONTH);
  return {
    customer: {
      ...customer,
      sealedContact: seal(
        key,
        JSON.stringify({ id: 'C-88120417', ...CONTACT, district: '龙岗区', segment: 'residential' }),
        contactContext(branch.branch, orderOf()),
      ),
    },
    sealedWords: seal(key, JSON.stringify(words), wordsContext(branch.branch, TASK, 'claim-1')),
  };
}
