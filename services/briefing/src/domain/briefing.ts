import type { Period } from '@huiyin/calendar';
import type {
  BranchConfiguration,
  BriefingDocument,
  ComplaintFigures,
  Countermeasure,
  ImportedTable,
} from '@huiyin/contracts';
import type { Named } from '@huiyin/vocabulary';
import { aaporOf, outcomeRatesOf } from './aapor-figures.ts';
import { type AlertFolds, alertsOf } from './alerts.ts';
import { analysisOf, type CasesCompared } from './analysis.ts';
import { type CaseFold, casesWith, foldCases } from './case-fold.ts';
import {
  accusing,
  addComplaintFigures,
  complaintFiguresOf,
  figuresOfFolded,
  isComplaint,
  type Span,
} from './complaint-figures.ts';
import { countermeasureFiguresOf } from './countermeasures.ts';
import { estimatesBesideEarlier } from './estimates-beside-earlier.ts';
import type { ComplaintFact, SamplingKeyFact } from './facts.ts';
import type { Countable } from './figure-rules.ts';
import { figuresOf } from './figures.ts';
import { headlinesOf } from './headlines.ts';
import { listFigures } from './list-figures.ts';
import { type PeriodFold, type PersonsOfPeriod, routineOf } from './period-fold.ts';
import { strengthsAndWeaknesses } from './points.ts';
import { populationFiguresOf } from './population-figures.ts';
import { pressingCasesOf } from './pressing-cases.ts';
import { punctualityOf } from './punctuality.ts';
import { questionFiguresOf } from './question-figures.ts';
import { responsesOf } from './response-figures.ts';
import { inScope, type Scope, type Served, thoseOccurring } from './scope.ts';
import { secondCallbackFiguresOf } from './second-callback-figures.ts';
import { servedOf } from './served-figures.ts';
import { addUp, type Tally, under } from './tally.ts';
import { besideYearBefore, type KnownBefore, yearBeforeOf } from './year-before.ts';

/** The branch as a briefing needs it. */
export type BriefingBranch = Pick<
  BranchConfiguration,
  | 'branch'
  | 'name'
  | 'zone'
  | 'calendar'
  | 'calling'
  | 'teams'
  | 'departments'
  | 'businessTypes'
  | 'levels'
  | 'questionnaires'
  | 'policies'
  | 'complaints'
>;

/** What is known about a period. */
export interface KnownOfPeriod {
  readonly period: Period;
  readonly span: Span;
  readonly fold: PeriodFold;
  /** The same by person, of a month: longer periods would let a month that was withheld be reckoned back. */
  readonly persons?: PersonsOfPeriod | undefined;
  /** Of weeks and months. */
  readonly alertFolds?: AlertFolds | undefined;
  /** Cases that are in no fold: those open, and what changed since days were folded. */
  readonly cases: readonly ComplaintFact[];
  /** What those in folds count for after the last day counted; absent: nothing. */
  readonly casesSince?: CaseFold | undefined;
  /** Those in folds of a month to which a countermeasure goes back. */
  readonly casesOfMonth?: ((month: string) => CaseFold) | undefined;
  readonly samplingKeys: readonly SamplingKeyFact[];
  /** Those due in the period, of a month and longer. */
  readonly countermeasures: readonly Countermeasure[];
  readonly tables: readonly ImportedTable[];
  readonly before: { readonly period: Period; readonly fold: PeriodFold };
  readonly yearBefore: KnownBefore | undefined;
}

/** Makes the briefing of a period out of its fold. Every row counts the routine callbacks only. Pure: the same facts give the same document. */
export function briefingOf(branch: BriefingBranch, known: KnownOfPeriod): Omit<BriefingDocument, 'snapshot'> {
  const { period, span, fold, cases } = known;
  const cells = routineOf(fold);
  const complaints = accusing(cases).filter(isComplaint);
  const raised = raisedCells(known);
  const before = yearBeforeOf(known.yearBefore, branch.levels);
  const figures = (scope: Scope) => {
    const tally = addUp(cells.filter(inScope(scope)).map((cell) => cell.tally));
    const yearBefore = before?.figuresOf(scope);
    return {
      ...figuresOf(tally, branch.levels, raisedIn(raised.filter(inScope(scope)))),
      ...(yearBefore && { yearBefore }),
    };
  };
  const rows = (of: 'team' | 'businessType', known: readonly Named[]) =>
    thoseOccurring(
      known,
      [...cells, ...raised].map((each) => each[of]),
    ).map(({ id, name }) => ({
      id,
      row: { name, figures: figures({ of, id, names: [id, name.zh, name.en] }) },
    }));
  const total = addUp(cells.map(({ tally }) => tally));
  const { secondCallbacks } = fold;
  const compared = isAnalysed(period) ? casesCompared(known) : undefined;
  const folds = { now: fold, before: known.before.fold, yearBefore: known.yearBefore?.fold };
  const document: Omit<BriefingDocument, 'figures' | 'headlines' | 'strengths' | 'weaknesses' | 'snapshot'> =
    {
      contract: 1,
      branch: { id: branch.branch, name: branch.name, zone: branch.zone },
      period: { name: period.name, kind: period.kind, first: period.first, last: period.last },
      through: span.through,
      levels: levelsOf(total, branch.levels),
      total: figures({ of: 'total' }),
      teams: rows('team', branch.teams).map(({ id, row }) => ({ team: id, ...row })),
      businessTypes: rows('businessType', branch.businessTypes).map(({ id, row }) => ({
        businessType: id,
        ...row,
      })),
      estimates: estimatesBesideEarlier(branch, folds, known.before.period.name),
      served: servedOf(branch, fold, known.persons),
      punctuality: punctualityOf(branch, fold),
      responses: responsesOf(branch, fold),
      ...(known.alertFolds && { integrity: alertsOf(branch, known.alertFolds) }),
      complaints: complaintsOf(known),
      ...(compared && { analysis: analysisOf(branch, compared) }),
      countermeasures: compared
        ? countermeasureFiguresOf(
            known.countermeasures,
            (month) =>
              casesWith(
                known.casesOfMonth?.(month) ?? [],
                foldCases(cases.filter(({ raisedDay }) => raisedDay.startsWith(month))),
              ),
            compared.now.cases,
            branch,
          )
        : [],
      pressing: pressingCasesOf(complaints, span, branch.teams, complaintsOf(known).open),
      secondCallbacks: secondCallbackFiguresOf(secondCallbacks),
      aapor: aaporOf(total),
      outcomeRates: outcomeRatesOf(aaporOf(total)),
      questions: questionFiguresOf(
        addUp([...fold.questions.map(({ tally }) => tally), secondCallbacks]),
        branch,
      ),
      population: populationFiguresOf(fold.population, branch.businessTypes),
      samplingKeys: known.samplingKeys.map(({ sourceVersion, ...commitment }) => commitment),
      ...(before && { yearBefore: { period: before.period, source: before.source } }),
      tables: known.tables.map((table) => besideYearBefore(table, before)),
    };
  return {
    ...document,
    figures: listFigures(document, branch, countableOf(known)),
    headlines: headlinesOf(document),
    ...strengthsAndWeaknesses(branch, folds),
  };
}

/** All that the figures of a period count. */
export function countableOf(known: KnownOfPeriod): Countable {
  const { period, fold, persons } = known;
  const complaints = new Map<string, ComplaintFigures>();
  return {
    cells: routineOf(fold),
    persons: persons?.cells ?? [],
    questions: fold.questions,
    calls: fold.calls,
    reached: fold.reached,
    secondCallbacks: fold.secondCallbacks,
    cases: isAnalysed(period) ? casesOf(known, period, fold) : [],
    complaints: ({ team, business }) => {
      const key = JSON.stringify([team, business]);
      const isMeant = (served: Served): boolean =>
        (team === undefined || served.team === team) &&
        (business === undefined || served.businessType === business);
      const figures = complaints.get(key) ?? complaintsOf(known, isMeant);
      complaints.set(key, figures);
      return figures;
    },
  };
}

/** Of a day or a week there are too few cases to learn from. */
export const isAnalysed = ({ kind }: Period): boolean =>
  kind === 'month' || kind === 'quarter' || kind === 'year';

/** The cases raised in the period, in the one before, and a year before. */
function casesCompared(known: KnownOfPeriod): CasesCompared {
  const { period, fold, before, yearBefore } = known;
  return {
    now: { cases: casesOf(known, period, fold), callbacks: fold },
    before: {
      name: before.period.name,
      cases: casesOf(known, before.period, before.fold),
      callbacks: before.fold,
    },
    yearBefore: yearBefore && {
      cases: casesOf(known, yearBefore.period, yearBefore.fold),
      callbacks: yearBefore.fold,
    },
  };
}

/** Those raised in a period: in its fold, and single ones. */
const casesOf = (
  { cases }: Pick<KnownOfPeriod, 'cases'>,
  { first, last }: Period,
  fold: PeriodFold,
): CaseFold =>
  casesWith(fold.cases, foldCases(cases.filter(({ raisedDay }) => first <= raisedDay && raisedDay <= last)));

/** Complaints raised in the period, by team and business type. */
const raisedCells = (known: KnownOfPeriod): CaseFold =>
  casesOf(known, known.period, known.fold).filter((cell) => raisedIn([cell]) > 0);

const raisedIn = (cells: CaseFold): number =>
  cells.reduce((sum, { tally }) => sum + (tally.complaints ?? 0), 0);

/** The figures of complaints, all or those about some: of single cases, and of those in folds. */
export function complaintsOf(
  { cases, fold, casesSince = [], span }: Pick<KnownOfPeriod, 'cases' | 'fold' | 'casesSince' | 'span'>,
  isMeant: (served: Served) => boolean = () => true,
): ComplaintFigures {
  const tallyIn = (cells: CaseFold): Tally => addUp(cells.filter(isMeant).map(({ tally }) => tally));
  return addComplaintFigures(
    complaintFiguresOf(
      cases.filter(({ order }) => isMeant(order)),
      span,
    ),
    figuresOfFolded(tallyIn(fold.cases), tallyIn(casesSince)),
  );
}

/** The branch's levels, then any that was given under an earlier configuration; such a level is not satisfied. */
const levelsOf = (total: Tally, levels: BranchConfiguration['levels']): BriefingDocument['levels'] => [
  ...levels,
  ...Object.keys(under(total, 'level'))
    .filter((id) => levels.every((level) => level.id !== id))
    .map((id) => ({ id, name: { zh: id, en: id }, satisfied: false })),
];

/** Has the briefing nothing to say? Then nobody is mailed. */
export const isEmpty = ({
  total,
  complaints,
  secondCallbacks,
  population,
  tables,
}: BriefingDocument): boolean =>
  total.closed + complaints.raised + complaints.closed + complaints.open + secondCallbacks.closed === 0 &&
  population.length + tables.length === 0;
