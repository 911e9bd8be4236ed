import { addDays, dayOf, type Instant, parsePeriod } from '@huiyin/calendar';
import type { BranchConfiguration, ChartSignal, CountedLot, RecordedTopic } from '@huiyin/contracts';
import { compareText } from '@huiyin/kernel';
import { fisherExact } from '@huiyin/statistics';
import { topicOfWeek } from './topic-of-week.ts';

type TopicRules = NonNullable<BranchConfiguration['topics']>;

/** What briefing counted of a week. */
export interface WeekOfLots {
  readonly week: string;
  readonly lots: readonly CountedLot[];
}

/** Weeks before the newest that it is held against. */
export const WEEKS_BEFORE = 26;
/** With fewer weeks of a team and type nothing is known to hold it against. */
const WEEKS_MIN = 4;
/** So long after a signal of a team and type another one says nothing new: the topic is under way. */
const QUIET_DAYS = 28;
const DAYS_PER_WEEK = 7;

/** The weeks' figures of one team and business type. */
interface Counts {
  readonly rated: number;
  readonly dissatisfied: number;
}

/**
 * Teams and types of the newest week with more dissatisfied than the weeks before let expect, in order of their names. The limit is that of Fisher's exact
 * test, one-sided, against those weeks together: so a week in which nothing changed raises a signal in at most `falseAlarmsMax` of weeks, however few are
 * known, whereas a limit reckoned from an estimated centre would raise more.
 */
export function signalsOf(
  newest: WeekOfLots,
  before: readonly WeekOfLots[],
  { falseAlarmsMax }: Pick<TopicRules, 'falseAlarmsMax'>,
): ChartSignal[] {
  return newest.lots
    .flatMap(({ team, businessType, rated, dissatisfied }) => {
      const known = before.flatMap(({ lots }) =>
        lots.filter((lot) => lot.team === team && lot.businessType === businessType && lot.rated > 0),
      );
      if (known.length < WEEKS_MIN) return [];
      const base = sumOf(known);
      const passes = mostPassing(rated, base, falseAlarmsMax);
      if (dissatisfied <= passes) return [];
      return [
        {
          week: newest.week,
          team,
          businessType,
          rated,
          dissatisfied,
          expected: base.dissatisfied / base.rated,
          passes,
          falseAlarmRate: falseAlarmsMax,
        },
      ];
    })
    .sort((a, b) => compareText(nameOf(a), nameOf(b)));
}

const sumOf = (lots: readonly Counts[]): Counts => ({
  rated: lots.reduce((sum, { rated }) => sum + rated, 0),
  dissatisfied: lots.reduce((sum, { dissatisfied }) => sum + dissatisfied, 0),
});

/** The most dissatisfied of so many that chance makes more often than that. */
function mostPassing(rated: number, base: Counts, falseAlarmsMax: number): number {
  let passes = 0;
  while (passes < rated && isChance({ rated, dissatisfied: passes + 1 }, base, falseAlarmsMax)) passes += 1;
  return passes;
}

function isChance(week: Counts, base: Counts, falseAlarmsMax: number): boolean {
  const proportionOf = ({ rated, dissatisfied }: Counts) => ({ trials: rated, successes: dissatisfied });
  const p = fisherExact(proportionOf(week), proportionOf(base), 'greater');
  return p === 'n/a' || p > falseAlarmsMax;
}

/** The topics that a week's signals propose, those aside about whose team and type one was proposed lately. */
export function topicsOfSignals(
  signals: readonly ChartSignal[],
  listed: readonly RecordedTopic[],
  { questionnaire, sampleSize, ringDays }: TopicRules,
  { at, zone }: { readonly at: Instant; readonly zone: string },
): RecordedTopic[] {
  return signals.flatMap((signal, index): RecordedTopic[] => {
    const week = parsePeriod(signal.week);
    const topicId = topicOfWeek(signal.week, index + 1);
    if (!week || listed.some((topic) => topic.topicId === topicId || isLately(topic, signal, week.first)))
      return [];
    return [
      {
        topicId,
        scope: {
          businessTypes: [signal.businessType],
          teams: [signal.team],
          // Who was heard in the week was served in it or in the one before, as a rule.
          served: { first: addDays(week.first, -DAYS_PER_WEEK), last: week.last },
        },
        questionnaire,
        sampleSize,
        ringBy: addDays(dayOf(at, zone), ringDays),
        signal,
        state: 'proposed',
        acts: [{ act: 'propose', at }],
      },
    ];
  });
}

/** Is the topic about the same team and type, of a week not long before? */
function isLately(
  { signal }: RecordedTopic,
  { team, businessType }: ChartSignal,
  weekBegins: string,
): boolean {
  const before = signal && parsePeriod(signal.week);
  return (
    before !== undefined &&
    signal?.team === team &&
    signal.businessType === businessType &&
    addDays(before.first, QUIET_DAYS) > weekBegins
  );
}

const nameOf = ({ team, businessType }: Pick<ChartSignal, 'team' | 'businessType'>): string =>
  `${team}/${businessType}`;
