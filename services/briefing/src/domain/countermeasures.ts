import type { Instant } from '@huiyin/calendar';
import type {
  BranchConfiguration,
  Countermeasure,
  CountermeasureBody,
  CountermeasureFigures,
  FollowUpBody,
} from '@huiyin/contracts';
import { done, type Outcome, refuse } from '@huiyin/kernel';
import { CASE_CHANNEL_NAMES, CASE_CHANNELS, nameIn, type Wording } from '@huiyin/vocabulary';
import type { CaseFold } from './case-fold.ts';
import { categoryName, causeName } from './case-names.ts';
import { comparisonsOf } from './comparisons.ts';
import { addUp, type Tally } from './tally.ts';

export type CountermeasureRefusal =
  | 'unknown-subject'
  | 'month-not-begun'
  | 'due-out-of-range'
  | 'no-such-countermeasure'
  | 'too-many-follow-ups';

type Branch = Pick<BranchConfiguration, 'teams' | 'complaints'>;
type Subject = Pick<CountermeasureBody, 'of' | 'id'>;

/** So far ahead it may be due, so that a briefing still sees the cases of its month. */
const MONTHS_AHEAD = 12;
/** More says nobody anything. */
export const FOLLOW_UPS_MAX = 20;

/** Under which due month it lies stands at the beginning of its id. */
export const dueOf = (countermeasureId: string): string => countermeasureId.slice(0, 7);

/** Judges what somebody enters; the contract was looked at before. */
export function judgeCountermeasure(
  body: CountermeasureBody,
  thisMonth: string,
  branch: Branch,
): Outcome<CountermeasureBody, CountermeasureRefusal> {
  if (!isKnown(body, branch)) return refuse('unknown-subject');
  if (body.month > thisMonth) return refuse('month-not-begun');
  const ahead = monthNumber(body.due) - monthNumber(body.month);
  return ahead < 1 || ahead > MONTHS_AHEAD ? refuse('due-out-of-range') : done(body);
}

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

function isKnown({ of, id }: Subject, { teams, complaints: { categories } }: Branch): boolean {
  switch (of) {
    case 'team':
      return teams.some((team) => team.id === id);
    case 'channel':
      return CASE_CHANNELS.some((channel) => channel === id);
    case 'category':
      return categories.some((category) => category.id === id);
    case 'cause':
      return categories.some((category) =>
        category.causes.some((cause) => `${category.id}/${cause.id}` === id),
      );
  }
}

/** The countermeasure after somebody looked into it; the same again changes nothing. */
export function followUp(
  found: Countermeasure | undefined,
  { outcome, note }: FollowUpBody,
  by: string,
  at: Instant,
): Outcome<Countermeasure, CountermeasureRefusal> {
  if (!found) return refuse('no-such-countermeasure');
  const last = found.followUps.at(-1);
  if (last?.outcome === outcome && last.note === note && last.by === by) return done(found);
  if (found.followUps.length === FOLLOW_UPS_MAX) return refuse('too-many-follow-ups');
  const looked = { outcome, ...(note !== undefined && { note }), by, at };
  return done({ ...found, followUps: [...found.followUps, looked] });
}

/** What is due in a period, with the figure of its own month and of the period, in the order of their ids. */
export function countermeasureFiguresOf(
  due: readonly Countermeasure[],
  casesOf: (month: string) => CaseFold,
  now: CaseFold,
  branch: Branch,
): CountermeasureFigures[] {
  const rows = due
    .toSorted((a, b) => (a.countermeasureId < b.countermeasureId ? -1 : 1))
    .map((found) => ({ found, atFirst: figureOf(found, casesOf(found.month)), now: figureOf(found, now) }));
  const shareOf = ({ cases, complaints }: CountermeasureFigures['now']) =>
    complaints === 0 ? undefined : { successes: cases, trials: complaints };
  const tests = comparisonsOf(
    'before',
    rows.map((row) => ({ one: shareOf(row.now), other: shareOf(row.atFirst) })),
  );
  return rows.flatMap(({ found, ...figures }, index) => {
    const { countermeasureId, of, id, month, due, measure, followUps } = found;
    const comparison = tests[index];
    const last = followUps.at(-1);
    return comparison
      ? [
          {
            countermeasureId,
            of,
            id,
            month,
            due,
            measure,
            name: subjectName(found, branch),
            ...(last && {
              followUp: { outcome: last.outcome, ...(last.note !== undefined && { note: last.note }) },
            }),
            ...figures,
            comparison,
          },
        ]
      : [];
  });
}

function figureOf({ of, id }: Subject, fold: CaseFold): CountermeasureFigures['now'] {
  const all = addUp(fold.map(({ tally }) => tally));
  const counted: Tally =
    of === 'team' ? addUp(fold.filter(({ team }) => team === id).map(({ tally }) => tally)) : all;
  const counter = of === 'team' ? 'complaints' : `${of}.${id}`;
  return { cases: counted[counter] ?? 0, complaints: all.complaints ?? 0 };
}

export function subjectName({ of, id }: Subject, branch: Branch): Wording {
  switch (of) {
    case 'team':
      return nameIn(branch.teams, id);
    case 'channel':
      return nameIn(
        CASE_CHANNELS.map((channel) => ({ id: channel, name: CASE_CHANNEL_NAMES[channel] })),
        id,
      );
    case 'category':
      return categoryName(branch, id);
    case 'cause':
      return causeName(branch, id);
  }
}
