/** One value of a table: text, a count, a percentage (null: n/a), or a share of the whole that may be drawn as a bar. */
export type SheetCell =
  | string
  | { readonly count: number | null }
  | { readonly percent: number | null; readonly few?: boolean }
  | { readonly share: number };

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
