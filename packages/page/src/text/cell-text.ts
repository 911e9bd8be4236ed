import type { SheetCell } from '../sheets/sheet.ts';
import { countText, percentText } from './numbers.ts';
import type { Words } from './words.ts';

/** A cell as text; empty: there is nothing to say. */
export function cellText(cell: SheetCell, { say }: Words): string {
  if (typeof cell === 'string') return cell;
  if ('count' in cell) return cell.count === null ? '' : countText(cell.count);
  if ('decimal' in cell) return cell.decimal === null ? '' : cell.decimal.toFixed(1);
  if ('shares' in cell) return cell.shares;
  if ('share' in cell) return percentText(cell.share * 100, cell.of);
  return cell.percent === null ? say('notApplicable') : percentText(cell.percent, cell.of);
}
