import type { Instant } from '@huiyin/calendar';
import type {
  BranchConfiguration,
  CaseRedistribution,
  RedistributionPlan,
  RedistributionRule,
} from '@huiyin/contracts';
import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';
import { refusalOf } from './decide.ts';
import type { CaseRefusal } from './transitions.ts';

type RedistributeCommand = Extract<CaseCommand, { kind: 'redistribute' }>;

/** Who redistributes, when, and under which id. */
export interface Redistributing {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
}

/** A redistribution as it was planned, and how far it has come. */
export interface Redistribution extends RedistributionPlan {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
  /** When somebody takes up what is left; absent once every move was tried. */
  readonly resumeAt?: Instant | undefined;
}

/** What is about who would get a case; every other refusal is about the case, whoever would. */
const OF_PERSON: readonly CaseRefusal[] = ['owner-unfit', 'owner-of-team', 'owner-involved'];

/** What a case's history says of the rule. */
const saidOf = (
  { from, kind, class: graveness, category, state, reason }: RedistributionRule,
  id: string,
): CaseRedistribution => ({
  id,
  reason,
  from,
  ...(kind && { kind }),
  ...(graveness && { class: graveness }),
  ...(category !== undefined && { category }),
  ...(state && { state }),
});

/** One case of a redistribution, offered to this person. */
export const redistributing = (
  rule: RedistributionRule,
  { id, by, at }: Redistributing,
  owner: string,
): RedistributeCommand => ({
  kind: 'redistribute',
  owner,
  redistribution: saidOf(rule, id),
  actor: { id: by, roles: ['supervisor'] },
  at,
});

const isMeant = (
  found: CaseFile,
  { from, kind, class: graveness, category, state }: RedistributionRule,
): boolean =>
  found.owner === from &&
  [
    [kind, found.kind],
    [graveness, found.class],
    [category, found.category],
    [state, found.state],
  ].every(([wanted, is]) => wanted === undefined || wanted === is);

/**
 * What a rule comes to: each of these cases, in their order, goes to whom of those who may have it has the fewest by then, the first
 * named of equals. `loads`: how many open cases each has; `isWhole`: whether these cases are all that there are.
 */
export function planRedistribution(
  cases: readonly CaseFile[],
  { loads, isWhole }: { readonly loads: ReadonlyMap<string, number>; readonly isWhole: boolean },
  rule: RedistributionRule,
  asked: Redistributing,
  branch: BranchConfiguration,
): RedistributionPlan {
  const load = new Map(rule.to.map((person) => [person, loads.get(person) ?? 0]));
  const unfit = new Map<string, RedistributionPlan['unfit'][number]>();
  const moves: { readonly caseId: string; readonly to: string }[] = [];
  const passedOver: { readonly caseId: string; readonly because: string }[] = [];
  let left = 0;
  for (const found of cases.filter((each) => isMeant(each, rule))) {
    const asks = rule.to.map((person) => ({
      person,
      refusal: refusalOf(found, redistributing(rule, asked, person), branch),
    }));
    const ofCase = asks.find(({ refusal }) => refusal && !OF_PERSON.includes(refusal))?.refusal;
    if (ofCase) {
      passedOver.push({ caseId: found.caseId, because: ofCase });
      continue;
    }
    for (const { person, refusal } of asks) {
      if (!refusal) continue;
      const key = `${person} ${refusal}`;
      unfit.set(key, { person, because: refusal, cases: (unfit.get(key)?.cases ?? 0) + 1 });
    }
    const [first, ...others] = asks.flatMap(({ person, refusal }) => (refusal ? [] : [person]));
    if (first === undefined) passedOver.push({ caseId: found.caseId, because: 'nobody-fit' });
    else if (moves.length === rule.atMost) left += 1;
    else {
      const loadOf = (person: string) => load.get(person) ?? 0;
      const to = others.reduce((least, person) => (loadOf(person) < loadOf(least) ? person : least), first);
      load.set(to, loadOf(to) + 1);
      moves.push({ caseId: found.caseId, to });
    }
  }
  return { ...rule, moves, unfit: [...unfit.values()], passedOver, left, isWhole };
}

/** Is it the same rule under the same id? */
export const isSameRule = (found: RedistributionRule, rule: RedistributionRule): boolean =>
  JSON.stringify([saidOf(found, ''), found.to, found.atMost]) ===
  JSON.stringify([saidOf(rule, ''), rule.to, rule.atMost]);

/** How many of the moves were made, and how many were refused when it came to them. */
export function progressOf({ moves }: RedistributionPlan): {
  readonly moves: number;
  readonly offered: number;
  readonly refused: number;
} {
  const tried = moves.filter(({ outcome }) => outcome !== undefined);
  const offered = tried.filter(({ outcome }) => outcome === 'offered').length;
  return { moves: moves.length, offered, refused: tried.length - offered };
}

/** The moves that nobody has tried yet. */
export const movesLeft = ({ moves }: RedistributionPlan): RedistributionPlan['moves'] =>
  moves.filter(({ outcome }) => outcome === undefined);

/** With what came of some moves; what another has put down stays. It is taken up again at that moment while any is left. */
export function withOutcomes(
  found: Redistribution,
  outcomes: ReadonlyMap<string, string>,
  resumeAt: Instant,
): Redistribution {
  const moves = found.moves.map((move) => ({
    ...move,
    ...outcomeOf(move.outcome ?? outcomes.get(move.caseId)),
  }));
  const { resumeAt: _, ...tried } = { ...found, moves };
  return movesLeft(tried).length === 0 ? tried : { ...tried, resumeAt };
}

const outcomeOf = (outcome: string | undefined) => (outcome === undefined ? {} : { outcome });
