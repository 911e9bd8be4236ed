import { isSmallSample } from '@huiyin/vocabulary';

/**
 * One value of a table: text, a count, a number with one decimal (null: withheld, or n/a), a percentage (null: n/a), a share of the whole that may be drawn as a bar, or
 * several shares of one whole as text. The last three say of how many they are, so that every one of a small sample is
 * marked; null: that is not known.
 */
export type SheetCell =
  | string
  | { readonly count: number | null }
  | { readonly decimal: number | null }
  | { readonly percent: number | null; readonly of: number | null }
  | { readonly share: number; readonly of: number }
  | { readonly shares: string; readonly of: number };

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  readonly isTotal?: boolean;
}

/** A table of the briefing before it is a table of a mail or of a spreadsheet, so that both show the same. */
export interface Sheet {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly notes: readonly string[];
  /** `narrow`: few columns, which stretched over the whole page would lie far apart; `wrapped`: long texts. */
  readonly layout?: 'narrow' | 'wrapped';
}

/** Does a cell show a figure of too small a sample to rank by? */
export const isMarked = (cell: SheetCell): boolean =>
  typeof cell === 'object' &&
  'of' in cell &&
  isSmallSample(cell.of) &&
  !('percent' in cell && cell.percent === null) &&
  !('shares' in cell && cell.shares === '');
