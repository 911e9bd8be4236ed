const RENDERED = Symbol('rendered');

/** An answer that is not JSON: a page or a file. */
export interface Rendered {
  readonly [RENDERED]: true;
  readonly contentType: string;
  readonly content: string | Uint8Array;
  readonly fileName?: string;
  /** About which teams alone it is; absent: whoever may not see the whole branch does not see it. */
  readonly ofTeams?: readonly string[];
}

/** Answers with a page (text) or a file (bytes); with a file name, browsers save it. */
export const rendered = (
  contentType: string,
  content: string | Uint8Array,
  { fileName, ofTeams }: Pick<Rendered, 'fileName' | 'ofTeams'> = {},
): Rendered => ({
  [RENDERED]: true,
  contentType,
  content,
  ...(fileName !== undefined && { fileName }),
  ...(ofTeams && { ofTeams }),
});

export const isRendered = (value: unknown): value is Rendered =>
  typeof value === 'object' && value !== null && RENDERED in value;
