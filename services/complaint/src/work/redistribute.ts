import { epochMs, type Instant, toInstant } from '@huiyin/calendar';
import type {
  RedistributionAnswer,
  RedistributionPlan,
  RedistributionRow,
  RedistributionRule,
} from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { CursorUnreadable } from '@huiyin/table';
import type { Actor } from '../domain/commands.ts';
import {
  isSameRule,
  movesLeft,
  planRedistribution,
  progressOf,
  type Redistributing,
  type Redistribution,
  redistributing,
  withOutcomes,
} from '../domain/redistribute.ts';
import { openCasesOf, openLoadOf } from '../store/cases.ts';
import { changeRedistribution, pageOfRedistributions, redistributionOf } from '../store/redistributions.ts';
import { type CaseDeps, commandCase } from './command-case.ts';

export type RedistributionRefusal = 'redistribution-conflict' | 'no-such-redistribution';

interface RuleOf {
  readonly rule: RedistributionRule;
  readonly actor: Actor;
}

/** Of one request; what is left then is the next sweep's. */
const SLICE = 100;
const AT_ONCE = 10;
/** Whoever began it is gone by then, or about to be: two who move the same case move it once. */
const RESUME_MS = 60_000;

/** What a rule would come to now; nothing is moved. */
export const checkRedistribution =
  (deps: CaseDeps) =>
  ({ rule, actor }: RuleOf): Promise<RedistributionPlan> =>
    plan(deps, rule, { id: '', by: actor.id, at: toInstant(deps.now()) });

/**
 * Offers somebody's cases to others by a rule. Who goes where is put down first, so that whoever comes after a function that died, and
 * who asks again under the same id, moves exactly these, each once.
 */
export const redistribute =
  (deps: CaseDeps) =>
  async ({
    id,
    rule,
    actor,
    traceId,
  }: RuleOf & { readonly id: string; readonly traceId: string }): Promise<
    Outcome<RedistributionAnswer, 'redistribution-conflict'>
  > => {
    const found = (await redistributionOf(deps.table, id)) ?? (await begin(deps, id, rule, actor, traceId));
    if (!isSameRule(found, rule)) return refuse('redistribution-conflict');
    return done(answerOf(await goOn(deps, found, traceId)));
  };

export const showRedistribution =
  ({ table }: Pick<CaseDeps, 'table'>) =>
  async (id: string): Promise<Outcome<RedistributionAnswer, 'no-such-redistribution'>> => {
    const found = await redistributionOf(table, id);
    return found ? done(answerOf(found)) : refuse('no-such-redistribution');
  };

/** A page of what was redistributed, the newest first. */
export const listRedistributions =
  ({ table }: Pick<CaseDeps, 'table'>) =>
  async (after: string | undefined) => {
    try {
      const { items, next } = await pageOfRedistributions(table, after);
      const redistributions = items.map(({ state }) => rowOf(state));
      return done({ redistributions, ...(next !== undefined && { next }) });
    } catch (error) {
      if (error instanceof CursorUnreadable) return refuse('cursor-malformed' as const);
      throw error;
    }
  };

/** Tries every move that is left; answers how many it tried. */
export const finishRedistribution =
  (deps: CaseDeps) =>
  async ({ id, traceId }: { readonly id: string; readonly traceId: string }): Promise<number> => {
    let found = await redistributionOf(deps.table, id);
    let tried = 0;
    while (found && movesLeft(found).length > 0) {
      const before = movesLeft(found).length;
      found = await goOn(deps, found, traceId);
      tried += before - movesLeft(found).length;
    }
    return tried;
  };

const later = (at: Instant): Instant => toInstant(epochMs(at) + RESUME_MS);

async function plan(
  { table, branch }: CaseDeps,
  rule: RedistributionRule,
  asked: Redistributing,
): Promise<RedistributionPlan> {
  const [{ cases, isWhole }, ...loads] = await Promise.all([
    openCasesOf(table, rule.from),
    ...rule.to.map(async (person) => [person, await openLoadOf(table, person)] as const),
  ]);
  return planRedistribution(cases, { loads: new Map(loads), isWhole }, rule, asked, branch);
}

async function begin(
  deps: CaseDeps,
  id: string,
  rule: RedistributionRule,
  actor: Actor,
  traceId: string,
): Promise<Redistribution> {
  const asked = { id, by: actor.id, at: toInstant(deps.now()) };
  const planned = await plan(deps, rule, asked);
  const left = planned.moves.length > 0 ? { resumeAt: later(asked.at) } : {};
  const trace = { traceId, at: asked.at };
  const begun = { ...planned, ...asked, ...left };
  // Somebody else may have begun the same.
  return changeRedistribution(
    deps.table,
    deps.branch.retentionDays.cases,
    { id, trace },
    (found = begun) => found,
    { assume: 'absent' },
  );
}

/** Tries the next moves, and puts down what came of them. */
async function goOn(deps: CaseDeps, found: Redistribution, traceId: string): Promise<Redistribution> {
  const next = movesLeft(found).slice(0, SLICE);
  if (next.length === 0) return found;
  const trace = { traceId, at: toInstant(deps.now()) };
  const outcomes = new Map<string, string>();
  for (let from = 0; from < next.length; from += AT_ONCE)
    await Promise.all(
      next.slice(from, from + AT_ONCE).map(async ({ caseId, to }) => {
        const command = redistributing(found, { ...found, at: trace.at }, to);
        const outcome = await commandCase(deps, caseId, trace, () => command);
        outcomes.set(caseId, outcome.ok ? 'offered' : outcome.refusal);
      }),
    );
  return changeRedistribution(
    deps.table,
    deps.branch.retentionDays.cases,
    { id: found.id, trace },
    (lying = found) =>
      movesLeft(lying).length === 0 ? lying : withOutcomes(lying, outcomes, later(trace.at)),
  );
}

function rowOf(found: Redistribution): RedistributionRow {
  const { id: redistributionId, resumeAt: _, unfit: __, isWhole: ___, passedOver, ...said } = found;
  const isDone = movesLeft(found).length === 0;
  return { redistributionId, ...said, ...progressOf(found), passedOver: passedOver.length, isDone };
}

const answerOf = (found: Redistribution): RedistributionAnswer => {
  const { id: redistributionId, resumeAt, ...said } = found;
  return { redistributionId, ...said, isDone: movesLeft(found).length === 0 };
};
