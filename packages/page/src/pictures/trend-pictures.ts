import type { BriefingDocument, Trend } from '@huiyin/contracts';
import { Canvas, type Colour } from './canvas.ts';

export const PICTURES = ['satisfaction', 'praise'] as const;
export type PictureName = (typeof PICTURES)[number];

/** A chart without its labels, which stand around it as text. */
export interface Picture {
  readonly name: PictureName;
  readonly png: Uint8Array;
}

/** Twice what is shown, for dense screens. */
const [WIDTH, HEIGHT] = [1200, 300];
const INK: Colour = [11, 79, 92];
const GRID: Colour = [217, 224, 228];
const LIMIT: Colour = [122, 132, 140];
const ALARM: Colour = [143, 45, 10];

/** The values at the lower and upper edge of a chart, in percent: whole steps around everything that is drawn. */
export function edgesOf({ points, centre }: Trend, name: PictureName): readonly [low: number, high: number] {
  const drawn = points.flatMap((point) => [
    point[name] ?? [],
    ...(name === 'satisfaction' && point.limits ? [point.limits.low, point.limits.high] : []),
  ]);
  const values = [...drawn.flat(), ...(name === 'satisfaction' && centre !== null ? [centre] : [])];
  if (values.length === 0) return [0, 100];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = [1, 2, 5, 10, 20].find((each) => most - least <= each * 4) ?? 25;
  const low = Math.max(0, Math.floor(least / step) * step);
  const high = Math.min(100, Math.max(low + step, Math.ceil(most / step) * step));
  return [low === 100 ? 100 - step : low, high];
}

/** The charts of a briefing that has something to draw: two periods at least in which somebody was counted. */
export const picturesOf = ({ trend }: Pick<BriefingDocument, 'trend'>): Picture[] =>
  trend
    ? PICTURES.filter((name) => trend.points.filter((point) => point[name] !== null).length > 1).map(
        (name) => ({
          name,
          png: drawn(trend, name),
        }),
      )
    : [];

function drawn(trend: Trend, name: PictureName): Uint8Array {
  const canvas = new Canvas(WIDTH, HEIGHT);
  const { points, centre } = trend;
  const [low, high] = edgesOf(trend, name);
  const margin = 14;
  const xOf = (index: number) => ((index + 0.5) / points.length) * WIDTH;
  const yOf = (value: number) => HEIGHT - margin - ((value - low) / (high - low)) * (HEIGHT - 2 * margin);
  for (let step = 0; step <= 4; step += 1) {
    const y = yOf(low + ((high - low) * step) / 4);
    canvas.line(0, y, WIDTH, y, 2, GRID);
  }
  if (name === 'satisfaction') {
    if (centre !== null) canvas.line(0, yOf(centre), WIDTH, yOf(centre), 3, LIMIT);
    points.forEach(({ limits }, index) => {
      if (!limits) return;
      const half = WIDTH / points.length / 2;
      // Dashes tell a limit from the centre, in grey as well.
      for (const value of [limits.low, limits.high])
        for (let from = -half; from < half; from += 24)
          canvas.line(
            xOf(index) + from,
            yOf(value),
            xOf(index) + Math.min(half, from + 12),
            yOf(value),
            3,
            LIMIT,
          );
    });
  }
  const known = points.flatMap((point, index) => {
    const value = point[name];
    return value === null ? [] : [{ index, x: xOf(index), y: yOf(value), signal: point.signal }];
  });
  known.forEach(({ index, x, y }, at) => {
    const before = known[at - 1];
    // A period in which nobody was counted breaks the line.
    if (before && before.index === index - 1) canvas.line(before.x, before.y, x, y, 5, INK);
  });
  for (const { x, y, signal } of known)
    if (name === 'satisfaction' && signal !== 'none') canvas.rectangle(x - 12, y - 12, x + 12, y + 12, ALARM);
    else canvas.disc(x, y, 9, INK);
  return canvas.png();
}
