import { expect, test } from 'vitest';
import { barsOf, firstOf, floorOf } from './trend-rows.ts';

const point = (estimate: number, low: number, high: number) => ({
  callbacks: 40,
  ofRated: { estimate, low, high },
});

test('the scale of a table begins at the ten below its lowest interval', () => {
  const rows = [{ points: [point(98, 91, 99), null] }, { points: [point(80, 63.2, 90)] }];
  expect(floorOf(rows)).toBe(60);
  expect(floorOf([{ points: [point(99, 98, 100)] }])).toBe(90);
  expect(floorOf([])).toBe(90);
});

test('a chart begins with the first period in which anybody was rung, or is withheld', () => {
  const none = { callbacks: 0, ofRated: null };
  expect(firstOf([{ points: [none, none, point(90, 80, 95)] }, { points: [none, null, none] }])).toBe(1);
  expect(firstOf([{ points: [null, none] }])).toBe(0);
  expect(firstOf([{ points: [none, none] }])).toBe(Number.POSITIVE_INFINITY);
});

test('a bar stands where its period does; who was not rated, or is withheld, has none', () => {
  const points = [point(90, 80, 100), null, { callbacks: 0, ofRated: null }, point(80, 80, 90)];
  expect(barsOf(points, 80)).toEqual([
    { x: 7, at: 18, low: 36, high: 0 },
    { x: 49, at: 36, low: 36, high: 18 },
  ]);
});
