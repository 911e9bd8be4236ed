import { describe, expect, it } from 'vitest';
import type { Sheet } from '../sheets/sheet.ts';
import { columnWidths, textWidth } from './column-widths.ts';

const sheet = (columns: string[], cells: Sheet['rows'][number]['cells']): Sheet => ({
  title: '',
  columns,
  rows: [{ cells }],
  notes: [],
});

describe('the widths of columns', () => {
  it('follow what stands in them, a Chinese character as wide as two digits', () => {
    expect(textWidth('维修1班')).toBe(7);
    expect(columnWidths(sheet(['班组', 'n'], ['深圳燃气维修一班', { count: 1_234_567 }]))).toEqual([18, 11]);
  });

  it('are neither hairlines nor wider than a page bears', () => {
    expect(columnWidths(sheet(['a', 'b'], ['x', 'x'.repeat(300)]))).toEqual([10, 48]);
  });

  it('do not follow a long heading, which is wrapped', () => {
    expect(columnWidths(sheet(['a heading of more than sixteen'], ['x']))).toEqual([18]);
  });
});
