import { addDays, type Day, dayOf, type Period, parsePeriod, toInstant } from '@huiyin/calendar';
import type { BriefingPart, FigureFact, NamedFigure } from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { nameIn } from '@huiyin/vocabulary';
import { briefingOf } from '../domain/briefing.ts';
import { callbacksIn, casesIn, isOfRaised, isOpenToAll, secondCallbacksIn } from '../domain/figure-facts.ts';
import { type Figure, parseFigureId } from '../domain/figure-id.ts';
import { factsCountedBy } from '../domain/figure-rules.ts';
import { foldRulesOf } from '../domain/fold-rules.ts';
import { briefingOfPart } from '../domain/of-part.ts';
import type { BriefingDeps } from './briefing-deps.ts';
import { CASE_DAYS, knownOfPeriod, spanOf } from './briefing-of-period.ts';

export interface FigureAsked {
  readonly figure: string;
  /** Whoever sees no more asks for its figures alone. */
  readonly part?: Omit<BriefingPart, 'name'> | undefined;
  /** The `next` of the page before. */
  readonly next?: string | undefined;
}

export interface FigurePage {
  readonly figure?: NamedFigure;
  /** Of which alone it is. */
  readonly teams?: string[];
  readonly facts: FigureFact[];
  readonly next?: string;
}

export type ReadFigureRefusal = 'no-such-figure' | 'period-not-begun';

type FactsRead = 'callbacks' | 'second-callbacks' | 'cases';

/** What a figure of a briefing counts, page by page: as many facts as it says. What a briefing withholds is no figure. */
export const readFigure =
  (deps: BriefingDeps) =>
  async ({ figure: id, part, next }: FigureAsked): Promise<Outcome<FigurePage, ReadFigureRefusal>> => {
    const figure = parseFigureId(id);
    const period = figure && parsePeriod(figure.period);
    const sources = figure && factsCountedBy(figure.measure);
    if (!figure || !period || !sources) return refuse('no-such-figure');
    const today = dayOf(toInstant(deps.now()), deps.branch.zone);
    if (period.first > today) return refuse('period-not-begun');
    const own = partOf(deps, figure);
    let named: NamedFigure | undefined;
    if (next === undefined || part || !isOpenToAll(figure)) {
      named = await shownIn(deps, period, today, {
        id,
        parts: part ? [part] : own ? [undefined, own] : [undefined],
      });
      if (!named) return refuse('no-such-figure');
    }
    const [source = sources[0], from] = positionOf(next);
    if (!source || !sources.includes(source)) return refuse('no-such-figure');
    const page = await pageOf(deps, { figure, period, today, source, from, teams: own?.teams });
    const following = page.next === undefined ? sources[sources.indexOf(source) + 1] : source;
    return done({
      ...(named && next === undefined && { figure: named }),
      ...(own && { teams: [...own.teams] }),
      facts: page.facts,
      ...(following && { next: `${following}~${page.next ?? ''}` }),
    });
  };

/** Of which team or department a figure is by its name; undefined: of the branch. */
function partOf({ branch }: BriefingDeps, { of }: Figure): Part | undefined {
  const { team, department } = of;
  if (team !== undefined) return { of: 'team', id: team, teams: [team] };
  if (department === undefined) return undefined;
  const teams = branch.departments.find(({ id }) => id === department)?.teams ?? [];
  return { of: 'department', id: department, teams };
}

type Part = Omit<BriefingPart, 'name'>;

/** As the briefing of one of these parts has it; undefined: the branch's. */
async function shownIn(
  deps: BriefingDeps,
  period: Period,
  today: Day,
  { id, parts }: { readonly id: string; readonly parts: readonly (Part | undefined)[] },
): Promise<NamedFigure | undefined> {
  const { branch } = deps;
  const known = await knownOfPeriod(deps)({ period, today });
  for (const part of parts) {
    const { figures } = part
      ? briefingOfPart(branch, known, {
          ...part,
          name: nameIn(branch[part.of === 'team' ? 'teams' : 'departments'], part.id),
        })
      : briefingOf(branch, known);
    const found = figures.find((each) => each.id === id);
    if (found) return found;
  }
  return undefined;
}

interface PageAsked {
  readonly figure: Figure;
  readonly period: Period;
  readonly today: Day;
  readonly source: FactsRead;
  readonly from: string | undefined;
  /** Whose facts alone count. */
  readonly teams: readonly string[] | undefined;
}

async function pageOf(
  { store, branch }: BriefingDeps,
  { figure, period, today, source, from, teams }: PageAsked,
): Promise<{ readonly facts: FigureFact[]; readonly next?: string | undefined }> {
  const rules = { ...foldRulesOf(branch), levels: branch.levels };
  const span = spanOf(branch, period, today);
  const isOwn = ({ order }: { readonly order: { readonly team: string } }): boolean =>
    teams?.includes(order.team) ?? true;
  switch (source) {
    case 'callbacks': {
      const { facts, next } = await store.callbacksBetween(period.first, span.through, from);
      return { facts: callbacksIn(facts.filter(isOwn), figure, rules), next };
    }
    case 'second-callbacks': {
      const { facts, next } = await store.secondCallbacksBetween(period.first, span.through, from);
      return { facts: secondCallbacksIn(facts, figure, rules), next };
    }
    case 'cases': {
      const first = isOfRaised(figure) ? period.first : addDays(period.first, -CASE_DAYS);
      const { facts, next } = await store.casesBetween(first, span.through, from);
      return { facts: casesIn(facts.filter(isOwn), figure, { span, levels: branch.levels }), next };
    }
  }
}

function positionOf(next: string | undefined): [FactsRead | undefined, string | undefined] {
  if (next === undefined) return [undefined, undefined];
  const at = next.indexOf('~');
  // The contract lets nothing else through.
  return [next.slice(0, at) as FactsRead, next.slice(at + 1) || undefined];
}
