import { crc32, inflateSync } from 'node:zlib';
import type { Trend } from '@huiyin/contracts';
import { describe, expect, it } from 'vitest';
import { Canvas } from './canvas.ts';
import { edgesOf, picturesOf } from './trend-pictures.ts';

/** Width, height and the pixels of a PNG as `pngOf` writes it; fails where a chunk's sum is wrong. */
function read(png: Uint8Array) {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks.set(body.subarray(0, 4).toString(), body.subarray(4));
    at += 12 + length;
  }
  const header = chunks.get('IHDR') ?? expect.fail();
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(chunks.get('IDAT') ?? expect.fail());
  expect(rows.length).toBe((width * 3 + 1) * height);
  const pixel = (x: number, y: number) => [...rows.subarray(y * (width * 3 + 1) + 1 + x * 3).subarray(0, 3)];
  return { width, height, pixel };
}

const point = (
  period: string,
  satisfaction: number | null,
  overrides: object = {},
): Trend['points'][number] => ({
  period,
  satisfaction,
  praise: null,
  limits: satisfaction === null ? null : { low: 96, high: 100 },
  signal: 'none',
  ...overrides,
});
const trendOf = (...points: Trend['points']): Trend => ({ points, centre: 98, chart: 'p', falseAlarms: 1 });

describe('a drawn picture', () => {
  it('is what was drawn, white elsewhere, its edges smooth', () => {
    const canvas = new Canvas(20, 10);
    canvas.rectangle(2, 3, 6, 5, [10, 20, 30]);
    canvas.rectangle(10.5, 3, 12, 5, [0, 0, 0]);
    const { width, height, pixel } = read(canvas.png());
    expect([width, height]).toEqual([20, 10]);
    expect([pixel(2, 3), pixel(5, 4)]).toEqual([
      [10, 20, 30],
      [10, 20, 30],
    ]);
    expect([pixel(1, 3), pixel(6, 4), pixel(2, 2), pixel(5, 5)]).toEqual(Array(4).fill([255, 255, 255]));
    expect(pixel(10, 3)).toEqual([128, 128, 128]);
  });

  it('has strokes of their thickness, and nothing beyond the sheet', () => {
    const canvas = new Canvas(20, 10);
    canvas.line(-5, 5, 25, 5, 2, [0, 0, 0]);
    canvas.disc(10, 0, 2, [9, 9, 9]);
    const { pixel } = read(canvas.png());
    expect([pixel(0, 4), pixel(19, 5)]).toEqual(Array(2).fill([0, 0, 0]));
    expect([pixel(0, 3), pixel(0, 6)]).toEqual(Array(2).fill([255, 255, 255]));
    expect(pixel(10, 0)).toEqual([9, 9, 9]);
  });
});

describe('a chart', () => {
  it('reaches over everything that it draws, in whole steps', () => {
    expect(edgesOf(trendOf(point('a', 97.4), point('b', 99.9)), 'satisfaction')).toEqual([96, 100]);
    expect(edgesOf(trendOf(point('a', 60), point('b', 99)), 'satisfaction')).toEqual([60, 100]);
    expect(
      edgesOf(trendOf(point('a', 99, { praise: 3.2 }), point('b', 99, { praise: 9 })), 'praise'),
    ).toEqual([2, 10]);
    expect(edgesOf({ ...trendOf(point('a', 100, { limits: null })), centre: 100 }, 'satisfaction')).toEqual([
      99, 100,
    ]);
    expect(edgesOf(trendOf(point('a', null)), 'praise')).toEqual([0, 100]);
  });

  it('is drawn where somebody was counted in two periods, and of that alone', () => {
    expect(picturesOf({ trend: undefined })).toEqual([]);
    expect(picturesOf({ trend: trendOf(point('a', 98), point('b', null)) })).toEqual([]);
    expect(picturesOf({ trend: trendOf(point('a', 98), point('b', 99)) }).map(({ name }) => name)).toEqual([
      'satisfaction',
    ]);
  });

  it('has each period in the middle of its share of the width, and one outside its limits as a square', () => {
    const [picture = expect.fail()] = picturesOf({
      trend: trendOf(point('a', 98), point('b', 94, { signal: 'below' })),
    });
    const { width, height, pixel } = read(picture.png);
    const column = (x: number) => Array.from({ length: height }, (_, y) => pixel(x, y).join());
    expect(column(width / 4)).toContain('11,79,92');
    expect(column((width * 3) / 4)).toContain('143,45,10');
    expect(column(width / 4)).not.toContain('143,45,10');
  });
});
