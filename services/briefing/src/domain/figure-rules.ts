import type { BranchConfiguration, ComplaintFigures, ResponseFigures } from '@huiyin/contracts';
import { aaporOf } from './aapor-figures.ts';
import type { CallCell, ReachedCell } from './call-cells.ts';
import type { CaseFold } from './case-fold.ts';
import type { Figure, FigureScope } from './figure-id.ts';
import { OWN_CREWS } from './figure-id.ts';
import { satisfiedOf } from './figures.ts';
import type { PeriodCell, Questions, ServedByPerson } from './period-fold.ts';
import { responseOfTally } from './response-figures.ts';
import { addUp, countOf, type Tally, under } from './tally.ts';

/** What a figure comes to; of a rate also what stands below the line. */
export interface FigureCount {
  readonly count: number;
  readonly of?: number;
}

/** All that figures count: of a period, or of a single fact; of a department its teams' alone. What it has nothing of is empty. */
export interface Countable {
  /** Of routine callbacks. */
  readonly cells: readonly PeriodCell[];
  readonly persons: readonly ServedByPerson[];
  readonly questions: readonly Questions[];
  readonly calls: readonly CallCell[];
  readonly reached: readonly ReachedCell[];
  readonly secondCallbacks: Tally;
  /** Raised in the period. */
  readonly cases: CaseFold;
  /** Those of a team or business type, or all. */
  readonly complaints: (of: Pick<FigureScope, 'team' | 'business'>) => ComplaintFigures | undefined;
}

export const NOTHING: Countable = {
  cells: [],
  persons: [],
  questions: [],
  calls: [],
  reached: [],
  secondCallbacks: {},
  cases: [],
  complaints: () => undefined,
};

type Levels = BranchConfiguration['levels'];
type Rule = (tally: Tally, levels: Levels) => FigureCount;

const plain =
  (counter: Parameters<typeof countOf>[1]): Rule =>
  (tally) => ({ count: countOf(tally, counter) });

const ratings = (tally: Tally, levels: Levels) => satisfiedOf(under(tally, 'level'), levels);

/** Of routine callbacks. */
const OF_CALLBACKS: Readonly<Record<string, Rule>> = {
  closed: plain('closed'),
  attempts: plain('attempts'),
  callbacks: plain('callbacks'),
  'not-rated': plain('notRated'),
  'not-served': plain('notServed'),
  dissatisfied: (tally, levels) => {
    const { satisfied, rated } = ratings(tally, levels);
    return { count: rated - satisfied };
  },
  satisfaction: (tally, levels) => {
    const { satisfied, rated } = ratings(tally, levels);
    return { count: satisfied, of: rated };
  },
  published: (tally, levels) => {
    const { satisfied, rated } = ratings(tally, levels);
    const callbacks = countOf(tally, 'callbacks');
    return { count: callbacks - (rated - satisfied) - countOf(tally, 'notServed'), of: callbacks };
  },
  'worst-case': (tally, levels) => ({
    count: ratings(tally, levels).satisfied,
    of: countOf(tally, 'callbacks'),
  }),
  appointments: (tally) => {
    const kept = countOf(tally, 'appointment.yes');
    return { count: kept, of: kept + countOf(tally, 'appointment.no') };
  },
  'no-appointment': plain('appointment.none-made'),
  integrity: plain('concern.integrity'),
  'no-such-visit': plain('noSuchVisit'),
  praised: plain('praised'),
  suggested: plain('suggested'),
  punctuality: (tally) => {
    const kept = countOf(tally, 'promise.kept') + countOf(tally, 'promise.early');
    return { count: kept, of: kept + countOf(tally, 'promise.late') };
  },
};

/** The same of whatever its heading names. */
function ofCallbacksUnder(measure: string): Rule | undefined {
  const [heading = '', ...rest] = measure.split('.');
  const name = rest.join('.');
  if (name === '') return undefined;
  switch (heading) {
    case 'level':
    case 'disposition':
    case 'promise':
      return (tally) => ({ count: tally[measure] ?? 0 });
    case 'aapor':
      return (tally) => ({ count: Object.entries(aaporOf(tally)).find(([id]) => id === name)?.[1] ?? 0 });
    case 'stage':
      return (tally) => {
        const kept = tally[`${measure}.kept`] ?? 0;
        return { count: kept, of: kept + (tally[`${measure}.late`] ?? 0) };
      };
    default:
      return undefined;
  }
}

/** Of second callbacks. */
const OF_SECOND_CALLBACKS: Readonly<Record<string, Rule>> = {
  closed: plain('closed'),
  attempts: plain('attempts'),
  asked: plain('asked'),
  solved: (tally) => ({ count: countOf(tally, 'solved'), of: countOf(tally, 'asked') }),
  satisfied: (tally) => ({ count: countOf(tally, 'satisfied'), of: countOf(tally, 'asked') }),
};

/** Of cases as a period's figures have them. */
const OF_COMPLAINTS: Readonly<Record<string, (figures: ComplaintFigures) => FigureCount>> = {
  raised: ({ raised }) => ({ count: raised }),
  reopened: ({ reopened }) => ({ count: reopened }),
  'taken-back': ({ takenBack }) => ({ count: takenBack }),
  closed: ({ closed }) => ({ count: closed }),
  unreachable: ({ closedUnreachable }) => ({ count: closedUnreachable }),
  valid: ({ valid, closed }) => ({ count: valid, of: closed }),
  responsible: ({ responsible, closed }) => ({ count: responsible, of: closed }),
  'valid-before-appeal': ({ beforeAppeal, closed }) => ({ count: beforeAppeal.valid, of: closed }),
  'responsible-before-appeal': ({ beforeAppeal, closed }) => ({
    count: beforeAppeal.responsible,
    of: closed,
  }),
  appealed: ({ appealed, closed }) => ({ count: appealed, of: closed }),
  asked: ({ asked }) => ({ count: asked }),
  solved: ({ solved, asked }) => ({ count: solved, of: asked }),
  satisfied: ({ satisfied, asked }) => ({ count: satisfied, of: asked }),
  open: ({ open }) => ({ count: open }),
  overdue: ({ overdue, open }) => ({ count: overdue, of: open }),
  'missed.acknowledge': ({ missed }) => ({ count: missed.acknowledge }),
  'missed.conclude': ({ missed }) => ({ count: missed.conclude }),
  'missed.others': ({ missed }) => ({ count: missed.others }),
  'class.ordinary': ({ byClass }) => ({ count: byClass.ordinary }),
  'class.important': ({ byClass }) => ({ count: byClass.important }),
  'class.major': ({ byClass }) => ({ count: byClass.major }),
  'concern.integrity': ({ byConcern }) => ({ count: byConcern.integrity ?? 0 }),
  'concern.no-such-visit': ({ byConcern }) => ({ count: byConcern['no-such-visit'] ?? 0 }),
  'concern.complaint': ({ byConcern }) => ({ count: byConcern.complaint ?? 0 }),
  'concern.dissatisfied': ({ byConcern }) => ({ count: byConcern.dissatisfied ?? 0 }),
};

/** How long single cases took is in no figure of fewer than five, and in no list. */
const isOfTime = (counter: string): boolean => counter.endsWith('.seconds') || counter === 'handed.waited';

export const COMPLAINT_MEASURES = Object.keys(OF_COMPLAINTS);
export const CALLBACK_MEASURES = Object.keys(OF_CALLBACKS);
export const SECOND_CALLBACK_MEASURES = Object.keys(OF_SECOND_CALLBACKS);

/** Which facts a measure counts; undefined: there is no such measure. */
export function factsCountedBy(
  measure: string,
): readonly ('callbacks' | 'second-callbacks' | 'cases')[] | undefined {
  const [heading = '', ...rest] = measure.split('.');
  const name = rest.join('.');
  switch (heading) {
    case 'question':
      return ['callbacks', 'second-callbacks'];
    case 'second-callbacks':
      return Object.hasOwn(OF_SECOND_CALLBACKS, name) || name.startsWith('disposition.')
        ? ['second-callbacks']
        : undefined;
    case 'complaints':
      return Object.hasOwn(OF_COMPLAINTS, name) ? ['cases'] : undefined;
    case 'cases':
      return name === '' || isOfTime(name) ? undefined : ['cases'];
    case 'calls':
      return ['callbacks'];
    default:
      return Object.hasOwn(OF_CALLBACKS, measure) || ofCallbacksUnder(measure) ? ['callbacks'] : undefined;
  }
}

/** What figures come to of all this. What several of them are made of is added up once. */
export function counter(
  known: Countable,
  levels: Levels,
): (figure: Pick<Figure, 'measure' | 'of'>) => FigureCount {
  const tallies = new Map<string, Tally>();
  const tallyOf = (what: string, of: FigureScope, cells: () => readonly Tallied[]): Tally => {
    const key = JSON.stringify([what, of]);
    const tally = tallies.get(key) ?? addUp(cells().map((cell) => cell.tally));
    tallies.set(key, tally);
    return tally;
  };
  return ({ measure, of }) => {
    const [heading = '', ...rest] = measure.split('.');
    const name = rest.join('.');
    switch (heading) {
      case 'question':
        return ofAnswers(
          measure,
          tallyOf('questions', of, () => answersIn(of, known)),
        );
      case 'second-callbacks':
        return (
          OF_SECOND_CALLBACKS[name]?.(known.secondCallbacks, levels) ?? {
            count: known.secondCallbacks[name] ?? 0,
          }
        );
      case 'complaints': {
        const figures = known.complaints(of);
        return (figures && OF_COMPLAINTS[name]?.(figures)) ?? { count: 0 };
      }
      case 'cases':
        return { count: tallyOf('cases', of, () => known.cases.filter(servedIn(of)))[name] ?? 0 };
      case 'calls':
        return ofCalls(responseOfTally(tallyOf('calls', of, () => known.calls.filter(rungIn(of)))), name);
      default: {
        const rule = OF_CALLBACKS[measure] ?? ofCallbacksUnder(measure);
        return (
          rule?.(
            tallyOf('callbacks', of, () => cellsIn(of, known)),
            levels,
          ) ?? { count: 0 }
        );
      }
    }
  };
}

interface Tallied {
  readonly tally: Tally;
}

/** Complete ones of all, unless an end is named. */
function ofCalls(
  { calls, complete, refused, notReached, wrongNumber }: ResponseFigures,
  end: string,
): FigureCount {
  switch (end) {
    case 'refused':
      return { count: refused };
    case 'not-reached':
      return { count: notReached };
    case 'wrong-number':
      return { count: wrongNumber };
    default:
      return { count: complete, of: calls };
  }
}

/** Second callbacks are of no team. */
const answersIn = (of: FigureScope, { questions, secondCallbacks }: Countable): readonly Tallied[] => [
  ...questions.filter(servedIn(of)),
  ...(of.team === undefined && of.department === undefined ? [{ tally: secondCallbacks }] : []),
];

function ofAnswers(measure: string, tally: Tally): FigureCount {
  const [, questionnaire, question, ...answer] = measure.split('.');
  const asked = `question.${questionnaire}.${question}`;
  const answered = tally[`${asked}.answered`] ?? 0;
  return answer.length === 0
    ? { count: answered, of: tally[`${asked}.asked`] ?? 0 }
    : { count: tally[`${asked}.${answer.join('.')}`] ?? 0, of: answered };
}

const servedIn =
  ({ team, business }: FigureScope) =>
  (cell: { readonly team: string; readonly businessType: string }): boolean =>
    (team === undefined || cell.team === team) && (business === undefined || cell.businessType === business);

const rungIn =
  ({ agent, slot, nth }: FigureScope) =>
  (cell: CallCell): boolean =>
    (agent === undefined || cell.agent === agent) &&
    (slot === undefined || cell.slot === slot) &&
    (nth === undefined || `${cell.nth}` === nth);

function cellsIn(of: FigureScope, known: Countable): readonly Tallied[] {
  const { segment, crews, staff, nth, days } = of;
  if (staff !== undefined) return known.persons.filter((cell) => cell.staff === staff && servedIn(of)(cell));
  if (nth !== undefined || days !== undefined)
    return known.reached.filter(
      (cell) =>
        (nth === undefined || `${cell.nth}` === nth) && (days === undefined || `${cell.days}` === days),
    );
  return known.cells.filter(
    (cell) =>
      servedIn(of)(cell) &&
      (segment === undefined || cell.segment === segment) &&
      (crews === undefined || (cell.partner ?? OWN_CREWS) === crews),
  );
}
