import type { Instant } from '@huiyin/calendar';
import type { BranchConfiguration, CaseChanges, CaseStep } from '@huiyin/contracts';
import type { CaseFile } from './case-file.ts';
import { actOf, type CaseCommand } from './commands.ts';
import { newAmong } from './repeats.ts';

/**
 * A case carries its newest steps; so many of them make a page, an item of its own that is never written again. So a write
 * of the case costs the same however long its history is.
 */
export const STEPS_OF_PAGE = 8;

/** What a step tells of a case, where it changed. */
const TOLD = [
  'state',
  'kind',
  'class',
  'category',
  'cause',
  'round',
  'owner',
  'offeredTo',
  'acknowledgeBy',
  'assessBy',
  'investigateBy',
  'concludeBy',
  'communicateBy',
  'adjudicateBy',
  'replyBy',
  'valid',
  'responsible',
  'liable',
  'nature',
  'solved',
  'satisfied',
  'referredTo',
  'mergedInto',
  'closedBecause',
  'escalatedAt',
] as const satisfies readonly (keyof CaseChanges)[];

/** The case with the act that made it so as its newest step. */
export const withStep = (
  found: CaseFile | undefined,
  command: CaseCommand,
  next: CaseFile,
  at: Instant,
  branch: BranchConfiguration,
): CaseFile => ({ ...next, steps: [...next.steps, stepOf(found, command, next, at, branch)] });

function stepOf(
  found: CaseFile | undefined,
  command: CaseCommand,
  next: CaseFile,
  at: Instant,
  branch: BranchConfiguration,
): CaseStep {
  return {
    at,
    act: actOf(found, command, branch),
    ...('actor' in command && { by: command.actor.id }),
    ...('reason' in command && { reason: command.reason }),
    ...(command.kind === 'notify' && {
      notices: next.notices.filter((notice) => !found?.notices.includes(notice)),
    }),
    ...(command.kind === 'redistribute' && { redistribution: command.redistribution }),
    ...('way' in command && { way: command.way }),
    ...(command.kind === 'repeat' &&
      found && { cases: newAmong(found, command.repeats).map(({ caseId }) => caseId) }),
    ...(command.kind === 'take-in' && { cases: [command.merged.caseId] }),
    changed: changesOf(found, next),
  };
}

function changesOf(found: CaseFile | undefined, next: CaseFile): CaseChanges {
  const changes: { [Field in (typeof TOLD)[number]]?: CaseFile[Field] | null } = {};
  const tell = <Field extends (typeof TOLD)[number]>(field: Field) => {
    if (found?.[field] !== next[field]) changes[field] = next[field] ?? null;
  };
  TOLD.forEach(tell);
  // Null only where the contract lets a field go: the others never leave a case.
  return changes as CaseChanges;
}

/** One full page of a case's history. */
export interface HistoryPage {
  readonly caseId: string;
  /** Counts from 1. */
  readonly number: number;
  readonly steps: readonly CaseStep[];
  /** Of the case, so that both go together; absent while it is open. */
  readonly closedAt?: string | undefined;
}

/** A case whose steps fill a page, without them; and that page. Only steps that are saved go into one. */
export function turnPage(
  found: CaseFile | undefined,
  next: CaseFile,
): { readonly next: CaseFile; readonly page?: HistoryPage } {
  if (!found || found.steps.length < STEPS_OF_PAGE) return { next };
  const number = found.pages + 1;
  return {
    next: { ...next, pages: number, steps: next.steps.slice(STEPS_OF_PAGE) },
    page: { caseId: found.caseId, number, steps: found.steps.slice(0, STEPS_OF_PAGE), ...endOf(next) },
  };
}

/** Since when a case is over, as its pages carry it. */
export const endOf = ({ state, closedAt }: CaseFile): Pick<HistoryPage, 'closedAt'> =>
  state === 'closed' && closedAt !== undefined ? { closedAt } : {};
