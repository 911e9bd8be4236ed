import { dayOf, type Instant, toInstant } from '@huiyin/calendar';
import type { BranchConfiguration } from '@huiyin/contracts';
import { commitmentOf } from '@huiyin/draw';
import type { Clock } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import type { AggregateTable, Trace } from '@huiyin/table';
import {
  commitTo,
  isToReveal,
  type KeyMade,
  monthsToCommit,
  reveal,
  type SamplingKey,
  type SamplingKeyEvent,
} from '../domain/sampling-key.ts';
import { SAMPLING_KEY, samplingKeyKey } from '../store/items.ts';
import { recentSamplingKeys } from '../store/sampling-keys.ts';

export interface KeepKeysDeps {
  readonly branch: Pick<BranchConfiguration, 'branch' | 'businessTypes' | 'zone'>;
  readonly table: AggregateTable;
  readonly keys: Pick<KeyRing, 'secret'>;
  readonly now: Clock;
}

/** What was done about the key of a month. `another-key`: the key there is not the one that was committed to. */
export type KeyKept =
  | { readonly month: string; readonly result: 'committed'; readonly inTime: boolean }
  | { readonly month: string; readonly result: 'revealed' | 'another-key' };

/**
 * Commits to the keys of all months that orders may be decided on under, and reveals those whose windows have ended. What was done
 * before is not done again; a run that never came is made good by the next one. `scheduledAt` says which months are meant, the
 * present when they are committed to: a run that is made good says so.
 */
export const keepSamplingKeys =
  (deps: KeepKeysDeps) =>
  async ({
    scheduledAt,
    traceId,
  }: {
    scheduledAt: Instant;
    traceId: string;
  }): Promise<readonly KeyKept[]> => {
    const { branch, table, now } = deps;
    const at = toInstant(now());
    const trace = { traceId, at };
    const kept: KeyKept[] = [];
    const months = monthsToCommit(dayOf(scheduledAt, branch.zone), branch);
    for (const month of months) kept.push(...(await commit(deps, month, trace)));
    for (const known of await recentSamplingKeys(table, months.at(-1) ?? ''))
      if (isToReveal(known, at)) kept.push(...(await revealOf(deps, known.month, trace)));
    return kept;
  };

async function commit(deps: KeepKeysDeps, month: string, trace: Trace): Promise<readonly KeyKept[]> {
  const { branch, table } = deps;
  const made = await keyOf(deps, month);
  return table.change<SamplingKey, SamplingKeyEvent, readonly KeyKept[]>(
    SAMPLING_KEY,
    samplingKeyKey(month),
    trace,
    (found) => {
      const { next, emits } = commitTo(found, made, branch, trace.at);
      const isNew = next !== undefined && found === undefined;
      return { next, emits, answer: isNew ? [{ month, result: 'committed', inTime: next.inTime }] : [] };
    },
  );
}

async function revealOf(deps: KeepKeysDeps, month: string, trace: Trace): Promise<readonly KeyKept[]> {
  const made = await keyOf(deps, month);
  return deps.table.change<SamplingKey, SamplingKeyEvent, readonly KeyKept[]>(
    SAMPLING_KEY,
    samplingKeyKey(month),
    trace,
    (found) => {
      const ruling = reveal(found, made, trace.at);
      if (!ruling.ok) return { answer: [{ month, result: ruling.refusal }] };
      const { next, emits } = ruling.value;
      return { next, emits, answer: next === undefined ? [] : [{ month, result: 'revealed' }] };
    },
  );
}

/** The month's key as it is drawn with; made if no order needed it yet. */
async function keyOf({ keys, branch }: KeepKeysDeps, month: string): Promise<KeyMade> {
  const key = Buffer.from(await keys.secret('sampling', month)).toString('hex');
  return { month, key, commitment: commitmentOf({ branch: branch.branch, month, key }) };
}
