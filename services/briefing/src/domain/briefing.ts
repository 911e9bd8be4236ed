import type { BranchConfiguration, BriefingDocument, Disposition, ImportedTable } from '@huiyin/contracts';
import type { Period } from '@huiyin/kernel';
import { inScope, type Scope, thoseOccurring } from './cells.ts';
import { complaintFiguresOf, isRaisedIn, type Span } from './complaint-figures.ts';
import type { DayFold } from './day-fold.ts';
import type { ComplaintFact } from './facts.ts';
import { figuresOf } from './figures.ts';
import { type AaporClass, aaporOf, populationOf, secondFiguresOf } from './sections.ts';
import { addUp, type Tally, under } from './tally.ts';
import { besideYearBefore, type KnownBefore, yearBeforeOf } from './year-before.ts';

/** The branch as a briefing needs it, and the class of each disposition. */
export interface BriefingTerms {
  readonly branch: Pick<
    BranchConfiguration,
    'branch' | 'name' | 'zone' | 'teams' | 'businessTypes' | 'levels'
  >;
  readonly aaporClass: Readonly<Record<Disposition, AaporClass>>;
}

/** What is known about a period. */
export interface BriefingParts {
  readonly period: Period;
  readonly span: Span;
  readonly folds: readonly DayFold[];
  /** Every case that may have been open or closed in the period. */
  readonly cases: readonly ComplaintFact[];
  readonly tables: readonly ImportedTable[];
  readonly yearBefore: KnownBefore | undefined;
}

/** Makes the briefing of a period out of its days' folds. Pure: the same parts give the same document. */
export function briefingOf({ branch, aaporClass }: BriefingTerms, parts: BriefingParts): BriefingDocument {
  const { period, span, folds, cases } = parts;
  const cells = folds.flatMap((fold) => fold.cells);
  const raised = cases.filter((each) => isRaisedIn(each, span));
  const before = yearBeforeOf(parts.yearBefore, branch.levels);
  const figures = (scope: Scope) => {
    const tally = addUp(cells.filter(inScope(scope)).map((cell) => cell.tally));
    const yearBefore = before?.figuresOf(scope);
    return {
      ...figuresOf(tally, branch.levels, raised.filter(inScope(scope)).length),
      ...(yearBefore && { yearBefore }),
    };
  };
  const rows = (of: 'team' | 'businessType', known: BriefingTerms['branch']['teams']) =>
    thoseOccurring(
      known,
      [...cells, ...raised].map((each) => each[of]),
    ).map(({ id, name }) => ({
      id,
      row: { name, figures: figures({ of, id, names: [id, name.zh, name.en] }) },
    }));
  const total = addUp(cells.map(({ tally }) => tally));
  return {
    contract: 1,
    branch: { id: branch.branch, name: branch.name },
    period: { name: period.name, kind: period.kind, first: period.first, last: period.last },
    through: span.through,
    levels: levelsOf(total, branch.levels),
    total: figures({ of: 'total' }),
    teams: rows('team', branch.teams).map(({ id, row }) => ({ team: id, ...row })),
    businessTypes: rows('businessType', branch.businessTypes).map(({ id, row }) => ({
      businessType: id,
      ...row,
    })),
    complaints: complaintFiguresOf(cases, span),
    secondCallbacks: secondFiguresOf(folds),
    aapor: aaporOf(total, aaporClass),
    population: populationOf(folds, branch.businessTypes),
    ...(before && { yearBefore: { period: before.period, source: before.source } }),
    tables: parts.tables.map((table) => besideYearBefore(table, before)),
  };
}

/** The branch's levels, then any that was given under an earlier configuration; such a level is not satisfied. */
const levelsOf = (total: Tally, levels: BranchConfiguration['levels']): BriefingDocument['levels'] => [
  ...levels,
  ...Object.keys(under(total, 'level'))
    .filter((id) => levels.every((level) => level.id !== id))
    .map((id) => ({ id, name: { zh: id, en: id }, satisfied: false })),
];

/** Has the briefing nothing to tell? Then nobody is mailed. */
export const isEmpty = ({
  total,
  complaints,
  secondCallbacks,
  population,
  tables,
}: BriefingDocument): boolean =>
  total.closed + complaints.raised + complaints.closed + complaints.open + secondCallbacks.closed === 0 &&
  population.length + tables.length === 0;
