import type { Sheet, SheetCell } from '../sheets/sheet.ts';

/** In characters of the width of a digit. */
const [WIDTH_MIN, WIDTH_MAX] = [10, 48];
/** A heading is wrapped rather than make its column wide. */
const HEADING_MAX = 16;
/** Beside the text itself. */
const MARGIN = 2;
/** The longest number or percentage: `1,234,567`, `100.00%†`. */
const NUMBER_WIDTH = 9;

/** Wide enough for what stands in each column, and no wider than a page across bears. */
export const columnWidths = ({ columns, rows }: Sheet): number[] =>
  columns.map((heading, column) => {
    const cells = rows.map(({ cells }) => cellWidth(cells[column]));
    const widest = Math.max(Math.min(textWidth(heading), HEADING_MAX), ...cells);
    return Math.min(Math.max(widest + MARGIN, WIDTH_MIN), WIDTH_MAX);
  });

function cellWidth(cell: SheetCell | undefined): number {
  if (cell === undefined) return 0;
  if (typeof cell === 'string') return textWidth(cell);
  return 'shares' in cell ? textWidth(cell.shares) : NUMBER_WIDTH;
}

/** A Chinese character is as wide as two digits. */
export const textWidth = (text: string): number =>
  [...text].reduce((width, character) => width + (/[\u1100-\uffff]/u.test(character) ? 2 : 1), 0);
