import type { BranchConfiguration } from '@huiyin/contracts';
import type { EvidenceBucket } from '@huiyin/evidence';
import { type Clock, done, Fault, type Outcome, refuse } from '@huiyin/kernel';
import type { AggregateTable, Trace } from '@huiyin/table';
import type { CaseFile } from '../domain/case-file.ts';
import type { CaseCommand } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { keysLost } from '../domain/evidence.ts';
import { withStep } from '../domain/history.ts';
import type { CaseEvent, CaseRefusal } from '../domain/transitions.ts';
import { keepHistory } from '../store/history.ts';
import { caseFor, caseKey } from '../store/items.ts';

export interface CaseDeps {
  readonly branch: BranchConfiguration;
  readonly table: AggregateTable;
  readonly now: Clock;
  /** Where files lie beside cases; a door that never forgets anybody has none. */
  readonly bucket?: Pick<EvidenceBucket, 'remove'>;
}

/** What a case came to: the case as it is then, or the refusal. */
export type CaseOutcome = Outcome<CaseFile, CaseRefusal>;

/** Files go before the case forgets their names: who dies in between begins again. */
export async function removeLost(
  bucket: CaseDeps['bucket'],
  found: CaseFile | undefined,
  next: CaseFile,
): Promise<void> {
  for (const key of keysLost(found, next)) {
    if (!bucket) throw new Fault('bucket-absent', 'A door that has no bucket took files from a case');
    await bucket.remove(key);
  }
}

/** Lets the domain decide on a command to a case, and saves what it decides. A command may depend on the case that is found. */
export const commandCase = (
  { branch, table, bucket }: Omit<CaseDeps, 'now'>,
  caseId: string,
  trace: Trace,
  commandFor: (found: CaseFile | undefined) => CaseCommand,
  options: { readonly assume?: 'absent' } = {},
): Promise<CaseOutcome> =>
  table.change<CaseFile, CaseEvent, CaseOutcome>(
    caseFor(branch.retentionDays.cases),
    caseKey(caseId),
    trace,
    async (found) => {
      const command = commandFor(found);
      const outcome = decide(found, command, branch);
      if (!outcome.ok) return { answer: outcome };
      const { next: decided, emits } = outcome.value;
      if (!decided) return { answer: found ? done(found) : refuse('no-such-case') };
      await removeLost(bucket, found, decided);
      const stepped = withStep(found, command, decided, trace.at, branch);
      const next = await keepHistory(table, branch.retentionDays.cases, trace, found, stepped);
      return { next, emits, answer: done(next) };
    },
    options,
  );
