/** One value of a table: text, a count, a percentage (null: n/a), or a share of the whole that may be drawn as a bar. */
export type Cell =
  | string
  | { readonly count: number | null }
  | { readonly percent: number | null; readonly few?: boolean }
  | { readonly share: number };

export interface Row {
  readonly cells: readonly Cell[];
  readonly isTotal?: boolean;
}

/** A table of the briefing before it is a table of a mail or of a spreadsheet, so that both show the same. */
export interface Sheet {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
  /** Few columns: stretched over the whole page, a number would lie far from its name. */
  readonly isNarrow?: boolean;
}
