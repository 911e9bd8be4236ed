const RENDERED = Symbol('rendered');

/** An answer that is not JSON: a page or a file. */
export interface Rendered {
  readonly [RENDERED]: true;
  readonly contentType: string;
  readonly content: string | Uint8Array;
  readonly fileName?: string;
}

/** Answers with a page (text) or a file (bytes); with a file name, browsers save it. */
export const rendered = (contentType: string, content: string | Uint8Array, fileName?: string): Rendered => ({
  [RENDERED]: true,
  contentType,
  content,
  ...(fileName !== undefined && { fileName }),
});

export const isRendered = (value: unknown): value is Rendered =>
  typeof value === 'object' && value !== null && RENDERED in value;
