import type { ReviewSheet, ScoreBody } from '@huiyin/contracts';

/** A score as somebody gives it: item by item, then what was fatal and a remark. Nothing is chosen beforehand. */
export interface GivenScore {
  readonly sheet: ReviewSheet;
  readonly points: Readonly<Record<string, number>>;
  readonly fatal: readonly string[];
  readonly remark: string;
  /** The item that digits score; behind the last one they mark what was fatal. */
  readonly at: number;
}

export const begin = (sheet: ReviewSheet): GivenScore => ({
  sheet,
  points: {},
  fatal: [],
  remark: '',
  at: 0,
});

/** A digit: the nth points of the item in sight, and on to the next; behind the last item the nth of what was fatal, there or not. */
export function press(given: GivenScore, digit: number): GivenScore {
  const item = given.sheet.items[given.at];
  if (!item) {
    const fatal = given.sheet.fatal[digit - 1];
    return fatal ? mark(given, fatal.id) : given;
  }
  const points = item.points[digit - 1];
  return points === undefined ? given : give(given, item.id, points);
}

/** Scores an item, and goes on to the one behind it. */
export const give = (given: GivenScore, id: string, points: number): GivenScore => ({
  ...given,
  points: { ...given.points, [id]: points },
  at: given.sheet.items.findIndex((item) => item.id === id) + 1,
});

/** Marks that it happened, or takes the mark away. */
export const mark = (given: GivenScore, id: string): GivenScore => ({
  ...given,
  fatal: given.fatal.includes(id) ? given.fatal.filter((each) => each !== id) : [...given.fatal, id],
});

/** Goes to an item, within the sheet; behind the last one is what was fatal. */
export const goTo = (given: GivenScore, at: number): GivenScore => ({
  ...given,
  at: Math.min(Math.max(at, 0), given.sheet.items.length),
});

export const missingOf = ({ sheet, points }: GivenScore) =>
  sheet.items.filter(({ id }) => points[id] === undefined);

export const totalOf = ({ points }: GivenScore): number =>
  Object.values(points).reduce((sum, each) => sum + each, 0);

/** What is sent; undefined: an item is not scored, or nobody said what was fatal. */
export function bodyOf(given: GivenScore): ScoreBody | undefined {
  const remark = given.remark.trim();
  if (missingOf(given).length > 0 || (given.fatal.length > 0 && remark === '')) return undefined;
  return { points: { ...given.points }, fatal: [...given.fatal], ...(remark !== '' && { remark }) };
}
