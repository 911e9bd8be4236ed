import type { RowTrends } from '@huiyin/contracts';

type Point = RowTrends['teams'][number]['points'][number];

/** One bar of a small chart: where it stands, from the left and from the top, in the chart's own units. */
export interface Bar {
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly at: number;
}

export const STEP = 14;
export const HEIGHT = 36;

/** The place of the first period in which anybody was rung: those before it are of no chart. Infinite: nobody was. */
export const firstOf = (rows: readonly { readonly points: readonly Point[] }[]): number =>
  Math.max(
    0,
    Math.min(
      ...rows
        .map(({ points }) => points.findIndex((point) => point?.callbacks !== 0))
        .filter((at) => at >= 0),
    ),
  );

/** Where the scale of several rows begins: the ten below the lowest interval, percent; at most ninety. */
export const floorOf = (rows: readonly { readonly points: readonly Point[] }[]): number =>
  Math.max(
    0,
    Math.floor(
      Math.min(90, ...rows.flatMap(({ points }) => points.flatMap((point) => point?.ofRated?.low ?? []))) /
        10,
    ) * 10,
  );

/** The bars of a row on that scale; a period of whom nobody rated, or that is withheld, has none. */
export const barsOf = (points: readonly Point[], floor: number): readonly Bar[] => {
  const y = (percent: number): number =>
    Math.round(HEIGHT * (1 - (percent - floor) / (100 - floor)) * 10) / 10;
  return points.flatMap((point, index) =>
    point?.ofRated
      ? [
          {
            x: index * STEP + STEP / 2,
            low: y(point.ofRated.low),
            high: y(point.ofRated.high),
            at: y(point.ofRated.estimate),
          },
        ]
      : [],
  );
};
