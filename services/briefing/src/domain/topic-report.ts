import { addDays, type Day } from '@huiyin/calendar';
import type { BranchConfiguration, QuestionFigures, TopicReport } from '@huiyin/contracts';
import { clopperPearson, NOT_AVAILABLE, wilson } from '@huiyin/statistics';
import { NO_CAUSE, TOPIC_KEY_FIGURES, type TopicKeyFigures } from '@huiyin/vocabulary';
import { againstOthers } from './comparisons.ts';
import type { DayFold } from './day-fold.ts';
import { endsOf, estimatesOf, satisfactionOf } from './estimates.ts';
import type { TopicFact } from './facts.ts';
import { percentOf } from './percent.ts';
import { addFolds, periodFoldOf } from './period-fold.ts';
import { questionFiguresOf } from './question-figures.ts';
import { thoseOccurring } from './scope.ts';
import { addUp, countOf } from './tally.ts';

/** What a report is made of beside the topic and its days. */
type Branch = Pick<BranchConfiguration, 'branch' | 'name' | 'zone' | 'teams' | 'levels' | 'questionnaires'>;

/** A result may be corrected for minutes, and the clock closes what was never rung when the last day is over. */
const DAYS_AFTER = 1;

/** The days on which its callbacks may have ended, as far as they have come. */
export const daysOfTopic = (
  topic: Pick<TopicFact, 'drawnDay' | 'ringBy' | 'stoppedDay'>,
  today: Day,
): { first: Day; last: Day; isOver: boolean } => {
  const end = endOfTopic(topic);
  return { first: topic.drawnDay, last: end < today ? end : today, isOver: end < today };
};

/** The last day on which one of its callbacks may have ended. One that was stopped may be counted on the day after that. */
const endOfTopic = ({
  drawnDay,
  ringBy,
  stoppedDay = ringBy,
}: Pick<TopicFact, 'drawnDay' | 'ringBy' | 'stoppedDay'>): Day =>
  addDays(stoppedDay < drawnDay ? drawnDay : stoppedDay, DAYS_AFTER);

/** For so many days after its end a report that late facts changed is mailed once more. */
const RESTATED_DAYS = 14;

/** Is its report to be mailed on this day, for the first time or since it changed? */
export const isReportDue = (
  topic: Pick<TopicFact, 'drawnDay' | 'ringBy' | 'stoppedDay'>,
  today: Day,
): boolean => {
  const end = endOfTopic(topic);
  return end < today && today <= addDays(end, RESTATED_DAYS);
};

/** What the mailed report of a topic is remembered by. */
export interface MailedTopicReport {
  readonly topicId: string;
  readonly countedUntil: string;
  readonly snapshot: string;
  readonly figures: TopicKeyFigures;
}

/** What changed since it was mailed; undefined: nothing that a reader was told. */
export function topicRestated(
  { countedUntil, snapshot, figures }: MailedTopicReport,
  now: TopicKeyFigures,
): TopicReport['restated'] {
  const changed = TOPIC_KEY_FIGURES.flatMap((figure) =>
    figures[figure] === now[figure] ? [] : [{ figure, known: figures[figure], now: now[figure] }],
  );
  return changed.length > 0 ? { countedUntil, snapshot, figures: changed } : undefined;
}

export const topicKeyFiguresOf = ({
  closed,
  interviews,
  rated,
  satisfied,
}: TopicKeyFigures): TopicKeyFigures => ({
  closed,
  interviews,
  rated,
  satisfied,
});

/** What a topic's callbacks came to on these days. Pure: the same folds give the same report. */
export function topicReportOf(
  { sourceVersion, ...topic }: TopicFact,
  days: readonly DayFold[],
  { through, isOver }: Pick<TopicReport, 'through' | 'isOver'>,
  branch: Branch,
): Omit<TopicReport, 'snapshot'> {
  const own = days.map((day) => ({
    ...day,
    cells: day.cells.filter(({ programme }) => programme === topic.topicId),
  }));
  const { cells } = addFolds(own.map(periodFoldOf));
  const tally = addUp(own.flatMap((day) => day.cells.map((cell) => cell.tally)));
  const [closed, interviews] = [countOf(tally, 'closed'), countOf(tally, 'callbacks')];
  const questions = questionFiguresOf(tally, branch);
  const satisfaction = satisfactionOf(branch.levels);
  const teams = thoseOccurring(
    branch.teams,
    cells.map(({ team }) => team),
  ).map(({ id, name }) => {
    const counts = addUp(cells.filter(({ team }) => team === id).map((cell) => cell.tally));
    return { team: id, name, callbacks: countOf(counts, 'callbacks'), ...satisfaction(counts) };
  });
  const comparisons = againstOthers(
    teams.map(({ rated, satisfied }) => (rated > 0 ? { trials: rated, successes: satisfied } : undefined)),
  );
  const { rated, satisfied } = satisfaction(tally);
  return {
    contract: 1,
    branch: { id: branch.branch, name: branch.name, zone: branch.zone },
    topic,
    through,
    isOver,
    closed,
    interviews,
    rated,
    satisfied,
    responsePercent: percentOf(interviews, closed),
    notRung: Math.max(0, topic.requested - closed),
    // Each whose customer was to be rung stands for as many in scope.
    estimates: estimatesOf(cells, () => topic.orders / Math.max(1, topic.requested), branch.levels),
    causes: causesOf(questions),
    teams: teams.flatMap((row, index) => {
      const comparison = comparisons[index];
      return comparison ? [{ ...row, comparison }] : [];
    }),
    questions,
  };
}

/** Of every questionnaire that asks for the cause together. */
function causesOf(questions: readonly QuestionFigures[]): TopicReport['causes'] {
  const asked = questions.filter(({ question }) => question === 'cause');
  const of = asked.reduce((sum, { answered }) => sum + answered, 0);
  const named = asked
    .flatMap(({ answers }) => answers)
    .filter(({ answer, count }) => answer !== NO_CAUSE && count > 0)
    .toSorted((one, other) => other.count - one.count);
  return named.flatMap(({ answer, name, count }, index) => {
    const interval = wilson(count, of);
    if (interval === NOT_AVAILABLE) return [];
    const next = named[1]?.count ?? 0;
    const share = { percent: percentOf(count, of) ?? 0, ...endsOf(interval) };
    return [{ answer, name, count, of, share, leads: index === 0 && isMoreOften(count, next) }];
  });
}

/** Is an exact 95 % interval of the first among the two above one half? That is the exact test of both being alike. */
function isMoreOften(count: number, next: number): boolean {
  const interval = clopperPearson(count, count + next);
  return interval !== NOT_AVAILABLE && interval.low > 0.5;
}
