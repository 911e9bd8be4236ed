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
import { type CaseFold, foldCases } from './case-fold.ts';
import { accusing, complaintFiguresOf, isComplaint, isRaisedIn, type Span } from './complaint-figures.ts';
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
import { inScope, type Scope, thoseOccurring } from './scope.ts';
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
  /** Every case that may have been open or closed in the period. */
  readonly cases: readonly ComplaintFact[];
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
  const raised = complaints.filter((each) => isRaisedIn(each, span)).map(({ order }) => order);
  const before = yearBeforeOf(known.yearBefore, branch.levels);
  const figures = (scope: Scope) => {
    const tally = addUp(cells.filter(inScope(scope)).map((cell) => cell.tally));
    const yearBefore = before?.figuresOf(scope);
    return {
      ...figuresOf(tally, branch.levels, raised.filter(inScope(scope)).length),
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
      complaints: complaintFiguresOf(cases, span),
      ...(compared && { analysis: analysisOf(branch, compared) }),
      countermeasures: compared
        ? countermeasureFiguresOf(
            known.countermeasures,
            (month) => foldCases(cases.filter(({ raisedDay }) => raisedDay.startsWith(month))),
            compared.now.cases,
            branch,
          )
        : [],
      pressing: pressingCasesOf(complaints, span, branch.teams),
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
export function countableOf({ period, span, fold, persons, cases }: KnownOfPeriod): Countable {
  const known = new Map<string, ComplaintFigures>();
  return {
    cells: routineOf(fold),
    persons: persons?.cells ?? [],
    questions: fold.questions,
    calls: fold.calls,
    reached: fold.reached,
    secondCallbacks: fold.secondCallbacks,
    cases: isAnalysed(period) ? foldCases(cases.filter((each) => isRaisedIn(each, span))) : [],
    complaints: ({ team, business }) => {
      const key = JSON.stringify([team, business]);
      const figures =
        known.get(key) ??
        complaintFiguresOf(
          cases.filter(
            ({ order }) =>
              (team === undefined || order.team === team) &&
              (business === undefined || order.businessType === business),
          ),
          span,
        );
      known.set(key, figures);
      return figures;
    },
  };
}

/** Of a day or a week there are too few cases to learn from. */
export const isAnalysed = ({ kind }: Period): boolean =>
  kind === 'month' || kind === 'quarter' || kind === 'year';

/** The cases raised in the period, in the one before, and a year before: all of them lie within the days that are looked back. */
function casesCompared({ period, fold, cases, before, yearBefore }: KnownOfPeriod): CasesCompared {
  const raisedIn = ({ first, last }: Period): CaseFold =>
    foldCases(cases.filter(({ raisedDay }) => first <= raisedDay && raisedDay <= last));
  return {
    now: { cases: raisedIn(period), callbacks: fold },
    before: { name: before.period.name, cases: raisedIn(before.period), callbacks: before.fold },
    yearBefore: yearBefore && { cases: raisedIn(yearBefore.period), callbacks: yearBefore.fold },
  };
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
